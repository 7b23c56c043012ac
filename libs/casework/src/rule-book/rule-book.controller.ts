import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type CalendarYear, calendarYear, type RuleBookEdit, requiredText, ruleBookEdit } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import {
  CalendarEditions,
  calendarMade,
  calendarPreview,
  calendarView,
  yearRequest,
} from './calendar.editions.ts';
import { RecomputationList, recomputationList } from './recomputation.list.ts';
import { Recomputation } from './recomputation.ts';
import { editionMade, editionPreview, editionRequest, RuleEditions, ruleBookView } from './rule.editions.ts';

const one = z.strictObject({ id: z.uuid() });
const undoRequest = z.strictObject({ reason: requiredText(500, 2) });
const begun = z.object({ recomputationId: z.uuid() });

/** The deadline rules and the calendar: everybody may read by what their dates are computed; administrators change it. */
@Controller()
export class RuleBookController {
  constructor(
    private readonly editions: RuleEditions,
    private readonly calendars: CalendarEditions,
    private readonly recomputation: Recomputation,
    private readonly recomputations: RecomputationList,
  ) {}

  @Get('deadline-rules')
  @Access('rules.read')
  @Answers(200, ruleBookView, { zh: '期限规则', en: 'The deadline rules, and their editions' })
  rules() {
    return this.editions.view();
  }

  @Post('deadline-rules/preview')
  @HttpCode(200)
  @Access('rules.set')
  @Answers(200, editionPreview, {
    zh: '预览规则修改对在办案件的影响',
    en: 'What a change of the rules would do to open cases; changes nothing',
  })
  previewRules(@Body({ schema: ruleBookEdit }) edit: RuleBookEdit) {
    return this.editions.preview(edit);
  }

  @Post('deadline-rules')
  @HttpCode(201)
  @Access('rules.set')
  @Answers(201, editionMade, {
    zh: '启用新的期限规则',
    en: 'Make an edition; new cases start with it, open ones go over if asked',
  })
  makeRules(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: editionRequest }) asked: z.output<typeof editionRequest>,
  ) {
    return this.editions.make(actor, asked);
  }

  @Get('recomputations')
  @Access('rules.read')
  @Answers(200, recomputationList, { zh: '期限重算记录', en: 'When deadlines were computed again, and why' })
  list() {
    return this.recomputations.view();
  }

  @Post('recomputations/:id/undo')
  @HttpCode(201)
  @Access('rules.set')
  @Answers(201, begun, {
    zh: '撤销期限重算',
    en: 'Take a change of rules back: its cases return to the edition that each had',
  })
  async undo(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: undoRequest }) { reason }: z.output<typeof undoRequest>,
  ): Promise<z.output<typeof begun>> {
    return { recomputationId: await this.recomputation.undo(id, reason, actor) };
  }

  @Get('calendar')
  @Access('rules.read')
  @Answers(200, calendarView, { zh: '工作日历', en: 'Holidays and make-up days' })
  calendar() {
    return this.calendars.view();
  }

  @Post('calendar/preview')
  @HttpCode(200)
  @Access('rules.set')
  @Answers(200, calendarPreview, {
    zh: '预览日历年度对在办案件的影响',
    en: 'What a year of the calendar would do to open cases; changes nothing',
  })
  previewYear(@Body({ schema: calendarYear }) year: CalendarYear) {
    return this.calendars.preview(year);
  }

  @Post('calendar')
  @HttpCode(201)
  @Access('rules.set')
  @Answers(201, calendarMade, {
    zh: '录入或更正日历年度',
    en: 'Add or correct a year; the dates of open cases are computed again',
  })
  addYear(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: yearRequest }) year: z.output<typeof yearRequest>,
  ) {
    return this.calendars.add(actor, year);
  }
}
