import { z } from 'zod';
import { DisputeService } from '#casework/dispute';
import { notify } from '#casework/notification';
import { peopleOf } from '#casework/organisation';
import { spelling } from '#casework/spelling';
import {
  type DisputeSnapshot,
  handedOn,
  isSameName,
  type Role,
  RuleError,
  restore,
  type SuccessionRefusal,
  type Successor,
  successionRefusal,
} from '#domain';
import { Clock, enqueue, execute, type HandlesJob, JobHandler, query, type Tx } from '#platform';

const payload = z.strictObject({ successionId: z.uuid() });

interface Run {
  readonly id: string;
  /** Who leaves; of an undo who comes back. */
  readonly staffId: string;
  readonly reason: string;
  readonly undoes: string | null;
  readonly askedBy: string;
  readonly organisationId: string;
}

interface Line {
  readonly disputeId: string;
  readonly successorId: string;
  /** Of an undo: the mediators as they were, and the event after which nobody may have touched the case. */
  readonly restores: readonly string[] | null;
  readonly fromId: string;
  readonly handedOnBy: number | null;
}

type Outcome = { readonly seq: number; readonly before: readonly string[] } | SuccessionRefusal;

/** As many cases as one transaction hands on, so that none holds its locks for long. */
const casesAtOnce = 25;

/** Hands some cases on, and asks to be called again while any are left. Which are done stands in their rows. */
@JobHandler('succession.carry', payload)
export class SuccessionJob implements HandlesJob<z.output<typeof payload>> {
  constructor(
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
  ) {}

  async handle(tx: Tx, { successionId }: z.output<typeof payload>): Promise<void> {
    // Locked: the same message delivered twice waits here, and then finds the rows of the first done.
    const [run] = await query<Run>(tx, {
      text: `select id, staff_id as "staffId", reason, undoes, asked_by as "askedBy", organisation_id as "organisationId"
             from succession where id = $1 and ended_at is null for update`,
      values: [successionId],
    });
    if (run === undefined) return;
    const left = await query<Line>(tx, {
      text: `select c.dispute_id as "disputeId", c.successor_id as "successorId", c.restores,
               coalesce(o.successor_id, $2) as "fromId", o.seq as "handedOnBy"
             from succession_case c left join succession_case o on o.succession_id = $3 and o.dispute_id = c.dispute_id
             where c.succession_id = $1 and c.done_at is null order by c.dispute_id limit ${casesAtOnce}`,
      values: [run.id, run.staffId, run.undoes],
    });
    const successors = await this.successorsOf(tx, left);
    for (const line of left) {
      const outcome = await this.handOn(tx, run, line, successors.get(line.successorId));
      await this.note(tx, run, line, outcome);
    }
    if (left.length === casesAtOnce)
      await enqueue(tx, { name: 'succession.carry', payload: { successionId: run.id } });
    else await this.end(tx, run);
  }

  /** Reads the case again under its lock: what has changed since the order was given counts as it is now. */
  private async handOn(
    tx: Tx,
    run: Run,
    line: Line,
    successor: (Successor & { readonly name: string }) | undefined,
  ): Promise<Outcome> {
    const [row] = await query<{ snapshot: unknown }>(tx, {
      text: 'select snapshot from dispute where id = $1 for update',
      values: [line.disputeId],
    });
    if (row === undefined) throw new Error('a case of a succession is there: its row refers to it');
    const snapshot = restore(row.snapshot);
    const { disputeId, fromId, restores } = line;
    const before = snapshot.context.mediatorIds;
    const refusal = (await isTouchedSince(tx, line))
      ? 'touched-since'
      : successionRefusal(snapshot, fromId, successor, await isNamesake(tx, snapshot, successor?.name));
    if (refusal !== null) return refusal;
    const mediatorIds = [...(restores ?? handedOn(before, fromId, line.successorId))];
    const by = { staffId: run.askedBy, organisationId: run.organisationId };
    try {
      const intention = { type: 'REASSIGN', mediatorIds, reason: run.reason, successionId: run.id } as const;
      return { seq: await this.disputes.arrange(tx, disputeId, intention, by), before };
    } catch (error) {
      // Another mediator of the case has left meanwhile.
      if (error instanceof RuleError && error.code === 'unknown-reference') return 'not-in-office';
      throw error;
    }
  }

  private async note(tx: Tx, run: Run, { disputeId }: Line, outcome: Outcome): Promise<void> {
    const isRefused = typeof outcome === 'string';
    await execute(tx, {
      text: `update succession_case set done_at = $3, seq = $4, mediators_before = $5, refusal = $6
             where succession_id = $1 and dispute_id = $2`,
      values: [
        run.id,
        disputeId,
        this.clock.now(),
        isRefused ? null : outcome.seq,
        isRefused ? null : outcome.before,
        isRefused ? outcome : null,
      ],
    });
  }

  /** Each successor, and who stands in for them, is told once of all that became theirs. */
  private async end(tx: Tx, run: Run): Promise<void> {
    const at = this.clock.now();
    await execute(tx, { text: `update succession set ended_at = $2 where id = $1`, values: [run.id, at] });
    const told = await query<{ successorId: string; cases: number }>(tx, {
      text: `select successor_id as "successorId", count(*)::int as cases from succession_case
             where succession_id = $1 and seq is not null group by successor_id`,
      values: [run.id],
    });
    for (const { successorId, cases } of told) {
      const people = await peopleOf(tx, { to: 'staff', staffIds: [successorId] }, this.clock.today());
      const standIns = people.filter((id) => id !== successorId);
      const notice = { disputeId: null, kind: 'case.inherited', at: at.toISOString() } as const;
      await notify(tx, [successorId], { ...notice, facts: { cases }, source: `succession:${run.id}` });
      // Whoever stands in for two successors, or is one, hears of each.
      const source = `succession:${run.id}:${successorId}`;
      await notify(tx, standIns, { ...notice, facts: { cases, isStandIn: true }, source });
    }
  }

  /** Those who work here today, with the roles whose term runs. */
  private async successorsOf(
    tx: Tx,
    lines: readonly Line[],
  ): Promise<ReadonlyMap<string, Successor & { readonly name: string }>> {
    const rows = await query<Successor & { id: string; name: string; roles: readonly Role[] }>(tx, {
      text: `select s.id, s.name, s.organisation_id as "organisationId", array_agg(distinct a.role) as roles
             from staff s join organisation o on o.id = s.organisation_id and o.active
             join appointment a on a.staff_id = s.id and $2::date between a.starts_on and coalesce(a.ends_on, 'infinity')
             where s.id = any($1::uuid[]) and s.active group by s.id`,
      values: [lines.map(({ successorId }) => successorId), this.clock.today()],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Has a person done anything to the case since it was handed on? What the clock and the rule book did does not count. */
async function isTouchedSince(tx: Tx, { disputeId, handedOnBy }: Line): Promise<boolean> {
  if (handedOnBy === null) return false;
  const [row] = await query<{ touched: boolean }>(tx, {
    text: `select exists (select 1 from dispute_event where dispute_id = $1 and seq > $2
             and actor_id is not null and type <> 'RECOMPUTE') as touched`,
    values: [disputeId, handedOnBy],
  });
  return row?.touched ?? false;
}

/** Does a party bear the name? Parties taken over by a merger are rows of the other case, so their ids are asked for. */
async function isNamesake(tx: Tx, { context }: DisputeSnapshot, name: string | undefined): Promise<boolean> {
  if (name === undefined) return false;
  const rows = await query<{ name: string }>(tx, {
    text: `select name from party where id = any($1::uuid[]) and kind = 'person'`,
    values: [context.parties.map(({ id }) => id)],
  });
  return rows.some((party) => isSameName(party.name, name, spelling.simplified));
}
