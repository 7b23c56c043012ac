import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { type InputFault, RuleError, type SuccessionOrder } from '#domain';
import { Clock, enqueue, execute, inTransaction, query, type Tx } from '#platform';
import { type Leaver, leaverOf } from './succession.access.ts';
import { hasWorkLeftOf } from './succession.preview.ts';

/** What is to be handed on or back, and why. */
interface Asked {
  readonly staffId: string;
  readonly reason: string;
  readonly undoes?: string;
}

/** SQL for a succession that has ended, handed something on, and was neither taken back nor takes one back itself. */
export const isUndoable = (run: string): string =>
  `(${run}.undoes is null and ${run}.ended_at is not null
    and exists (select 1 from succession_case done where done.succession_id = ${run}.id and done.seq is not null)
    and not exists (select 1 from succession u where u.undoes = ${run}.id))`;

/** Hands on all the work of somebody who leaves: each case with an event of its own, some in one transaction. */
@Injectable()
export class SuccessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down which case goes to whom, and lets a worker do it.
   * @returns the id under which progress can be read
   * @throws RuleError not-found, forbidden: see {@link leaverOf}; invalid for somebody who cannot follow, or a case that is
   *         not among them; conflict while an earlier order is carried out, and where there is nothing to hand on
   */
  async begin(actor: StaffActor, staffId: string, order: SuccessionOrder): Promise<string> {
    return await inTransaction(this.dataSource, async (tx) => {
      const leaver = await leaverOf(tx, actor, staffId);
      await this.assertSuccessors(tx, actor, leaver, order);
      const rows = await query<{ id: string }>(tx, {
        text: `select d.id from dispute d where ${hasWorkLeftOf('$1')} order by d.id`,
        values: [leaver.id],
      });
      const known = new Set(rows.map(({ id }) => id));
      assertAmong(known, order);
      if (known.size === 0) throw nothingToHandOn();
      const others = new Map(order.cases.map(({ disputeId, toId }) => [disputeId, toId]));
      const id = await this.write(tx, actor, { staffId: leaver.id, reason: order.reason });
      await execute(tx, {
        text: `insert into succession_case (succession_id, dispute_id, successor_id)
               select $1, * from unnest($2::uuid[], $3::uuid[])`,
        values: [id, [...known], [...known].map((disputeId) => others.get(disputeId) ?? order.toId)],
      });
      return id;
    });
  }

  /**
   * Hands back what was handed on and not touched since, to the mediators as they were.
   * @throws RuleError not-found, forbidden; conflict where it was taken back already, is one that takes back, runs still, or
   *         handed nothing on
   */
  async undo(actor: StaffActor, id: string, reason: string): Promise<string> {
    return await inTransaction(this.dataSource, async (tx) => {
      const [run] = await query<{ staffId: string; undoable: boolean }>(tx, {
        text: `select staff_id as "staffId", ${isUndoable('r')} as undoable from succession r where id = $1 for update`,
        values: [id],
      });
      if (run === undefined) throw noSuchRun();
      await leaverOf(tx, actor, run.staffId);
      if (!run.undoable) throw notUndoable();
      const undo = await this.write(tx, actor, { staffId: run.staffId, reason, undoes: id });
      await execute(tx, {
        text: `insert into succession_case (succession_id, dispute_id, successor_id, restores)
               select $1, dispute_id, $3, mediators_before from succession_case where succession_id = $2 and seq is not null`,
        values: [undo, id, run.staffId],
      });
      return undo;
    });
  }

  private async write(tx: Tx, actor: StaffActor, { staffId, reason, undoes }: Asked): Promise<string> {
    const [running] = await query<{ id: string }>(tx, {
      // The row of the person is locked, so that of two orders the later one sees the earlier.
      text: `select r.id from (select id from staff where id = $1 for no key update) s
             left join succession r on r.staff_id = s.id and r.ended_at is null`,
      values: [staffId],
    });
    if (running?.id != null) throw underway();
    const [run] = await query<{ id: string }>(tx, {
      text: `insert into succession (staff_id, reason, undoes, asked_by, organisation_id, asked_at)
             values ($1, $2, $3, $4, $5, $6) returning id`,
      values: [staffId, reason, undoes ?? null, actor.staffId, actor.organisationId, this.clock.now()],
    });
    if (run === undefined) throw new Error('the succession was not written');
    await enqueue(tx, { name: 'succession.carry', payload: { successionId: run.id } });
    return run.id;
  }

  /** Whoever is named works in the realm today; whether they fit a case is asked case by case. */
  private async assertSuccessors(
    tx: Tx,
    { townshipIds, organisationId }: StaffActor,
    leaver: Leaver,
    { toId, cases }: SuccessionOrder,
  ): Promise<void> {
    const rows = await query<{ id: string }>(tx, {
      text: `select distinct s.id from staff s
             join organisation o on o.id = s.organisation_id and o.active
               and (o.id = any($2::uuid[]) or o.parent_id = any($2::uuid[]) or o.id = $3)
             join appointment a on a.staff_id = s.id and $4::date between a.starts_on and coalesce(a.ends_on, 'infinity')
             where s.id = any($1::uuid[]) and s.active`,
      values: [[toId, ...cases.map((one) => one.toId)], townshipIds, organisationId, this.clock.today()],
    });
    const here = new Set(rows.map(({ id }) => id));
    const named = [{ pointer: '/toId', id: toId }].concat(
      cases.map((one, n) => ({ pointer: `/cases/${n}/toId`, id: one.toId })),
    );
    const faults = named.flatMap(({ pointer, id }) => {
      if (id === leaver.id)
        return [{ pointer, messageZh: '接收人不能是移交人本人', message: 'Nobody succeeds themselves' }];
      return here.has(id)
        ? []
        : [
            {
              pointer,
              messageZh: '没有这名人员，或不在任期内',
              message: 'Nobody of this id works here today',
            },
          ];
    });
    if (faults.length > 0) throw invalid(faults);
  }
}

/** A case that is not theirs and one that does not exist are refused alike. */
function assertAmong(known: ReadonlySet<string>, { cases }: SuccessionOrder): void {
  const seen = new Set<string>();
  const faults = cases.flatMap(({ disputeId }, n) => {
    const pointer = `/cases/${n}/disputeId`;
    const isTwice = seen.has(disputeId);
    seen.add(disputeId);
    if (isTwice) return [{ pointer, messageZh: '同一案件写了两次', message: 'The case stands here twice' }];
    return known.has(disputeId)
      ? []
      : [{ pointer, messageZh: '该案件不在移交之列', message: 'This case is not among those handed on' }];
  });
  if (faults.length > 0) throw invalid(faults);
}

const invalid = (errors: readonly InputFault[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'unknown-reference',
    message: 'The order names somebody or something that it cannot',
    messageZh: '所填的接收人或案件不可用',
    errors,
  });

const conflict = (code: string, message: string, messageZh: string): RuleError =>
  new RuleError({ kind: 'conflict', code, message, messageZh });

const underway = () =>
  conflict(
    'succession-underway',
    'The work of this person is being handed on already: wait until that has ended',
    '该人员的工作正在移交，请等待完成',
  );
const nothingToHandOn = () =>
  conflict(
    'nothing-to-hand-on',
    'No open case names this person as mediator',
    '该人员名下没有需要移交的案件',
  );
const notUndoable = () =>
  conflict(
    'not-undoable',
    'It was taken back already, takes another one back itself, has not ended yet, or handed nothing on',
    '该次移交已撤销、本身就是撤销、尚未完成，或没有移交任何案件',
  );

const noSuchRun = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-succession',
    message: 'There is no such hand-over of work',
    messageZh: '没有这次工作移交',
  });
