import { Module } from '@nestjs/common';
import { OrganisationController, StaffController } from './organisation.controller.ts';
import { OrganisationService } from './organisation.service.ts';
import { StaffService } from './staff.service.ts';

/** Organisations, the people who work in them, and who they are when they sign in. */
@Module({
  controllers: [OrganisationController, StaffController],
  providers: [OrganisationService, StaffService],
})
export class OrganisationModule {}
