import { DisputeService } from '#casework/dispute';
import { notify } from '#casework/notification';
import { awaitsAnswer, type Calendar, editionOf, morningAfter, restore } from '#domain';
import { execute, query, type Tx } from '#platform';
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
 * Fires everything that is due of one case, in one transaction: the steps, the events that tell of them in the history,
 * the notices. The row of the dispute is locked first, always: a sweep and a command wait for each other.
 * @returns what was done; nothing where another worker has the case
 */
export async function fireCase(
  tx: Tx,
  disputes: DisputeService,
  disputeId: string,
  sweeping: Sweeping,
): Promise<Done> {
  const [locked] = await query<{ snapshot: unknown }>(tx, {
    name: 'sweep.lock',
    text: 'select snapshot from dispute where id = $1 for update skip locked',
    values: [disputeId],
  });
  if (locked === undefined) return { fired: 0, answered: 0 };
  const { clocks } = restore(locked.snapshot).context;
  const unanswered = new Set(clocks.filter(awaitsAnswer).map(({ key }) => key));
  const overdue = await overdueAnswers(tx, disputeId, sweeping);
  const silent = overdue.filter(({ key }) => unanswered.has(key)).map(({ deadlineId }) => deadlineId);
  const steps = await fireSteps(tx, disputeId, sweeping, silent);
  for (const step of steps) await climb(tx, disputes, step, sweeping.at);
  const rules = new Map(clocks.map(({ key, rules: edition }) => [key, edition]));
  for (const step of highestOf(steps)) await askForAnswer(tx, step, rules.get(step.key), sweeping);
  await tell(tx, steps, sweeping);
  return { fired: steps.length, answered: overdue.length - silent.length };
}

/** The event says the instant that the row keeps, so that the history proves the row. */
async function climb(tx: Tx, disputes: DisputeService, step: FiredStep, at: Date): Promise<void> {
  const { key, escalation, silence } = step;
  if (escalation === null) return;
  await disputes.applyByClock(tx, step.disputeId, {
    type: 'DEADLINE_PASSED',
    key,
    step: step.step,
    escalation,
    ...(silence ? { silence } : {}),
    firedAt: at.toISOString(),
  });
}

/** Of each deadline the highest step: it speaks for those below it. */
function highestOf(steps: readonly FiredStep[]): readonly FiredStep[] {
  return [...new Map(steps.map((step) => [step.deadlineId, step])).values()];
}

/** Whoever is told of an overdue deadline says that they know; silence lets the next step fire without its day. */
async function askForAnswer(
  tx: Tx,
  { deadlineId, step, rule, hasNext, escalation }: FiredStep,
  edition: string | undefined,
  { at, calendar }: Sweeping,
): Promise<void> {
  const { answerWithin } = editionOf(edition).rules[rule];
  if (answerWithin === null || !hasNext || escalation === null || escalation === 'reminded') return;
  await execute(tx, {
    name: 'sweep.ask',
    text: 'update deadline_step set answer_by = $3 where deadline_id = $1 and step = $2',
    values: [deadlineId, step, morningAfter(at.toISOString(), answerWithin, calendar)],
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
  { disputeId, deadlineId, step, rule, dueOn, number, stage, silence, late }: FiredStep,
  at: Date,
) =>
  ({
    disputeId,
    kind: step.startsWith('warning') ? 'clock.warning' : 'clock.overdue',
    facts: { number, stage, rule, step, dueOn, late, silence },
    source: `${deadlineId}:${step}`,
    at: at.toISOString(),
  }) as const;
