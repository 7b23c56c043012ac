import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { RuleError } from '#domain';
import { Clock, enqueue, execute, inTransaction, query, type Tx } from '#platform';
import { casesWithClocks, isToGoOver, movedClocks, type Target } from './moved.clocks.ts';
import { noteRuleBook } from './rule-book.trail.ts';

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
      const going = cases.filter(({ context, rows }) =>
        isToGoOver(context, movedClocks(context, rows, target, at), target),
      );
      await this.list(
        tx,
        run.id,
        going.map(({ id }) => id),
      );
    }
    await enqueue(tx, { name: 'deadlines.recompute', payload: { recomputationId: run.id } });
    return run.id;
  }

  /**
   * Takes a change of rules back: its cases return to the edition that each had before, unless they went on to another.
   * @throws RuleError not-found; conflict where it was taken back already, took one back itself, or was one of the calendar
   */
  async undo(id: string, reason: string, actor: StaffActor): Promise<string> {
    return await inTransaction(this.dataSource, async (tx) => {
      const [run] = await query<{ rules: string | null; done: boolean }>(tx, {
        text: `select rules, undoes is not null or exists (select 1 from recomputation u where u.undoes = r.id) as done
               from recomputation r where id = $1 for update`,
        values: [id],
      });
      if (run === undefined) throw noSuchRun();
      if (run.done || run.rules === null) throw notUndoable();
      const [before] = await query<{ id: string }>(tx, {
        text: `insert into recomputation (rules, reason, undoes, asked_by, organisation_id, asked_at)
               values ($1, $2, $3, $4, $5, $6) returning id`,
        values: [run.rules, reason, id, actor.staffId, actor.organisationId, this.clock.now()],
      });
      if (before === undefined) throw new Error('the undo was not written');
      await execute(tx, {
        text: `insert into recomputed_case (recomputation_id, dispute_id, rules_before)
               select $1, dispute_id, coalesce(rules_before, 'cn-2026.1') from recomputed_case
               where recomputation_id = $2 and seq is not null`,
        values: [before.id, id],
      });
      await enqueue(tx, { name: 'deadlines.recompute', payload: { recomputationId: before.id } });
      await noteRuleBook(tx, actor, reason, this.clock.now().toISOString());
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
    message:
      'It was undone already, is an undoing itself (let the cases go over again), or was one of the calendar (correct that)',
    messageZh:
      '该次重算已撤销，或本身就是撤销（可再次将在办案件调整到现行规则），或因日历变更产生（请直接更正日历）',
  });
