import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { RuleBook } from '#casework/deadline';
import type { StaffActor } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import { type Calendar, type CalendarYear, calendarYear, learnCalendar, RuleError, withYear } from '#domain';
import { Clock, execute, inTransaction, isoInstant, query } from '#platform';
import { previewOf, previewView } from './recomputation.preview.ts';
import { Recomputation } from './recomputation.ts';
import { noteRuleBook } from './rule-book.trail.ts';

export const calendarView = z.object({
  version: z.string(),
  /** Years whose holidays are published; dates in others are provisional. */
  years: z.array(z.int()),
  exceptions: z.array(
    z.object({
      date: z.iso.date(),
      kind: z.enum(['rest', 'work']),
      name: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
  added: z.array(
    z.object({
      version: z.string(),
      year: z.int(),
      notice: z.string(),
      madeBy: z.string(),
      madeAt: z.iso.datetime(),
    }),
  ),
});
export const yearRequest = z.strictObject({
  ...calendarYear.shape,
  /** The calendar at which whoever writes looked: where another holds by now, nothing is done. Default: whatever holds. */
  replaces: z.string().max(60).optional(),
});
export const calendarPreview = z.object({
  version: z.string(),
  /** The calendar in force from which it was made. */
  replaces: z.string(),
  preview: previewView,
});
export const calendarMade = z.object({ version: z.string(), recomputationId: z.uuid() });

/** The calendar of holidays and make-up days: what is known, and how a year is added or corrected. */
@Injectable()
export class CalendarEditions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ruleBook: RuleBook,
    private readonly recomputation: Recomputation,
  ) {}

  async view(): Promise<z.output<typeof calendarView>> {
    const { calendar } = await this.ruleBook.now(this.dataSource);
    const added = await query<z.output<typeof calendarView>['added'][number]>(this.dataSource, {
      text: `select e.version, e.year, e.notice, s.name as "madeBy",
               ${isoInstant('e.made_at')} as "madeAt"
             from calendar_edition e join staff s on s.id = e.made_by order by e.made_at desc`,
    });
    const exceptions = [...calendar.exceptions].map(([date, { kind, name }]) => ({ date, kind, name }));
    return { version: calendar.version, years: [...calendar.years], exceptions, added: [...added] };
  }

  /** Which dates of open cases a year would move or make certain. @throws RuleError as `withYear` */
  async preview(year: CalendarYear): Promise<z.output<typeof calendarPreview>> {
    const { calendar: before } = await this.ruleBook.now(this.dataSource);
    const calendar = calendarFrom(before, year);
    const at = this.clock.now().toISOString();
    const preview = await previewOf(this.dataSource, { isCalendar: true, calendar }, at);
    return { version: calendar.version, replaces: before.version, preview };
  }

  /**
   * Adds a year, or corrects one, and lets the dates of open cases be computed again.
   * @throws RuleError as `withYear`; conflict where the year stands like this already, or where somebody was faster
   */
  async add(
    actor: StaffActor,
    { replaces, ...year }: z.output<typeof yearRequest>,
  ): Promise<z.output<typeof calendarMade>> {
    return await inTransaction(this.dataSource, async (tx) => {
      await query(tx, { text: 'select 1 from rule_book for update' });
      const { calendar: before } = await this.ruleBook.now(tx);
      const calendar = calendarFrom(before, year);
      if (replaces !== undefined && replaces !== before.version) throw somebodyWasFaster();
      if (contentOf(calendar) === contentOf(before)) throw nothingChanges();
      await execute(tx, {
        text: `insert into calendar_edition (version, year, notice, spans, replaces, made_by, made_at)
               values ($1, $2, $3, $4::jsonb, $5, $6, $7) on conflict (version) do nothing`,
        values: [
          calendar.version,
          year.year,
          year.notice,
          JSON.stringify(year.spans),
          before.version,
          actor.staffId,
          this.clock.now(),
        ],
      });
      await execute(tx, {
        text: 'update rule_book set number = number + 1, calendar = $1',
        values: [calendar.version],
      });
      const reason = `${year.year}年放假安排（${year.notice}）`;
      await noteRuleBook(tx, actor, `${calendar.version}: ${reason}`, this.clock.now().toISOString());
      const target = { isCalendar: true, calendar } as const;
      const recomputationId = await this.recomputation.begin(tx, { target, reason }, actor);
      return { version: calendar.version, recomputationId };
    });
  }
}

const contentOf = ({ years, exceptions }: Calendar): string => digestOf([years, [...exceptions].sort()]);

/** A calendar is named after its days, e.g. `cn-2027-…`, so that the same days are the same calendar everywhere. */
function calendarFrom(before: Calendar, year: CalendarYear): Calendar {
  const draft = withYear(before, year, '');
  const calendar = { ...draft, version: `cn-${year.year}-${contentOf(draft).slice(0, 12)}` };
  learnCalendar(calendar);
  return calendar;
}

const somebodyWasFaster = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'calendar-changed',
    message: 'Somebody else has changed the calendar meanwhile: look at the year again',
    messageZh: '期间他人已修改工作日历，请核对该年现有安排后重新录入',
  });

const nothingChanges = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'nothing-changes',
    message: 'The calendar has this year like this already',
    messageZh: '该年放假安排已按此录入',
  });
