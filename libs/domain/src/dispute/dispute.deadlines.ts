import type { Calendar } from '../calendar/calendar.ts';
import { computeDeadline, type Deadline } from '../deadline/deadline.computation.ts';
import { ruleOf } from '../deadline/deadline.editions.ts';
import type { DeadlineFacts } from '../deadline/deadline.ends.ts';
import { type LadderStep, ladderOf } from '../deadline/deadline.ladder.ts';
import { daysOf, type Pause } from '../deadline/deadline.pauses.ts';
import { commandLabels } from './command.labels.ts';
import type { KeptPause, RunningClock } from './dispute.context.ts';

/** A running clock with its computed date and everything that will happen to it unless it stops. */
export interface ClockDeadline {
  readonly clock: RunningClock;
  readonly deadline: Deadline;
  /** Empty while the clock stands still. */
  readonly ladder: readonly LadderStep[];
}

const computed = new WeakMap<RunningClock, { readonly calendar: Calendar; readonly due: ClockDeadline }>();

/**
 * When a running clock is due, and why. Pure: the same clock and calendar give the same date for ever, so open
 * deadlines can be computed again from the history alone, and one that was computed is remembered with its clock.
 */
export function deadlineOfClock(clock: RunningClock, calendar: Calendar): ClockDeadline {
  const known = computed.get(clock);
  if (known?.calendar === calendar) return known.due;
  const due = compute(clock, calendar);
  computed.set(clock, { calendar, due });
  return due;
}

function compute(clock: RunningClock, calendar: Calendar): ClockDeadline {
  const risk = clock.urgent ? 'red' : 'yellow';
  const rule = ruleOf(clock);
  const deadline = computeDeadline(rule, clock.startedOn, calendar, sinceRed(clock, calendar));
  const ladder = clock.pausedOn === undefined ? ladderOf(deadline, risk, calendar, rule) : [];
  return { clock, deadline, ladder };
}

/** A case that turned red has the shorter length, but not before the day on which it did. */
function sinceRed(clock: RunningClock, calendar: Calendar): DeadlineFacts {
  const facts = factsOf(clock);
  if (clock.redSince === undefined) return facts;
  const red = computeDeadline(ruleOf(clock), clock.startedOn, calendar, facts).dueOn;
  const days = [clock.redSince, red]
    .sort()
    .slice(1)
    .concat(facts.notAfter ?? []);
  const [notAfter] = days.sort();
  return { ...facts, risk: 'yellow', ...present({ notAfter }) };
}

/** What of a clock its date follows from. */
export function factsOf(clock: Omit<RunningClock, 'key' | 'passed'>): DeadlineFacts {
  const { dueOn: givenDueOn, notAfter, extendedTo, occurrence, startedAt, pauses: kept = [] } = clock;
  const pauses = kept.map(explained);
  // A clock of the first edition kept the number of its paused days only.
  const pausedDays = clock.pausedDays - pauses.reduce((sum, pause) => sum + daysOf(pause), 0);
  const stoodStill = {
    ...(pausedDays === 0 ? {} : { pausedDays }),
    ...(kept.length === 0 ? {} : { pauses }),
  };
  const given = { givenDueOn, notAfter, extendedTo, occurrence, startedAt };
  return { risk: clock.urgent ? 'red' : 'yellow', ...stoodStill, ...present(given) };
}

const explained = ({ from, to, ground }: KeptPause): Pause => ({
  from,
  to,
  ground: suspensionGrounds[ground as keyof typeof suspensionGrounds] ?? { zh: ground, en: ground },
});
const suspensionGrounds = commandLabels.suspendGround;

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
/** Without what is not said. */
const present = <T extends object>(facts: T): Present<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Present<T>;
