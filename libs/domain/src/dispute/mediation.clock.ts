import { calendarInForce } from '../calendar/calendars.ts';
import { addDays, daysBetween, type IsoDate } from '../calendar/iso-date.ts';
import { computeDeadline } from '../deadline/deadline.computation.ts';
import { periodStartOf, ruleOf } from '../deadline/deadline.editions.ts';
import { type Clocks, earlier, firstEnd, ruleFor, rulesOf, startClock } from './dispute.clocks.ts';
import type { DisputeContext, RunningClock } from './dispute.context.ts';
import { factsOf } from './dispute.deadlines.ts';
import type { DisputeEvent } from './dispute.events.ts';

/** Lets the mediation clock stand still. @source decision 0003 (appraisal time is excluded, as in online mediation) */
export function pauseMediation(context: DisputeContext, event: DisputeEvent): Clocks {
  const pausedFor = event.type === 'SUSPEND' ? event.ground : 'other';
  return context.clocks.map((clock) => {
    if (clock.rule !== 'mediation') return clock;
    return { ...clock, pausedOn: event.on, ...(clock.rules === undefined ? {} : { pausedFor }) };
  });
}

/** Lets it go on; the days that it stood still are added to its length, and to what the parties consented to. */
export function resumeMediation(context: DisputeContext, on: IsoDate): Clocks {
  return context.clocks.map((clock) => {
    if (clock.rule !== 'mediation' || clock.pausedOn === undefined) return clock;
    const { pausedOn, pausedFor = 'other', extendedTo, ...running } = clock;
    const days = Math.max(0, daysBetween(pausedOn, on));
    const extended = extendedTo === undefined ? {} : { extendedTo: addDays(extendedTo, days) };
    const resumed = { ...running, ...extended, pausedDays: clock.pausedDays + days };
    if (clock.rules === undefined || days === 0) return resumed;
    return { ...resumed, pauses: [...(clock.pauses ?? []), { from: pausedOn, to: on, ground: pausedFor }] };
  });
}

/**
 * Starts the mediation clock unless it runs; an imported case brings its own start and date. A period that the law counts
 * from the application or from the signature is counted from there.
 */
export function startMediation(context: DisputeContext, event: DisputeEvent): Clocks {
  const running = context.clocks.find((clock) => clock.rule === 'mediation');
  if (running) {
    const isSigned = event.type === 'SIGN_FOR' || event.type === 'ACT_AT_ONCE';
    if (!isSigned || periodStartOf(running) !== 'signing') return context.clocks;
    return context.clocks.map((clock) =>
      clock === running ? { ...clock, startedOn: event.on, passed: 'none' } : clock,
    );
  }
  if (event.type === 'IMPORT')
    return startClock(context, 'mediation', event.reportedOn, { dueOn: event.dueOn ?? undefined });
  const started = startClock(context, 'mediation', event.on);
  const isFirst = event.type === 'ACCEPT' || event.type === 'ACT_AT_ONCE';
  return started.map((clock) =>
    isFirst && clock.rule === 'mediation' && periodStartOf(clock) === 'report'
      ? { ...clock, startedOn: context.reportedOn }
      : clock,
  );
}

/** When mediation should end: `period` by the rule, `end` as the review may have brought it forward and pauses moved it. */
export function mediationEnds(context: DisputeContext): { readonly period: IsoDate; readonly end: IsoDate } {
  const clock: Counted = context.clocks.find(({ rule }) => rule === 'mediation') ?? {
    rule: 'mediation',
    ...ruleFor(context, 'mediation', {}),
    startedOn: context.acceptedOn ?? context.reportedOn,
    urgent: false,
    pausedDays: 0,
  };
  if (clock.rules === undefined) {
    const period = firstEnd(clock);
    return { period, end: addDays(clock.dueOn ?? period, clock.pausedDays) };
  }
  const { extendedTo: _, ...withoutConsent } = clock;
  const { notAfter: __, dueOn: ___, ...withoutDecision } = ofItsKind(context, withoutConsent);
  const dueOf = (facts: Counted): IsoDate =>
    computeDeadline(ruleOf(facts), facts.startedOn, calendarInForce(), factsOf(facts)).dueOn;
  return { period: dueOf(withoutDecision), end: dueOf(withoutConsent) };
}

/**
 * The review may bring the end of mediation forward; only the parties can put it off. It also confirms of what kind the
 * case is, and so which period it has.
 */
export function withMediationDue(context: DisputeContext, event: DisputeEvent): Clocks {
  return context.clocks.map((clock) => {
    if (clock.rule !== 'mediation') return clock;
    if (event.type === 'EXTEND') return { ...clock, extendedTo: event.newDueOn, passed: 'none' };
    if (event.type !== 'ANALYZE') return clock;
    if (clock.rules !== undefined) return confirmed(context, clock, event.dueOn);
    const dueOn = earlier(event.dueOn, firstEnd(clock));
    return dueOn === (clock.dueOn ?? firstEnd(clock)) ? clock : { ...clock, dueOn, passed: 'none' };
  });
}

function confirmed(context: DisputeContext, clock: RunningClock, notAfter: IsoDate): RunningClock {
  const ofKind = ofItsKind(context, clock);
  if (ofKind === clock && notAfter === clock.notAfter) return clock;
  return { ...ofKind, notAfter, passed: 'none' };
}

type Counted = Omit<RunningClock, 'key' | 'passed'>;

/** The clock of mediation by the variant for the kind of case that the context says. */
function ofItsKind<C extends Counted>(context: DisputeContext, clock: C): C {
  const { variant: before, ...rest } = clock;
  const { variant } = ruleFor({ ...context, ...rulesOf(clock) }, 'mediation', { dueOn: clock.dueOn });
  if (variant === before) return clock;
  const changed = { ...rest, ...(variant === undefined ? {} : { variant }) } as unknown as C;
  return { ...changed, startedOn: periodStart(context, changed) };
}

/** From which day the period of a case counts whose kind turned out to be another. Later rounds begin anew. */
export function periodStart(
  { round, attempt, acceptedOn, reportedOn }: DisputeContext,
  clock: Counted,
): IsoDate {
  const start = periodStartOf(clock);
  if (round > 1 || attempt > 1 || start === 'signing') return clock.startedOn;
  return start === 'report' ? reportedOn : (acceptedOn ?? reportedOn);
}
