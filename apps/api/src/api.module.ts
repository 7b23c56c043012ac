import { type DynamicModule, Module } from '@nestjs/common';
import { CaseworkModule } from '#casework/all';
import { CapabilityPolicy, OrganisationActorSource } from '#casework/organisation';
import { migrations } from '#migrations';
import {
  AuthModule,
  type Clock,
  ClockModule,
  type Config,
  DatabaseModule,
  HealthModule,
  type KeySource,
  QueueModule,
  VaultModule,
} from '#platform';

/** What an application of the product is made of. */
export interface Assembly {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Where the key ring lies. */
  readonly keys: KeySource;
  /** `both`: this process also carries and handles the messages. */
  readonly role: 'api' | 'both';
  /** Default: the machine's, moved by the days of the settings. */
  readonly clock?: Clock;
  /** Keeps several installations on one Redis apart; default: the one name of the product. */
  readonly queuePrefix?: string;
}

/** The door for programs and for the browser. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class ApiModule {
  static forRoot({ config, databaseUrl, keys, role, clock, queuePrefix }: Assembly): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ClockModule.forRoot({ shiftDays: config.clockShiftDays, ...(clock === undefined ? {} : { clock }) }),
        DatabaseModule.forRoot({ url: databaseUrl, poolSize: config.poolSize, migrations }),
        VaultModule.forRoot({ keys }),
        QueueModule.forRoot({
          role,
          databaseUrl,
          ...(config.redisUrl === undefined ? {} : { redisUrl: config.redisUrl }),
          ...(queuePrefix === undefined ? {} : { prefix: queuePrefix }),
        }),
        AuthModule.forRoot({
          actorSource: OrganisationActorSource,
          accessPolicy: CapabilityPolicy,
          sessionHours: config.sessionHours,
          sessionDays: config.sessionDays,
          isCookieSecure: config.isCookieSecure,
        }),
        HealthModule.forRoot({ metricsToken: config.metricsToken }),
        CaseworkModule,
      ],
    };
  }
}
