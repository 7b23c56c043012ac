import { type Clocks, ruleFor } from './dispute.clocks.ts';
import { type DisputeContext, escalations, type RunningClock } from './dispute.context.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { periodStart } from './mediation.clock.ts';

/** A ladder step was reached: the clock remembers the highest. */
export function passStep(context: DisputeContext, event: DisputeEvent): Clocks {
  if (event.type !== 'DEADLINE_PASSED') return context.clocks;
  const higher = (clock: RunningClock) =>
    escalations.indexOf(event.escalation) > escalations.indexOf(clock.passed)
      ? event.escalation
      : clock.passed;
  return context.clocks.map((clock) =>
    clock.key === event.key ? { ...clock, passed: higher(clock) } : clock,
  );
}

/** Whether the office was reminded of a passed deadline and nobody has said that they know. */
export const awaitsAnswer = ({ passed, acknowledged = 'none' }: RunningClock): boolean =>
  escalations.indexOf(passed) >= escalations.indexOf('overdue') &&
  escalations.indexOf(acknowledged) < escalations.indexOf(passed);

/** Somebody knows: no clock climbs any further for silence. */
export const answered = ({ clocks }: DisputeContext): Clocks =>
  clocks.map((clock) => (awaitsAnswer(clock) ? { ...clock, acknowledged: clock.passed } : clock));

/** Clocks go over to another edition of their rule, or are counted by another calendar. */
export function recomputed(context: DisputeContext, event: DisputeEvent): Clocks {
  if (event.type !== 'RECOMPUTE') return context.clocks;
  const moved = new Map(event.clocks.map((clock) => [clock.key, clock]));
  return context.clocks.map((clock) => {
    const { passed } = moved.get(clock.key) ?? {};
    return passed === undefined ? clock : goneOver(context, clock, { ...event, passed });
  });
}

/** A clock as another edition or calendar has it. What was acknowledged of a step that no longer stands is forgotten. */
export function goneOver(
  context: DisputeContext,
  clock: RunningClock,
  { rules, calendar, passed }: Pick<RunningClock, 'rules' | 'calendar' | 'passed'>,
): RunningClock {
  const { acknowledged, ...running } = clock;
  const stands = acknowledged !== undefined && passed === clock.passed ? { acknowledged } : {};
  const counted = { ...running, ...stands, ...(calendar === undefined ? {} : { calendar }), passed };
  if (rules === undefined) return counted;
  const { variant: _, startedAt: __, ...bare } = counted;
  const at = clock.startedAt ?? `${clock.startedOn}T01:00:00.000Z`;
  const changed = {
    ...bare,
    ...ruleFor({ ...context, rules }, clock.rule, { dueOn: clock.dueOn, at }),
  };
  return clock.rule === 'mediation' && clock.dueOn === undefined
    ? { ...changed, startedOn: periodStart(context, changed) }
    : changed;
}
