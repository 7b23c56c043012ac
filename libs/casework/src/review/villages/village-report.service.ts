import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import {
  addDays,
  beginOf,
  calendarInForce,
  invalidAt,
  RuleError,
  undoMinutes,
  type VillageReport,
  villageReportDueAt,
  villageWeekState,
  weekOf,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { conflict } from '../township.ts';
import { type OwnVillageView, type OwnWeek } from './village.view.ts';
import { villageWeeks } from './village.weeks.ts';

/** The weekly report of a village by its own people, and taking it back. */
@Injectable()
export class VillageReportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** This week, and the last one while it is open or missing, unless nobody asked for it. */
  async own(actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<OwnVillageView> {
    if (actor.organisationKind !== 'village') return { village: null, weeks: [] };
    const thisWeek = weekOf(this.clock.today()).from;
    const lastWeek = addDays(thisWeek, -7);
    const [lastIsOpen, said] = await Promise.all([
      this.isOpen(on, actor, lastWeek),
      villageWeeks(on, {
        townshipIds: actor.townshipIds,
        villageId: actor.organisationId,
        weeks: [lastWeek, thisWeek],
        asOf: this.clock.now().toISOString(),
      }),
    ]);
    const weeks = said
      .filter(({ week, isOwed, disputes }) => week === thisWeek || isOwed || disputes > 0)
      .map((week) => this.viewOf(week, week.week === thisWeek || lastIsOpen));
    return {
      village: { id: actor.organisationId, name: actor.organisationName },
      weeks: weeks
        .filter(({ from, isOpen, state }) => from === thisWeek || isOpen || state === 'missing')
        .reverse(),
    };
  }

  /**
   * Reports a week. Whoever touches the button second is told who was first; nothing is written twice.
   * @throws RuleError kind "invalid", code "week-not-open"; kind "conflict", code "not-a-village", "meeting-held",
   *         "disputes-reported"
   */
  async report(actor: StaffActor, { week, kind, screenings }: VillageReport): Promise<OwnVillageView> {
    const thisWeek = weekOf(this.clock.today()).from;
    const monday = week ?? thisWeek;
    if (monday !== thisWeek && monday !== addDays(thisWeek, -7)) throw weekNotOpen();
    if (actor.organisationKind !== 'village')
      throw conflict('not-a-village', '只有村（社区）报送零报告', 'Only a village reports its week');
    return await inTransaction(this.dataSource, async (tx) => {
      if (!(await this.isOpen(tx, actor, monday)))
        throw conflict(
          'meeting-held',
          '本周例会已经召开，上周不能再补报',
          'The review of this week was held: the last week is over',
        );
      const { weeks } = await this.own(actor, tx);
      const disputes = weeks.find(({ from }) => from === monday)?.disputes ?? 0;
      if (kind === 'nil' && disputes > 0)
        throw conflict(
          'disputes-reported',
          `本村当周已上报纠纷 ${disputes} 件，无需零报告`,
          `The village reported ${disputes} disputes in that week: it needs no nil report`,
        );
      await execute(tx, {
        name: 'village.report',
        text: `insert into village_report (village_id, week, kind, screenings, reported_by, reported_at)
               values ($1, $2, $3, $4, $5, $6) on conflict (village_id, week) where retracted_at is null do nothing`,
        values: [actor.organisationId, monday, kind, screenings ?? null, actor.staffId, this.clock.now()],
      });
      return await this.own(actor, tx);
    });
  }

  /**
   * Takes a report back, within minutes, by anybody of the village.
   * @throws RuleError kind "not-found", code "no-such-report"; kind "conflict", code "too-late-to-undo"
   */
  async retract(actor: StaffActor, id: string): Promise<OwnVillageView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const now = this.clock.now();
      const [found] = await query<{ reportedAt: Date }>(tx, {
        name: 'village.report-lock',
        text: `select reported_at as "reportedAt" from village_report
               where id = $1 and village_id = $2 and retracted_at is null for update`,
        values: [id, actor.organisationId],
      });
      if (found === undefined) throw noSuchReport();
      if (now.getTime() > undoUntil(found.reportedAt).getTime())
        throw conflict(
          'too-late-to-undo',
          `报送超过 ${undoMinutes} 分钟，不能再撤销`,
          `It can be taken back for ${undoMinutes} minutes only`,
        );
      await execute(tx, {
        name: 'village.report-retract',
        text: `update village_report set retracted_by = $2, retracted_at = $3 where id = $1`,
        values: [id, actor.staffId, now],
      });
      return await this.own(actor, tx);
    });
  }

  /** The present week always; the last one until the weekly review of this week was opened. */
  private async isOpen(on: Tx | DataSource, actor: StaffActor, monday: string): Promise<boolean> {
    const thisWeek = weekOf(this.clock.today()).from;
    if (monday === thisWeek) return true;
    const held = await query(on, {
      name: 'village.review-held',
      text: `select 1 from review_meeting
             where township_id = any($1::uuid[]) and kind = 'weekly' and opened_at >= $2 limit 1`,
      values: [actor.townshipIds, beginOf(thisWeek)],
    });
    return held.length === 0;
  }

  private viewOf(said: Awaited<ReturnType<typeof villageWeeks>>[number], isOpen: boolean): OwnWeek {
    const week = weekOf(said.week);
    const dueAt = villageReportDueAt(week, calendarInForce());
    const now = this.clock.now();
    const until = said.at && undoUntil(said.at);
    return {
      ...week,
      state: villageWeekState(said, dueAt !== null && now.getTime() >= Date.parse(dueAt)),
      disputes: said.disputes,
      report:
        said.reportId === null || said.kind === null || said.at === null
          ? null
          : {
              id: said.reportId,
              kind: said.kind,
              screenings: said.screenings,
              by: said.by ?? '',
              at: said.at.toISOString(),
              undoUntil: until !== null && until >= now ? until.toISOString() : null,
            },
      isOpen,
      dueAt: dueAt && new Date(dueAt).toISOString(),
    };
  }
}

const undoUntil = (at: Date): Date => new Date(at.getTime() + undoMinutes * 60_000);

function weekNotOpen(): RuleError {
  return invalidAt('week-not-open', {
    pointer: '/week',
    message: 'Only this week and the last one can be reported',
    messageZh: '只能报送本周或补报上周',
  });
}

const noSuchReport = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-report',
    message: 'Your village has no such report',
    messageZh: '本村没有这份报告',
  });
