import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  type CloseMeeting,
  closeMeeting,
  type OpenMeeting,
  openMeeting,
  type WithReason,
  withReason,
} from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { Dashboard } from './dashboard/dashboard.service.ts';
import {
  type DashboardQuery,
  dashboardQuery,
  dashboardView,
  type FigureQuery,
  figureCasesView,
  figureQuery,
} from './dashboard/dashboard.view.ts';
import { MeetingReader } from './meeting.reader.ts';
import { MeetingService } from './meeting.service.ts';
import { type MeetingListQuery, meetingListQuery, meetingPage, meetingView } from './meeting.view.ts';

const meetingId = z.strictObject({ id: z.uuid() });

/** The weekly review: its screen and its meetings. */
@Controller('review')
export class ReviewController {
  constructor(
    private readonly dashboards: Dashboard,
    private readonly meetings: MeetingService,
    private readonly reader: MeetingReader,
  ) {}

  @Get('dashboard')
  @Access('review.read')
  @Answers(200, dashboardView, { zh: '每周研判看板', en: 'Dashboard of the weekly review' })
  dashboard(@CurrentActor() actor: StaffActor, @Query({ schema: dashboardQuery }) query: DashboardQuery) {
    return this.dashboards.show(actor, query);
  }

  @Get('dashboard/cases')
  @Access('review.read')
  @Answers(200, figureCasesView, {
    zh: '看板数字背后的案件',
    en: 'The cases behind a number of the dashboard',
  })
  cases(@CurrentActor() actor: StaffActor, @Query({ schema: figureQuery }) query: FigureQuery) {
    return this.dashboards.cases(actor, query);
  }

  @Get('meetings')
  @Access('review.read')
  @Answers(200, meetingPage, { zh: '研判会列表', en: 'Review meetings' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: meetingListQuery }) query: MeetingListQuery) {
    return this.reader.page(actor, query);
  }

  @Get('meetings/:id')
  @Access('review.read')
  @Answers(200, meetingView, { zh: '研判会详情和议程', en: 'A meeting with its agenda' })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>) {
    return this.reader.view(id, actor);
  }

  @Post('meetings/:id/open')
  @HttpCode(200)
  @Access('review.hold')
  @Answers(200, meetingView, {
    zh: '开会（数据和议程即时固定）',
    en: 'Open it; figures and agenda are frozen',
  })
  open(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: openMeeting }) asked: OpenMeeting,
  ) {
    return this.meetings.open(actor, id, asked);
  }

  @Post('meetings/:id/close')
  @HttpCode(200)
  @Access('review.hold')
  @Answers(200, meetingView, {
    zh: '结束会议，生成纪要和交办单',
    en: 'Close it; minutes and task slips are made',
  })
  close(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: closeMeeting }) asked: CloseMeeting,
  ) {
    return this.meetings.close(actor, id, asked);
  }

  @Post('meetings/:id/reopen')
  @HttpCode(200)
  @Access('review.hold')
  @Answers(200, meetingView, {
    zh: '重新开会（原纪要保留）',
    en: 'Open the last closed meeting again; its minutes stay as a former edition',
  })
  reopen(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: withReason }) asked: WithReason,
  ) {
    return this.meetings.reopen(actor, id, asked);
  }
}
