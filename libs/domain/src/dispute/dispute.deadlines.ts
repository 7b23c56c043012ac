import type { Calendar } from '../calendar/calendar.ts';
import { computeDeadline, type Deadline } from '../deadline/deadline.computation.ts';
import { type LadderStep, ladderOf } from '../deadline/deadline.ladder.ts';
import { deadlineRules } from '../deadline/deadline.rules.ts';
import type { RunningClock } from './dispute.context.ts';

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
  const deadline = computeDeadline(deadlineRules[clock.rule], clock.startedOn, calendar, {
    risk,
    pausedDays: clock.pausedDays,
    ...(clock.dueOn === undefined ? {} : { givenDueOn: clock.dueOn }),
    ...(clock.extendedTo === undefined ? {} : { extendedTo: clock.extendedTo }),
    ...(clock.occurrence === undefined ? {} : { occurrence: clock.occurrence }),
  });
  const ladder = clock.pausedOn === undefined ? ladderOf(deadline, risk, calendar) : [];
  return { clock, deadline, ladder };
}
