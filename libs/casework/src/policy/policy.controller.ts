import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { PolicyService } from './policy.service.ts';
import { rightsQuery, rightsView } from './policy.view.ts';

const one = z.strictObject({ id: z.uuid() });
type Asked = z.output<typeof rightsQuery>;

/** The policy, asked about one person. */
@Controller()
export class PolicyController {
  constructor(private readonly policy: PolicyService) {}

  @Get('rights')
  @Access('account.own')
  @Answers(200, rightsView, { zh: '我能看什么、做什么，为什么', en: 'What I may see and do, and why' })
  mine(@CurrentActor() actor: StaffActor, @Query({ schema: rightsQuery }) { dispute }: Asked) {
    return this.policy.ofOneself(actor, dispute);
  }

  @Get('staff/:id/rights')
  @Access('staff.manage')
  @Answers(200, rightsView, {
    zh: '某人能看什么、做什么，为什么（涉及案件时留痕）',
    en: 'What somebody may see and do, and why; noted where a case is named',
  })
  theirs(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Query({ schema: rightsQuery }) { dispute }: Asked,
  ) {
    return this.policy.ofSomebody(actor, id, dispute);
  }
}
