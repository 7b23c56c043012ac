import { type DynamicModule, Module } from '@nestjs/common';
import { CaseworkModule } from '#casework/all';
import { CapabilityPolicy, OrganisationActorSource } from '#casework/organisation';
import { migrations } from '#migrations';
import {
  AuthModule,
  ClockModule,
  type Config,
  DatabaseModule,
  type KeySource,
  QueueModule,
  VaultModule,
} from '#platform';

/** The same office without its doors. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class WorkerModule {
  /** @param role  `api` leaves the messages that it writes to others, as a single command does; default `worker` */
  static forRoot({
    config,
    databaseUrl,
    keys,
    role = 'worker',
  }: {
    readonly config: Config;
    readonly databaseUrl: string;
    readonly keys: KeySource;
    readonly role?: 'api' | 'worker';
  }): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ClockModule.forRoot({ shiftDays: config.clockShiftDays }),
        DatabaseModule.forRoot({ url: databaseUrl, poolSize: config.poolSize, migrations }),
        VaultModule.forRoot({ keys }),
        QueueModule.forRoot({ role, databaseUrl, redisUrl: config.redisUrl }),
        // People are made by the administrator's service, which the office brings along.
        AuthModule.forRoot({ actorSource: OrganisationActorSource, accessPolicy: CapabilityPolicy }),
        CaseworkModule,
      ],
    };
  }
}
