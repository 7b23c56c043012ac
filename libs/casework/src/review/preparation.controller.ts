import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  type AddToAgenda,
  addToAgenda,
  type MoveMeeting,
  moveMeeting,
  type PlanMeeting,
  planMeeting,
  type SetSchedule,
  setSchedule,
  type WithReason,
  withReason,
} from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { MeetingPlanning } from './meeting.planning.ts';
import { meetingView } from './meeting.view.ts';
import { type ScheduleQuery, ScheduleService, scheduleQuery, scheduleView } from './schedule.service.ts';

const meetingId = z.strictObject({ id: z.uuid() });
const additionOf = z.strictObject({ id: z.uuid(), additionId: z.uuid() });

/** What is prepared before a meeting: when it is held, and what people add to its agenda. */
@Controller('review')
export class PreparationController {
  constructor(
    private readonly schedules: ScheduleService,
    private readonly planning: MeetingPlanning,
  ) {}

  @Get('schedule')
  @Access('review.read')
  @Answers(200, scheduleView, { zh: '例会时间', en: 'When the weekly review is held' })
  schedule(@CurrentActor() actor: StaffActor, @Query({ schema: scheduleQuery }) query: ScheduleQuery) {
    return this.schedules.show(actor, query);
  }

  @Put('schedule')
  @Access('review.prepare')
  @Answers(200, scheduleView, {
    zh: '设定例会时间、地点和人员',
    en: 'Set when and where it is held, and with whom',
  })
  setSchedule(@CurrentActor() actor: StaffActor, @Body({ schema: setSchedule }) asked: SetSchedule) {
    return this.schedules.set(actor, asked);
  }

  @Post('meetings')
  @Access('review.hold')
  @Answers(201, meetingView, { zh: '安排研判会', en: 'Plan a meeting' })
  plan(@CurrentActor() actor: StaffActor, @Body({ schema: planMeeting }) asked: PlanMeeting) {
    return this.planning.plan(actor, asked);
  }

  @Post('meetings/:id/move')
  @HttpCode(200)
  @Access('review.prepare')
  @Answers(200, meetingView, { zh: '改期', en: 'Move a planned meeting' })
  move(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: moveMeeting }) asked: MoveMeeting,
  ) {
    return this.planning.move(actor, id, asked);
  }

  @Post('meetings/:id/cancel')
  @HttpCode(200)
  @Access('review.prepare')
  @Answers(200, meetingView, { zh: '取消会议', en: 'Cancel a planned meeting' })
  cancel(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: withReason }) asked: WithReason,
  ) {
    return this.planning.cancel(actor, id, asked);
  }

  @Post('meetings/:id/agenda')
  @Access('review.prepare')
  @Answers(201, meetingView, { zh: '列入议程', en: 'Put a case or a matter on the agenda' })
  add(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: addToAgenda }) asked: AddToAgenda,
  ) {
    return this.planning.add(actor, id, asked);
  }

  @Post('meetings/:id/agenda/:additionId/removal')
  @HttpCode(200)
  @Access('review.prepare')
  @Answers(200, meetingView, { zh: '撤下列入事项', en: 'Take an addition off the agenda again' })
  takeOff(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: additionOf }) ids: z.output<typeof additionOf>,
    @Body({ schema: withReason }) asked: WithReason,
  ) {
    return this.planning.takeOff(actor, ids, asked);
  }
}
