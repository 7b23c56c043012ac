import { Module } from '@nestjs/common';
import { OrganisationActorSource } from '#casework/organisation';
import { PolicyController } from './policy.controller.ts';
import { PolicyService } from './policy.service.ts';

/** Answers what somebody may see and do, and why, from the tables that decide it. */
@Module({
  controllers: [PolicyController],
  providers: [PolicyService, OrganisationActorSource],
})
export class PolicyModule {}
