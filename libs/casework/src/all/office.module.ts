import { type DynamicModule, Module } from '@nestjs/common';
import { AgreementModule } from '#casework/agreement';
import { AttachmentModule } from '#casework/attachment';
import { BackupModule } from '#casework/backup';
import { CasePaperModule } from '#casework/case-paper';
import { DeliveryModule } from '#casework/delivery';
import { DisputeModule } from '#casework/dispute';
import { DossierModule } from '#casework/dossier';
import { EscalationModule } from '#casework/escalation';
import { ExchangeModule } from '#casework/exchange';
import { LegalHoldModule } from '#casework/legal-hold';
import { LiveModule } from '#casework/live';
import { LocalTypeModule } from '#casework/local-type';
import { NotificationModule } from '#casework/notification';
import { CapabilityPolicy, OrganisationActorSource, OrganisationModule } from '#casework/organisation';
import { PolicyModule } from '#casework/policy';
import { PublicityModule } from '#casework/publicity';
import { ReceiptModule } from '#casework/receipt';
import { RetentionModule } from '#casework/retention';
import { ReviewModule } from '#casework/review';
import { RuleBookModule } from '#casework/rule-book';
import { SealedNoteModule } from '#casework/sealed-note';
import { StatisticsModule } from '#casework/statistics';
import { SuccessionModule } from '#casework/succession';
import { SupervisionModule } from '#casework/supervision';
import { TrainingModule, trainingClock } from '#casework/training';
import { TypicalCaseModule } from '#casework/typical-case';
import { VerificationModule } from '#casework/verification';
import {
  AuthModule,
  type Clock,
  ClockModule,
  type Config,
  DatabaseModule,
  type KeySource,
  type Migration,
  QueueDoorModule,
  QueueModule,
  type RelayTimes,
  StorageModule,
  VaultModule,
} from '#platform';

/** What one process opens the office with. */
export interface OfficeSettings {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Where the key ring lies. */
  readonly keys: KeySource;
  /** All of them, in their order. */
  readonly migrations: readonly Migration[];
  /** `api` only writes messages, `worker` and `both` also carry and handle them. */
  readonly role: 'api' | 'worker' | 'both';
  /** Default: the machine's, moved by the days of the settings. */
  readonly clock?: Clock | undefined;
  /** Keeps several installations on one Redis apart; default: the one name of the product. */
  readonly queuePrefix?: string | undefined;
  /** How often the relay looks, and when it misses a message. */
  readonly relayTimes?: RelayTimes | undefined;
}

/** The office on its plumbing and without a door: all there is to a worker and to a command, and the inside of the API. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class OfficeModule {
  static forRoot(settings: OfficeSettings): DynamicModule {
    const { config, databaseUrl, keys, migrations, role, queuePrefix, relayTimes } = settings;
    const clock = trainingClock(config, settings.clock);
    return {
      module: OfficeModule,
      imports: [
        ClockModule.forRoot({ shiftDays: config.clockShiftDays, ...(clock === undefined ? {} : { clock }) }),
        DatabaseModule.forRoot({ url: databaseUrl, poolSize: config.poolSize, migrations }),
        VaultModule.forRoot({ keys }),
        StorageModule.forRoot({ config }),
        QueueModule.forRoot({
          ...relayTimes,
          role,
          databaseUrl,
          redisUrl: config.redisUrl,
          ...(queuePrefix === undefined ? {} : { prefix: queuePrefix }),
        }),
        QueueDoorModule,
        // Also where nobody signs in: people are made by the administrator's service.
        AuthModule.forRoot({
          actorSource: OrganisationActorSource,
          accessPolicy: CapabilityPolicy,
          sessionHours: config.sessionHours,
          sessionDays: config.sessionDays,
          secondFactorGraceDays: config.secondFactorGraceDays,
          rates: config.rates,
          oidc: config.oidc,
          isCookieSecure: config.isCookieSecure,
        }),
        OrganisationModule,
        DisputeModule,
        AgreementModule,
        AttachmentModule,
        CasePaperModule,
        NotificationModule,
        DeliveryModule.forRoot(config.outgoing),
        LegalHoldModule,
        LiveModule,
        DossierModule,
        EscalationModule,
        ExchangeModule,
        LocalTypeModule,
        PolicyModule,
        PublicityModule,
        ReceiptModule.forRoot(config.outgoing),
        RetentionModule,
        ReviewModule,
        RuleBookModule,
        SealedNoteModule,
        StatisticsModule.forRoot(config.statistics),
        SuccessionModule,
        SupervisionModule,
        TrainingModule,
        TypicalCaseModule,
        VerificationModule,
        BackupModule.forRoot({ config, databaseUrl, keys }),
      ],
    };
  }
}
