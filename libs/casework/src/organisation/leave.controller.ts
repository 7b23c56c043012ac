import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type NewLeave, newLeave } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { LeaveService } from './leave.service.ts';
import { leavePage, leaveView } from './leave.view.ts';
import type { StaffActor } from './organisation.actor.ts';

const one = z.strictObject({ id: z.uuid() });
const theirs = z.strictObject({ id: z.uuid(), leaveId: z.uuid() });

/** Everybody's own leave. */
@Controller('me/leave')
@Access('account.own')
export class OwnLeaveController {
  constructor(private readonly leave: LeaveService) {}

  @Get()
  @Answers(200, leavePage, { zh: '本人请假与代理', en: 'My leave, and for whom I stand in' })
  page(@CurrentActor() actor: StaffActor) {
    return this.leave.page(actor, actor.staffId);
  }

  @Post()
  @Answers(201, leaveView, { zh: '登记本人请假', en: 'Enter my leave' })
  enter(@CurrentActor() actor: StaffActor, @Body({ schema: newLeave }) input: NewLeave) {
    return this.leave.enter(actor, actor.staffId, input);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Answers(200, leaveView, { zh: '提前结束本人请假', en: 'End my leave early' })
  end(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.leave.end(actor, actor.staffId, id);
  }
}

/** The leave of others: for the head of their unit, and for administrators. */
@Controller('staff/:id/leave')
@Access('account.own')
export class StaffLeaveController {
  constructor(private readonly leave: LeaveService) {}

  @Get()
  @Answers(200, leavePage, { zh: '某人请假与代理', en: "Somebody's leave, and for whom they stand in" })
  page(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.leave.page(actor, id);
  }

  @Post()
  @Answers(201, leaveView, { zh: '登记某人请假', en: "Enter somebody's leave" })
  enter(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: newLeave }) input: NewLeave,
  ) {
    return this.leave.enter(actor, id, input);
  }

  @Post(':leaveId/end')
  @HttpCode(200)
  @Answers(200, leaveView, { zh: '提前结束某人请假', en: "End somebody's leave early" })
  end(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: theirs }) { id, leaveId }: z.output<typeof theirs>,
  ) {
    return this.leave.end(actor, id, leaveId);
  }
}
