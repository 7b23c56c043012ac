import { addDays, daysBetween, type IsoDate } from '../calendar/iso-date.ts';
import { occurrencesOf } from '../deadline/deadline.computation.ts';
import { type DeadlineRuleId, deadlineRules } from '../deadline/deadline.rules.ts';
import { type DisputeContext, escalations, type RunningClock } from './dispute.context.ts';
import type { DisputeEvent } from './dispute.events.ts';

type Clocks = readonly RunningClock[];

/** Starts a clock; one of the same key is replaced, so that a clock never runs twice. */
export function startClock(
  context: DisputeContext,
  rule: DeadlineRuleId,
  startedOn: IsoDate,
  given: { readonly key?: string; readonly dueOn?: IsoDate | undefined; readonly occurrence?: number } = {},
): Clocks {
  const key = given.key ?? rule;
  const clock: RunningClock = {
    key,
    rule,
    startedOn,
    ...(given.dueOn === undefined ? {} : { dueOn: given.dueOn }),
    ...(given.occurrence === undefined ? {} : { occurrence: given.occurrence }),
    urgent: context.risk === 'red',
    pausedDays: 0,
    passed: 'none',
  };
  return [...context.clocks.filter((other) => other.key !== key), clock];
}

/** Stops every clock of the rules; stopping one that does not run changes nothing. */
export function stopClocks(context: DisputeContext, rules: readonly DeadlineRuleId[]): Clocks {
  return context.clocks.filter((clock) => !rules.includes(clock.rule));
}

/** Lets the mediation clock stand still. @source decision 0003 (appraisal time is excluded, as in online mediation) */
export function pauseMediation(context: DisputeContext, on: IsoDate): Clocks {
  return context.clocks.map((clock) => (clock.rule === 'mediation' ? { ...clock, pausedOn: on } : clock));
}

/** Lets it go on; the days that it stood still are added to its length, and to what the parties consented to. */
export function resumeMediation(context: DisputeContext, on: IsoDate): Clocks {
  return context.clocks.map((clock) => {
    if (clock.rule !== 'mediation' || clock.pausedOn === undefined) return clock;
    const { pausedOn, extendedTo, ...running } = clock;
    const days = Math.max(0, daysBetween(pausedOn, on));
    const extended = extendedTo === undefined ? {} : { extendedTo: addDays(extendedTo, days) };
    return { ...running, ...extended, pausedDays: clock.pausedDays + days };
  });
}

/** The clocks of the promises that are not kept yet, each on its own date. */
export function performanceClocks(context: DisputeContext, on: IsoDate): Clocks {
  const others = stopClocks(context, ['performance']);
  let clocks = others;
  for (const promise of context.agreement?.obligations ?? []) {
    if (promise.performed) continue;
    const key = `performance:${promise.id}`;
    // A register may not say by when; a month is then asked for, so that the promise is not forgotten.
    const dueOn = promise.dueOn ?? addDays(context.agreement?.effectiveOn ?? on, 30);
    const running = context.clocks.find((clock) => clock.key === key && clock.dueOn === dueOn);
    clocks = running
      ? clocks.concat(running)
      : startClock({ ...context, clocks }, 'performance', on, { key, dueOn });
  }
  return clocks;
}

/** The follow-up visits that the rule asks for at this grade of risk: one for green, two for yellow, three for red. */
export function visitClocks(context: DisputeContext, on: IsoDate): Clocks {
  let clocks: Clocks = context.clocks;
  for (
    let occurrence = 1;
    occurrence <= occurrencesOf(deadlineRules.followUpVisit, context.risk);
    occurrence++
  ) {
    const key = `followUpVisit:${occurrence}`;
    clocks = startClock({ ...context, clocks }, 'followUpVisit', on, { key, occurrence });
  }
  return clocks;
}

/**
 * A visit was made: the nearest visit clock stops. Where something is left, danger or a promise that turned out not to
 * be kept, and no further visit is planned, another one is due in a week.
 */
export function afterVisit(context: DisputeContext, on: IsoDate, somethingLeft: boolean): Clocks {
  const nearest = context.clocks.find((clock) => clock.rule === 'followUpVisit');
  const clocks = context.clocks.filter((clock) => clock !== nearest);
  const visitsLeft = clocks.some((clock) => clock.rule === 'followUpVisit');
  return somethingLeft && !visitsLeft
    ? startClock({ ...context, clocks }, 'followUpVisit', on, { key: 'followUpVisit:extra' })
    : clocks;
}

/**
 * A change of risk changes how fast every clock climbs. A case that turns red while it waits for the review is due on
 * that day: it was not late before anybody knew.
 */
export function withUrgency(clocks: Clocks, urgent: boolean, on: IsoDate): Clocks {
  return clocks.map((clock) => {
    if (clock.urgent === urgent) return clock;
    if (clock.rule !== 'review') return { ...clock, urgent };
    const { dueOn: _, ...review } = clock;
    const dueOn = earlier(on, endOf(clock));
    return urgent ? { ...review, urgent, dueOn } : { ...review, urgent };
  });
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** The end of a length in calendar days, as nobody has moved it. */
const endOf = ({ rule, startedOn }: Pick<RunningClock, 'rule' | 'startedOn'>): IsoDate =>
  addDays(startedOn, deadlineRules[rule].length);

/** The clock of an offer runs to the day that the giver named, else as long as the rule says. */
export function offerClock(context: DisputeContext, event: DisputeEvent): Clocks {
  const dueOn = event.type === 'HAND_OVER' ? event.acceptByOn : undefined;
  return startClock(context, 'handOver', event.on, { dueOn });
}

/** Starts the mediation clock unless it runs; an imported case brings its own start and date. */
export function startMediation(context: DisputeContext, event: DisputeEvent): Clocks {
  if (context.clocks.some((clock) => clock.rule === 'mediation')) return context.clocks;
  if (event.type !== 'IMPORT') return startClock(context, 'mediation', event.on);
  return startClock(context, 'mediation', event.reportedOn, { dueOn: event.dueOn ?? undefined });
}

/** When mediation should end: `period` by the rule, `end` as the review may have brought it forward and pauses moved it. */
export function mediationEnds(context: DisputeContext): { readonly period: IsoDate; readonly end: IsoDate } {
  const clock = context.clocks.find(({ rule }) => rule === 'mediation') ?? {
    rule: 'mediation' as const,
    startedOn: context.acceptedOn ?? context.reportedOn,
    dueOn: undefined,
    pausedDays: 0,
  };
  return { period: endOf(clock), end: addDays(clock.dueOn ?? endOf(clock), clock.pausedDays) };
}

/** The review may bring the end of mediation forward; only the parties can put it off. */
export function withMediationDue(context: DisputeContext, event: DisputeEvent): Clocks {
  return context.clocks.map((clock) => {
    if (clock.rule !== 'mediation') return clock;
    if (event.type === 'EXTEND') return { ...clock, extendedTo: event.newDueOn, passed: 'none' };
    if (event.type !== 'ANALYZE') return clock;
    const dueOn = earlier(event.dueOn, endOf(clock));
    return dueOn === (clock.dueOn ?? endOf(clock)) ? clock : { ...clock, dueOn, passed: 'none' };
  });
}

/**
 * The window for the court: 30 days from the effective date of a written agreement, until somebody applies; and two
 * years for enforcement from the last day of performance, once the court has confirmed.
 * @source Civil Procedure Law (2023), arts. 205 and 250; Mediation Act, art. 33
 */
export function courtClocks(context: DisputeContext, on: IsoDate): Clocks {
  const { agreement } = context;
  const others = stopClocks(context, ['judicialConfirmation', 'enforcement']);
  if (agreement?.form !== 'written') return others;
  const without = { ...context, clocks: others };
  if (agreement.confirmation === 'none') {
    if (context.clocks.some(({ rule }) => rule === 'judicialConfirmation')) return context.clocks;
    // A window that closed before we heard of the agreement (an imported one) is not opened again.
    return daysBetween(agreement.effectiveOn, on) > 30
      ? others
      : startClock(without, 'judicialConfirmation', agreement.effectiveOn);
  }
  const lastDue = agreement.obligations
    .filter((promise) => !promise.performed)
    .map((promise) => promise.dueOn ?? agreement.effectiveOn)
    .sort()
    .at(-1);
  return agreement.confirmation === 'granted' && lastDue !== undefined
    ? startClock(without, 'enforcement', lastDue)
    : others;
}

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
