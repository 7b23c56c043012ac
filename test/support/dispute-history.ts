import fc from 'fast-check';
import {
  advance,
  type Course,
  type DisputeEvent,
  type DisputeEventType,
  type DisputeSnapshot,
  dayInShanghai,
  escalations,
  eventsNow,
  outset,
  proceed,
  type RecordedEvent,
  RuleError,
  restore,
  unreported,
} from '#domain';
import { samplesOf } from './dispute-samples.ts';

/** One event of a history with the case before and after it. */
export interface Step {
  readonly event: DisputeEvent;
  readonly before: DisputeSnapshot;
  readonly after: DisputeSnapshot;
}

/** Endings are drawn less often, so that most histories are long enough to go wrong. */
const endings: ReadonlySet<DisputeEventType> = new Set([
  'DECLINE',
  'WITHDRAW',
  'REFUSE',
  'REFER',
  'TERMINATE',
]);

interface Draw {
  readonly pick: number;
  readonly variant: number;
  readonly minutes: number;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  pick: fc.nat(9999),
  variant: fc.nat(99),
  // From the same moment to half a year later; most things happen within a week.
  minutes: fc.oneof(
    { weight: 4, arbitrary: fc.nat(7 * 24 * 60) },
    { weight: 1, arbitrary: fc.nat(180 * 24 * 60) },
  ),
});

/** Histories of one dispute, half of them from before there were editions of rules, each event drawn from those that the state accepts, time never going back. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.array(draw, { minLength: 1, maxLength: 40 }), fc.boolean())
  .map(([draws, isOld]) => {
    const steps: Step[] = [];
    let before = unreported();
    let now = Date.parse('2025-11-20T03:00:00.000Z');
    for (const one of draws) {
      now += one.minutes * 60_000;
      const step = next(before, new Date(now).toISOString(), one, isOld);
      if (step === null) continue;
      steps.push(step);
      // What is stored is read again before every event, as the service does.
      before = restore(JSON.parse(JSON.stringify(step.after)));
    }
    return steps;
  });

/** @param only  draws from these alone */
function next(
  before: DisputeSnapshot,
  at: string,
  { pick, variant }: Draw,
  isOld: boolean,
  only?: ReadonlySet<DisputeEventType>,
): Step | null {
  const on = dayInShanghai(at);
  const allowed = eventsNow(before).filter((type) => only === undefined || only.has(type));
  const lasting = allowed.filter((type) => !endings.has(type));
  const types = pick % 5 === 0 || lasting.length === 0 ? allowed : lasting;
  const type = types[pick % types.length];
  if (type === undefined) return null;
  const candidates = samplesOf(type, before.context, on);
  for (let n = 0; n < candidates.length; n += 1) {
    const candidate = candidates[(variant + n) % candidates.length];
    if (candidate === undefined) continue;
    const event = varied(isOld ? ofTheFirstEdition(candidate) : candidate, at, variant);
    const after = advanced(before, event);
    if (after !== null) return { event, before, after };
  }
  return null;
}

/** As events were before a case named the edition of its rules. */
function ofTheFirstEdition(event: DisputeEvent): DisputeEvent {
  if (event.type !== 'REPORT' && event.type !== 'IMPORT') return event;
  const { rules: _, ...old } = event;
  return old;
}

/** The sample at its instant; deadlines pass at every height of the ladder. */
function varied(event: DisputeEvent, at: string, variant: number): DisputeEvent {
  if (event.type !== 'DEADLINE_PASSED') return { ...event, at };
  return { ...event, at, escalation: escalations[1 + (variant % 4)] ?? 'overdue' };
}

/** Null where the case asks for more than the sample carries, e.g. an extension after the last day for it. */
function advanced(before: DisputeSnapshot, event: DisputeEvent): DisputeSnapshot | null {
  try {
    return advance(before, event);
  } catch (error) {
    if (error instanceof RuleError && error.code === 'requirements-not-met') return null;
    throw error;
  }
}

/** An event of a history that may take others back, with the case before and after it. */
export interface RecordedStep extends Omit<Step, 'event'> {
  readonly event: RecordedEvent;
}

/**
 * Such histories in which now and then the latest events that stand are taken back, one or several, so that others happen in
 * their place; also what was decided in between, and then what was decided before it. Every other one is of nothing but offers
 * and refusals, which would else hardly ever come to a second one.
 */
export const retractedHistories: fc.Arbitrary<readonly RecordedStep[]> = fc
  .tuple(fc.array(draw, { minLength: 1, maxLength: 60 }), fc.boolean())
  .map(([draws, isRefused]) => {
    const steps: RecordedStep[] = [];
    let course = outset();
    let now = Date.parse('2025-11-20T03:00:00.000Z');
    for (const one of draws) {
      now += one.minutes * 60_000;
      const at = new Date(now).toISOString();
      const before = course.snapshot;
      const event = one.pick % 3 === 0 ? backFrom(course, at, 1 + (one.variant % 3)) : null;
      const taken = event ?? next(before, at, one, false, isRefused ? refusing : undefined)?.event;
      if (taken === undefined) continue;
      course = proceed(course, taken);
      steps.push({ event: taken, before, after: course.snapshot });
    }
    return steps;
  });

const refusing: ReadonlySet<DisputeEventType> = new Set(['REPORT', 'ACCEPT', 'HAND_OVER', 'OBJECT']);

/** Takes back up to so many of the events that stand, never the report; null where only that one stands. */
function backFrom({ standing }: Course, at: string, count: number): RecordedEvent | null {
  const seqs: number[] = [];
  let first = standing;
  for (let top = standing; top?.below && seqs.length < count; top = top.below) {
    seqs.unshift(top.seq);
    first = top;
  }
  if (first === null || seqs.length === 0) return null;
  const { refusals } = first.before.context;
  const by = { staffId: nobody, organisationId: nobody };
  return { type: 'RETRACT', at, on: dayInShanghai(at), by, meetingId: nobody, seqs, refusals };
}

const nobody = '00000000-0000-4000-8000-000000000000';
