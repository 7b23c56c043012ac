import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { EscalationModule } from '#casework/escalation';
import { ExchangeModule } from '#casework/exchange';
import { NotificationModule } from '#casework/notification';
import { OrganisationModule } from '#casework/organisation';
import { ReviewModule } from '#casework/review';
import { StatisticsModule } from '#casework/statistics';

/** The whole office: every concept with its doors and its jobs. */
@Module({
  imports: [
    OrganisationModule,
    DisputeModule,
    NotificationModule,
    EscalationModule,
    ExchangeModule,
    ReviewModule,
    StatisticsModule,
  ],
})
export class CaseworkModule {}
