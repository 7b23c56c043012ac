import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Access, Answers, CurrentActor } from '#platform';
import { AccountTrail, accountEventView, accountTrailFilter } from './account-trail.query.ts';
import type { StaffActor } from './organisation.actor.ts';

/** The trail of the accounts, for the auditor. */
@Controller('account-events')
export class AccountTrailController {
  constructor(private readonly trail: AccountTrail) {}

  @Get()
  @Access('audit.read')
  @Answers(200, z.object({ items: z.array(accountEventView) }), {
    zh: '登录与账号日志',
    en: 'Trail of the accounts',
  })
  async list(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: accountTrailFilter }) filter: z.output<typeof accountTrailFilter>,
  ) {
    return { items: await this.trail.list(actor, filter) };
  }
}
