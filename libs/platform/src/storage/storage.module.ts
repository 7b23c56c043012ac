import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../config/config.ts';
import { defaultDataFolder } from '../database/embedded/data-folder.ts';
import { FolderStore } from './folder.store.ts';
import { ObjectStore } from './object.store.ts';
import { S3Store } from './s3.store.ts';

/** The store that the settings name, else the folder `files` beside the data. */
export async function objectStoreFor({
  storage,
  dataFolder,
}: Pick<Config, 'storage' | 'dataFolder'>): Promise<ObjectStore> {
  if (storage === undefined)
    return new FolderStore(join(resolve(dataFolder ?? (await defaultDataFolder())), 'files'));
  if (!('accessKey' in storage)) return new FolderStore(fileURLToPath(storage.url));
  const spoolFolder = join(dataFolder === undefined ? tmpdir() : resolve(dataFolder), 'fengqiao-incoming');
  return new S3Store({ ...storage, spoolFolder });
}

/** The store of files, everywhere. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class StorageModule {
  static forRoot({ config }: { readonly config: Pick<Config, 'storage' | 'dataFolder'> }): DynamicModule {
    return {
      module: StorageModule,
      global: true,
      providers: [{ provide: ObjectStore, useFactory: () => objectStoreFor(config) }],
      exports: [ObjectStore],
    };
  }
}
