import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import {
  type NewAppointment,
  type NewOrganisation,
  type NewStaff,
  newAppointment,
  newOrganisation,
  newStaff,
  type OrganisationChange,
  oidcIdentity,
  organisationChange,
  type StaffChange,
  staffChange,
  type TermEnd,
  termEnd,
} from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import type { StaffActor } from './organisation.actor.ts';
import { organisationView, staffView } from './organisation.schemas.ts';
import { OrganisationService } from './organisation.service.ts';
import { StaffAccess } from './staff.access.ts';
import { StaffService } from './staff.service.ts';

const one = z.strictObject({ id: z.uuid() });
const term = z.strictObject({ id: z.uuid(), appointmentId: z.uuid() });
type One = z.output<typeof one>;

/** The tree of organisations. */
@Controller('organisations')
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Get()
  @Access('organisation.read')
  @Answers(200, z.object({ items: z.array(organisationView) }), { zh: '组织机构', en: 'Organisations' })
  async tree(@CurrentActor() actor: StaffActor) {
    return { items: await this.organisations.tree(actor) };
  }

  @Post()
  @Access('organisation.manage')
  @Answers(201, organisationView, { zh: '新增单位', en: 'Add an organisation' })
  add(@CurrentActor() actor: StaffActor, @Body({ schema: newOrganisation }) input: NewOrganisation) {
    return this.organisations.add(actor, input);
  }

  @Patch(':id')
  @Access('organisation.manage')
  @Answers(200, organisationView, { zh: '修改单位', en: 'Change an organisation' })
  change(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: organisationChange }) change: OrganisationChange,
  ) {
    return this.organisations.change(actor, id, change);
  }
}

/** The people of the office. */
@Controller('staff')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly access: StaffAccess,
  ) {}

  @Get()
  @Access('organisation.read')
  @Answers(200, z.object({ items: z.array(staffView) }), { zh: '人员', en: 'Staff' })
  async list(@CurrentActor() actor: StaffActor) {
    return { items: await this.staff.list(actor) };
  }

  @Post()
  @Access('staff.manage')
  @Answers(201, staffView, { zh: '新增人员', en: 'Add somebody' })
  add(@CurrentActor() actor: StaffActor, @Body({ schema: newStaff }) input: NewStaff) {
    return this.staff.add(actor, input);
  }

  @Patch(':id')
  @Access('staff.manage')
  @Answers(200, staffView, { zh: '修改人员', en: 'Change somebody' })
  change(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: staffChange }) change: StaffChange,
  ) {
    return this.staff.change(actor, id, change);
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @Access('staff.manage')
  @Answers(204, z.undefined(), { zh: '强制退出某人的全部登录', en: 'Sign somebody out everywhere' })
  signOut(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One): Promise<void> {
    return this.access.signOut(actor, id);
  }

  @Put(':id/oidc-identity')
  @HttpCode(204)
  @Access('staff.manage')
  @Answers(204, z.undefined(), {
    zh: '登记某人的单点登录账号',
    en: 'Register who somebody is at the identity provider',
  })
  registerIdentity(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: oidcIdentity }) by: z.output<typeof oidcIdentity>,
  ): Promise<void> {
    return this.access.registerIdentity(actor, id, by);
  }

  @Delete(':id/oidc-identity')
  @HttpCode(204)
  @Access('staff.manage')
  @Answers(204, z.undefined(), { zh: '取消某人的单点登录账号', en: 'Remove it' })
  removeIdentity(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One): Promise<void> {
    return this.access.removeIdentity(actor, id);
  }

  @Delete(':id/second-factor')
  @HttpCode(204)
  @Access('staff.manage')
  @Answers(204, z.undefined(), { zh: '重置某人的动态验证码', en: "Reset somebody's second factor" })
  resetSecondFactor(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One): Promise<void> {
    return this.access.resetSecondFactor(actor, id);
  }

  @Post(':id/appointments')
  @Access('staff.manage')
  @Answers(201, staffView, { zh: '任职', en: 'Appoint' })
  appoint(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: newAppointment }) input: NewAppointment,
  ) {
    return this.staff.appoint(actor, id, input);
  }

  @Patch(':id/appointments/:appointmentId')
  @Access('staff.manage')
  @Answers(200, staffView, { zh: '结束任职', en: 'End a term' })
  endTerm(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: term }) { id, appointmentId }: z.output<typeof term>,
    @Body({ schema: termEnd }) end: TermEnd,
  ) {
    return this.staff.endTerm(actor, id, appointmentId, end);
  }
}
