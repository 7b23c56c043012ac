import { Module } from '@nestjs/common';
import { AccountTrailController } from './account-trail.controller.ts';
import { AccountTrail } from './account-trail.query.ts';
import { OrganisationController, StaffController } from './organisation.controller.ts';
import { OrganisationService } from './organisation.service.ts';
import { StaffAccess } from './staff.access.ts';
import { StaffService } from './staff.service.ts';

/** Organisations, the people who work in them, and who they are when they sign in. */
@Module({
  controllers: [OrganisationController, StaffController, AccountTrailController],
  providers: [OrganisationService, StaffService, AccountTrail, StaffAccess],
})
export class OrganisationModule {}
