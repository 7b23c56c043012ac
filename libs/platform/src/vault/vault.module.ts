import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { KeySource } from './key.file.ts';
import { RetiredKeysJob } from './retired.keys.job.ts';
import { Vault } from './vault.ts';

/** The keys, everywhere. The process refuses to start without those that the data need. Expects a global DataSource. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class VaultModule {
  static forRoot({ keys }: { readonly keys: KeySource }): DynamicModule {
    return {
      module: VaultModule,
      global: true,
      providers: [
        {
          provide: Vault,
          useFactory: (dataSource: DataSource) => Vault.open(dataSource, keys),
          inject: [DataSource],
        },
        RetiredKeysJob,
      ],
      exports: [Vault],
    };
  }
}
