import type { DisputeService, Intention } from '#casework/dispute';
import { notify } from '#casework/notification';
import { awaitsAnswer, type Calendar, type DeadlinePassed, editionOf, morningAfter } from '#domain';
import { execute, type Tx } from '#platform';
import type { LadderAddressees } from './ladder.addressees.ts';
import { type FiredStep, fireSteps, overdueAnswers, type SweepTime } from './ladder.steps.ts';

/** What a sweep brings to each case. */
export interface Sweeping extends SweepTime {
  readonly calendar: Calendar;
  readonly addressees: LadderAddressees;
}

/** Steps that were fired, and waits for an answer that had been given. */
export interface Done {
  readonly fired: number;
  readonly answered: number;
}

/**
 * Fires everything that is due of some cases, in one transaction: the steps, the events that tell of them in the histories,
 * the notices. The rows of the disputes are locked first, always: a sweep and a command wait for each other. A case that
 * another worker has is left to it.
 */
export async function fireCases(
  tx: Tx,
  disputes: DisputeService,
  disputeIds: readonly string[],
  sweeping: Sweeping,
): Promise<Done> {
  const locked = await disputes.lockFree(tx, disputeIds);
  if (locked.length === 0) return { fired: 0, answered: 0 };
  const ids = locked.map(({ id }) => id);
  const clocks = new Map(
    locked.flatMap(({ id, snapshot }) =>
      snapshot.context.clocks.map((clock) => [`${id} ${clock.key}`, clock]),
    ),
  );
  const clockOf = (of: { readonly disputeId: string; readonly key: string }) =>
    clocks.get(`${of.disputeId} ${of.key}`);
  const overdue = await overdueAnswers(tx, ids, sweeping);
  const silent = overdue.filter((answer) => {
    const clock = clockOf(answer);
    return clock !== undefined && awaitsAnswer(clock);
  });
  const steps = await fireSteps(
    tx,
    ids,
    sweeping,
    silent.map(({ deadlineId }) => deadlineId),
  );
  for (const dispute of locked) {
    const own = steps.filter(({ disputeId }) => disputeId === dispute.id);
    await disputes.passByClock(
      tx,
      dispute,
      own.flatMap((step) => passing(step, sweeping.at)),
    );
  }
  const asking = highestOf(steps).flatMap((step) => answerOf(step, clockOf(step)?.rules, sweeping));
  if (asking.length > 0) await askForAnswers(tx, asking);
  await tell(tx, steps, sweeping);
  return { fired: steps.length, answered: overdue.length - silent.length };
}

/** The event says the instant that the row keeps, so that the history proves the row. None for a step that only informs. */
function passing(
  { key, step, escalation, silence }: FiredStep,
  at: Date,
): readonly Intention<DeadlinePassed>[] {
  if (escalation === null) return [];
  const firedAt = at.toISOString();
  return [{ type: 'DEADLINE_PASSED', key, step, escalation, ...(silence ? { silence } : {}), firedAt }];
}

/** Of each deadline the highest step: it speaks for those below it. */
function highestOf(steps: readonly FiredStep[]): readonly FiredStep[] {
  return [...new Map(steps.map((step) => [step.deadlineId, step])).values()];
}

interface AskedAnswer {
  readonly deadline_id: string;
  readonly step: string;
  readonly answer_by: string;
}

/** Whoever is told of an overdue deadline says that they know; silence lets the next step fire without its day. */
function answerOf(
  { deadlineId, step, rule, hasNext, escalation }: FiredStep,
  edition: string | undefined,
  { at, calendar }: Sweeping,
): readonly AskedAnswer[] {
  const { answerWithin } = editionOf(edition).rules[rule];
  if (answerWithin === null || !hasNext || escalation === null || escalation === 'reminded') return [];
  const answerBy = morningAfter(at.toISOString(), answerWithin, calendar);
  return [{ deadline_id: deadlineId, step, answer_by: answerBy }];
}

async function askForAnswers(tx: Tx, asked: readonly AskedAnswer[]): Promise<void> {
  await execute(tx, {
    name: 'sweep.ask',
    text: `update deadline_step st set answer_by = a.answer_by
           from jsonb_to_recordset($1::jsonb) as a (deadline_id uuid, step text, answer_by timestamptz)
           where st.deadline_id = a.deadline_id and st.step = a.step`,
    values: [JSON.stringify(asked)],
  });
}

/** Everybody hears of a deadline once, of the highest step that is theirs; of what is late in one piece, unless it is red. */
async function tell(tx: Tx, steps: readonly FiredStep[], sweeping: Sweeping): Promise<void> {
  const told = new Map<string, { readonly staffId: string; readonly step: FiredStep }>();
  for (const step of steps) {
    for (const staffId of await sweeping.addressees.peopleFor(tx, step.recipient, step))
      told.set(`${step.deadlineId} ${staffId}`, { staffId, step });
  }
  const byStep = new Map<FiredStep, string[]>();
  for (const { staffId, step } of told.values()) byStep.set(step, [...(byStep.get(step) ?? []), staffId]);
  for (const [step, staffIds] of byStep) {
    if (step.late && !step.urgent) await keepForDigest(tx, step, staffIds);
    else await notify(tx, staffIds, noticeOf(step, sweeping.at));
  }
}

async function keepForDigest(tx: Tx, { deadlineId, step }: FiredStep, staffIds: string[]): Promise<void> {
  await execute(tx, {
    name: 'sweep.late',
    text: `insert into late_notice (staff_id, deadline_id, step)
           select id, $2, $3 from unnest($1::uuid[]) as people (id) on conflict do nothing`,
    values: [staffIds, deadlineId, step],
  });
}

const noticeOf = (
  { disputeId, deadlineId, step, rule, dueOn, number, stage, silence, late, urgent }: FiredStep,
  at: Date,
) =>
  ({
    disputeId,
    kind: step.startsWith('warning') ? 'clock.warning' : 'clock.overdue',
    facts: { number, stage, rule, step, dueOn, late, silence },
    source: `${deadlineId}:${step}`,
    at: at.toISOString(),
    urgent,
  }) as const;
