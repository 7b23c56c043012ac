import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { RuleBook } from '#casework/deadline';
import { DisputeService } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { calendarOf, RuleError, restore } from '#domain';
import {
  Clock,
  enqueue,
  execute,
  type HandlesJob,
  inTransaction,
  JobHandler,
  query,
  type Tx,
} from '#platform';
import {
  casesWithClocks,
  movedClocks,
  type StandingDeadline,
  standingRows,
  type Target,
} from './moved.clocks.ts';
import { isMoved } from './recomputation.preview.ts';

/** What is to be computed again, and why. */
interface Asked {
  readonly target: Target;
  readonly reason: string;
  readonly undoes?: string;
}

const targetColumns = (target: Target) =>
  target.isCalendar
    ? { rules: null, calendar: target.calendar.version }
    : { rules: target.rules, calendar: null };

/** Lets the deadlines of open cases be computed again: each case in a transaction of its own, with an event that says so. */
@Injectable()
export class Recomputation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ruleBook: RuleBook,
  ) {}

  /** Writes down which cases are to go over, and lets a worker do it. @returns the id under which progress can be read */
  async begin(tx: Tx, { target, reason, undoes }: Asked, actor: StaffActor): Promise<string> {
    const at = this.clock.now().toISOString();
    const { rules, calendar } = targetColumns(target);
    const [run] = await query<{ id: string }>(tx, {
      text: `insert into recomputation (rules, calendar, reason, undoes, asked_by, organisation_id, asked_at)
             values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      values: [rules, calendar, reason, undoes ?? null, actor.staffId, actor.organisationId, at],
    });
    if (run === undefined) throw new Error('the recomputation was not written');
    for await (const cases of casesWithClocks(tx)) {
      const moved = cases.filter(({ context, rows }) => movedClocks(context, rows, target, at).some(isMoved));
      await this.list(
        tx,
        run.id,
        moved.map(({ id }) => id),
      );
    }
    await enqueue(tx, { name: 'deadlines.recompute', payload: { recomputationId: run.id } });
    return run.id;
  }

  /**
   * Takes a change of rules back: its cases return to the edition that each had before, unless they went on to another.
   * @throws RuleError not-found; conflict where it was taken back already, or was one of the calendar
   */
  async undo(id: string, reason: string, actor: StaffActor): Promise<string> {
    return await inTransaction(this.dataSource, async (tx) => {
      const [run] = await query<{ rules: string | null; undone: boolean }>(tx, {
        text: `select rules, exists (select 1 from recomputation u where u.undoes = r.id) as undone
               from recomputation r where id = $1 for update`,
        values: [id],
      });
      if (run === undefined) throw noSuchRun();
      if (run.undone || run.rules === null) throw notUndoable();
      const { calendar } = await this.ruleBook.now(tx);
      const [before] = await query<{ id: string }>(tx, {
        text: `insert into recomputation (rules, reason, undoes, asked_by, organisation_id, asked_at)
               values ($1, $2, $3, $4, $5, $6) returning id`,
        values: [run.rules, reason, id, actor.staffId, actor.organisationId, this.clock.now()],
      });
      if (before === undefined || calendar === undefined) throw new Error('the undo was not written');
      await execute(tx, {
        text: `insert into recomputed_case (recomputation_id, dispute_id, rules_before)
               select $1, dispute_id, coalesce(rules_before, 'cn-2026.1') from recomputed_case
               where recomputation_id = $2 and seq is not null`,
        values: [before.id, id],
      });
      await enqueue(tx, { name: 'deadlines.recompute', payload: { recomputationId: before.id } });
      return before.id;
    });
  }

  private async list(tx: Tx, id: string, disputeIds: readonly string[]): Promise<void> {
    if (disputeIds.length === 0) return;
    await execute(tx, {
      text: `insert into recomputed_case (recomputation_id, dispute_id) select $1, unnest($2::uuid[])`,
      values: [id, disputeIds],
    });
  }
}

const payload = z.strictObject({ recomputationId: z.uuid() });

interface Run {
  readonly id: string;
  readonly rules: string | null;
  readonly calendar: string | null;
  readonly reason: string;
  readonly undoes: string | null;
  readonly staffId: string;
  readonly organisationId: string;
}

/** As many cases as one transaction takes over, so that none holds its locks for long. */
const casesAtOnce = 50;

/** Takes some cases over, and asks to be called again while any are left. Which are done stands in their rows. */
@JobHandler('deadlines.recompute', payload)
export class RecomputationJob implements HandlesJob<z.output<typeof payload>> {
  constructor(
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
    private readonly ruleBook: RuleBook,
  ) {}

  async handle(tx: Tx, { recomputationId }: z.output<typeof payload>): Promise<void> {
    const [run] = await query<Run>(tx, {
      text: `select id, rules, calendar, reason, undoes, asked_by as "staffId", organisation_id as "organisationId"
             from recomputation where id = $1`,
      values: [recomputationId],
    });
    if (run === undefined) return;
    const left = await query<{ disputeId: string; rulesBefore: string | null }>(tx, {
      text: `select dispute_id as "disputeId", rules_before as "rulesBefore" from recomputed_case
             where recomputation_id = $1 and done_at is null order by dispute_id limit ${casesAtOnce} for update`,
      values: [recomputationId],
    });
    for (const one of left) await this.takeOver(tx, run, one);
    if (left.length === casesAtOnce)
      await enqueue(tx, { name: 'deadlines.recompute', payload: { recomputationId } });
  }

  /** Reads the case again under its lock: what has moved meanwhile is computed from where it stands now. */
  private async takeOver(
    tx: Tx,
    run: Run,
    { disputeId, rulesBefore }: { readonly disputeId: string; readonly rulesBefore: string | null },
  ): Promise<void> {
    const [row] = await query<{ snapshot: unknown }>(tx, {
      text: 'select snapshot from dispute where id = $1 for update',
      values: [disputeId],
    });
    if (row === undefined) return;
    const { context } = restore(row.snapshot);
    // Rows are read under the lock: a step that was told a moment ago is one of them.
    const [standing] = await query<{ rows: StandingDeadline[] }>(tx, {
      text: `select ${standingRows} as rows from dispute d where d.id = $1`,
      values: [disputeId],
    });
    const target = await this.targetOf(tx, run, rulesBefore);
    const clocks = movedClocks(context, standing?.rows ?? [], target, this.clock.now().toISOString());
    const hasGoneOn = run.undoes !== null && context.rules !== run.rules;
    const seq =
      hasGoneOn || !clocks.some(isMoved)
        ? null
        : await this.disputes.recompute(
            tx,
            disputeId,
            {
              type: 'RECOMPUTE',
              reason: run.reason,
              ...(target.isCalendar ? { calendar: target.calendar.version } : { rules: target.rules }),
              clocks: clocks.map(({ key, dueBefore, dueOn, passed }) => ({ key, dueBefore, dueOn, passed })),
            },
            { staffId: run.staffId, organisationId: run.organisationId },
          );
    await execute(tx, {
      text: `update recomputed_case set done_at = $3, seq = $4, rules_before = coalesce(rules_before, $5)
             where recomputation_id = $1 and dispute_id = $2`,
      values: [run.id, disputeId, this.clock.now(), seq, context.rules ?? null],
    });
  }

  private async targetOf(tx: Tx, run: Run, rulesBefore: string | null): Promise<Target> {
    const { calendar } = await this.ruleBook.now(tx);
    if (run.calendar !== null) return { isCalendar: true, calendar: calendarOf(run.calendar) };
    const rules = run.undoes === null ? run.rules : rulesBefore;
    if (rules === null) throw new Error('a recomputation is of rules or of a calendar');
    return { isCalendar: false, rules, calendar };
  }
}

const noSuchRun = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-recomputation',
    message: 'There is no such recomputation',
    messageZh: '没有这次期限重算',
  });

const notUndoable = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'not-undoable',
    message: 'It was undone already, or was one of the calendar: correct the calendar instead',
    messageZh: '该次重算已撤销，或因日历变更产生（请直接更正日历）',
  });
