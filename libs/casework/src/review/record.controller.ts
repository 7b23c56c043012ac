import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { DecisionList, type DecisionListQuery, decisionListQuery, decisionPage } from './decision.list.ts';
import { MeetingReader } from './meeting.reader.ts';
import { frozenMinutes } from './minutes.view.ts';

const meetingId = z.strictObject({ id: z.uuid() });
const editionOf = z.strictObject({ id: z.uuid(), edition: z.coerce.number().int().min(1).max(1_000) });

/** What meetings leave behind: their minutes, and what became of their decisions. */
@Controller('review')
export class RecordController {
  constructor(
    private readonly reader: MeetingReader,
    private readonly decisions: DecisionList,
  ) {}

  @Get('meetings/:id/minutes')
  @Access('review.read')
  @Answers(200, frozenMinutes, { zh: '会议纪要', en: 'The minutes of a closed meeting' })
  minutes(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
  ) {
    return this.reader.minutes(id, actor);
  }

  @Get('meetings/:id/minutes/:edition')
  @Access('review.read')
  @Answers(200, frozenMinutes, { zh: '会议纪要的某一版', en: 'One edition of the minutes' })
  edition(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: editionOf }) { id, edition }: z.output<typeof editionOf>,
  ) {
    return this.reader.minutes(id, actor, edition);
  }

  @Get('decisions')
  @Access('review.read')
  @Answers(200, decisionPage, { zh: '议定事项及办理情况', en: 'Decisions and what became of them' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: decisionListQuery }) query: DecisionListQuery) {
    return this.decisions.page(actor, query);
  }
}
