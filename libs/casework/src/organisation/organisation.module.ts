import { Module } from '@nestjs/common';
import { AccountTrailController } from './account-trail.controller.ts';
import { AccountTrail } from './account-trail.query.ts';
import { OwnLeaveController, StaffLeaveController } from './leave.controller.ts';
import { LeaveService } from './leave.service.ts';
import { OrganisationController, StaffController } from './organisation.controller.ts';
import { OrganisationService } from './organisation.service.ts';
import { StaffAccess } from './staff.access.ts';
import { StaffKeysController } from './staff.keys.controller.ts';
import { StaffKeys } from './staff.keys.ts';
import { StaffService } from './staff.service.ts';

/** Organisations, the people who work in them, and who they are when they sign in. */
@Module({
  controllers: [
    OrganisationController,
    StaffController,
    StaffKeysController,
    StaffLeaveController,
    OwnLeaveController,
    AccountTrailController,
  ],
  providers: [OrganisationService, StaffService, AccountTrail, StaffAccess, StaffKeys, LeaveService],
})
export class OrganisationModule {}
