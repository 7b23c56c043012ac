import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeService } from '#casework/dispute';
import { notify } from '#casework/notification';
import { type Addressee, centreAndOffice, peopleOf } from '#casework/organisation';
import { deadlineRules, type LadderRecipient, type LadderStepName } from '#domain';
import { Clock, inTransaction, query, RecurringJob, type RunsRecurringly, type Tx } from '#platform';

/** A step of a ladder whose time has come, with what is needed to tell somebody. */
interface DueStep {
  readonly deadlineId: string;
  readonly disputeId: string;
  readonly key: string;
  readonly rule: keyof typeof deadlineRules;
  readonly step: LadderStepName;
  readonly recipient: LadderRecipient;
  readonly escalation: 'reminded' | 'overdue' | 'supervised' | 'raised' | null;
  readonly firesAt: Date;
  readonly dueOn: string;
  readonly townshipId: string;
  readonly holderId: string | null;
  readonly leadId: string | null;
  readonly mediatorIds: readonly string[];
  readonly number: string | null;
  readonly stage: string;
  readonly urgent: boolean;
}

const lateAfterMs = 24 * 3_600_000;

/** Fires what is due of all ladders, each step once, however often and by however many workers it is run. */
@Injectable()
export class LadderSweep {
  readonly #logger = new Logger('LadderSweep');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
  ) {}

  /**
   * Works until nothing is due any more. A dispute whose steps cannot be fired does not hold up the others.
   * @returns how many steps were fired
   * @throws AggregateError naming the disputes that failed, once the others are done; they stay due
   */
  async sweep(): Promise<number> {
    let fired = 0;
    const failures = new Map<string, unknown>();
    for (let progressed = 1; progressed > 0; fired += progressed) {
      progressed = 0;
      // A round without progress leaves only what another worker is firing.
      for (const { disputeId } of await this.due([...failures.keys()])) {
        try {
          progressed += await inTransaction(this.dataSource, (tx) => this.fireAll(tx, disputeId));
        } catch (error) {
          failures.set(disputeId, error);
        }
      }
    }
    if (fired > 0) this.#logger.log(`${fired} deadline steps fired`);
    if (failures.size > 0) {
      const message = `Deadline steps could not be fired of ${[...failures.keys()].join(', ')}`;
      this.#logger.warn(message);
      throw new AggregateError(failures.values(), message);
    }
    return fired;
  }

  private async due(failed: readonly string[]): Promise<readonly { readonly disputeId: string }[]> {
    return await query<{ disputeId: string }>(this.dataSource, {
      name: 'sweep.due',
      text: `
        select distinct "disputeId" from (
          select dl.dispute_id as "disputeId" from deadline_step st join deadline dl on dl.id = st.deadline_id
          where st.fired_at is null and not st.dropped and st.fires_at <= $1 and dl.dispute_id <> all($2::uuid[])
          order by st.fires_at limit 500) as due`,
      values: [this.clock.now(), failed],
    });
  }

  /** The dispute row first, always: so a sweep and a command on the same case wait for each other. */
  private async fireAll(tx: Tx, disputeId: string): Promise<number> {
    const free = await query(tx, {
      name: 'sweep.lock',
      text: `select 1 from dispute where id = $1 for update skip locked`,
      values: [disputeId],
    });
    if (free.length === 0) return 0;
    const at = this.clock.now();
    const steps = await query<DueStep>(tx, {
      name: 'sweep.fire',
      text: `
        with fired as (
          update deadline_step st set fired_at = $2, late = st.fires_at < $3
          from deadline dl
          where dl.id = st.deadline_id and dl.dispute_id = $1 and st.fired_at is null and not st.dropped
            and st.fires_at <= $2
          returning st.deadline_id, st.step, st.recipient, st.escalation, st.fires_at)
        select f.deadline_id as "deadlineId", dl.dispute_id as "disputeId", dl.key, dl.rule, f.step, f.recipient,
          f.escalation, f.fires_at as "firesAt", dl.due_on::text as "dueOn", dl.urgent, d.township_id as "townshipId",
          d.holder_id as "holderId", d.lead_id as "leadId", d.mediator_ids as "mediatorIds", d.number, d.stage
        from fired f join deadline dl on dl.id = f.deadline_id join dispute d on d.id = dl.dispute_id
        order by f.fires_at, array_position(array['warning50', 'warning80', 'due', 'supervision', 'leader', 'county'], f.step)`,
      values: [disputeId, at, new Date(at.getTime() - lateAfterMs)],
    });
    for (const step of steps) await this.fire(tx, step, at);
    return steps.length;
  }

  /** @param at  the instant that the row keeps; the event says it too, so that the history proves it */
  private async fire(tx: Tx, step: DueStep, at: Date): Promise<void> {
    const { disputeId, key, escalation } = step;
    if (escalation !== null) {
      await this.disputes.applyByClock(tx, disputeId, {
        type: 'DEADLINE_PASSED',
        key,
        step: step.step,
        escalation,
        firedAt: at.toISOString(),
      });
    }
    const facts = {
      number: step.number,
      stage: step.stage,
      rule: step.rule,
      step: step.step,
      dueOn: step.dueOn,
      late: step.firesAt.getTime() < at.getTime() - lateAfterMs,
    };
    const kind = step.step.startsWith('warning') ? 'clock.warning' : 'clock.overdue';
    const source = `${step.deadlineId}:${step.step}`;
    const people = new Set<string>();
    for (const addressee of await addresseesOf(tx, step)) {
      for (const id of await peopleOf(tx, addressee, this.clock.today())) people.add(id);
    }
    await notify(tx, [...people], { disputeId, kind, facts, source, at: at.toISOString() });
  }
}

/** Wakes the sweep every minute; the rows are the truth, a missed tick is made good by the next. */
@RecurringJob({ name: 'deadline.sweep', every: 60_000 })
export class DeadlineSweepJob implements RunsRecurringly {
  constructor(private readonly ladder: LadderSweep) {}

  async run(): Promise<void> {
    await this.ladder.sweep();
  }
}

/** Who is meant by a recipient of the ladder, for this case. Red: everything also to centre and office at once. */
async function addresseesOf(tx: Tx, step: DueStep): Promise<readonly Addressee[]> {
  const unitId = step.holderId ?? step.leadId;
  const unit: readonly Addressee[] = unitId === null ? [] : [{ to: 'unit', unitId }];
  const { centreId, officeId } = await centreAndOffice(tx, step.townshipId);
  const bodies = [centreId, officeId].filter((id) => id !== null);
  const everybody: readonly Addressee[] = step.urgent ? bodies.map((id) => ({ to: 'unit', unitId: id })) : [];
  switch (step.recipient) {
    case 'mediator':
      return [
        ...(step.mediatorIds.length > 0 ? [{ to: 'staff', staffIds: step.mediatorIds } as const] : unit),
        ...everybody,
      ];
    case 'holderHead':
      return [...unit, ...everybody];
    case 'otherOfCentreAndOffice':
      // What the centre lets lie the office supervises; everything else the centre.
      return bodies
        .filter((id) => id !== unitId)
        .slice(0, 1)
        .map((id) => ({ to: 'unit', unitId: id }));
    case 'leader':
      return [{ to: 'leader', townshipId: step.townshipId }, ...everybody];
    case 'county':
      return [{ to: 'county', townshipId: step.townshipId }, ...everybody];
  }
}
