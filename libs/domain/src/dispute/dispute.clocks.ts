import { calendarInForce } from '../calendar/calendars.ts';
import { addDays, daysBetween, type IsoDate } from '../calendar/iso-date.ts';
import { computeDeadline, occurrencesOf } from '../deadline/deadline.computation.ts';
import { editionOf, periodStartOf, ruleOf, variantFor } from '../deadline/deadline.editions.ts';
import type { DeadlineRuleId } from '../deadline/deadline.rule.ts';
import { type DisputeContext, escalations, type RunningClock } from './dispute.context.ts';
import { factsOf } from './dispute.deadlines.ts';
import type { DisputeEvent } from './dispute.events.ts';

type Clocks = readonly RunningClock[];

interface Given {
  readonly key?: string;
  readonly dueOn?: IsoDate | undefined;
  readonly occurrence?: number;
  /** ISO instant of the fact, for a rule in hours. */
  readonly at?: string;
}

/** Starts a clock; one of the same key is replaced, so that a clock never runs twice. */
export function startClock(
  context: DisputeContext,
  rule: DeadlineRuleId,
  startedOn: IsoDate,
  given: Given = {},
): Clocks {
  const key = given.key ?? rule;
  const clock: RunningClock = {
    key,
    rule,
    ...ruleFor(context, rule, given),
    startedOn,
    ...(given.dueOn === undefined ? {} : { dueOn: given.dueOn }),
    ...(given.occurrence === undefined ? {} : { occurrence: given.occurrence }),
    urgent: context.risk === 'red',
    pausedDays: 0,
    passed: 'none',
  };
  return [...context.clocks.filter((other) => other.key !== key), clock];
}

/** By which rule a clock of this case runs. A date of its own needs no variant: it stands in the place of every length. */
function ruleFor(context: DisputeContext, rule: DeadlineRuleId, { dueOn, at }: Given): Partial<RunningClock> {
  const { rules } = context;
  if (rules === undefined) return {};
  const variant = dueOn === undefined ? variantFor(editionOf(rules).rules[rule], context) : undefined;
  const reference = { rule, rules, ...(variant === undefined ? {} : { variant }) };
  const inHours = dueOn === undefined && at !== undefined && ruleOf(reference).unit === 'hours';
  return { ...reference, ...(inHours ? { startedAt: at } : {}) };
}

/** Stops every clock of the rules; stopping one that does not run changes nothing. */
export function stopClocks(context: DisputeContext, rules: readonly DeadlineRuleId[]): Clocks {
  return context.clocks.filter((clock) => !rules.includes(clock.rule));
}

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
    occurrence <= occurrencesOf(ruleOf({ ...rulesOf(context), rule: 'followUpVisit' }), context.risk);
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
    const { redSince: _, ...calm } = clock;
    if (clock.rules !== undefined) {
      const isShorter = ruleOf(clock).lengthAt.red !== undefined;
      return { ...calm, urgent, ...(urgent && isShorter ? { redSince: on } : {}) };
    }
    if (clock.rule !== 'review') return { ...clock, urgent };
    const { dueOn: __, ...review } = clock;
    const dueOn = earlier(on, firstEnd(clock));
    return urgent ? { ...review, urgent, dueOn } : { ...review, urgent };
  });
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

const rulesOf = ({ rules }: Pick<DisputeContext, 'rules'>) => (rules === undefined ? {} : { rules });

/** The end of a clock of the first edition, whose lengths were calendar days, as nobody has moved it. */
const firstEnd = ({ rule, startedOn }: Pick<RunningClock, 'rule' | 'startedOn'>): IsoDate =>
  addDays(startedOn, ruleOf({ rule }).length);

/** The clock of an offer runs to the day that the giver named, else as long as the rule says. */
export function offerClock(context: DisputeContext, event: DisputeEvent): Clocks {
  const dueOn = event.type === 'HAND_OVER' ? event.acceptByOn : undefined;
  return startClock(context, 'handOver', event.on, { dueOn });
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
function periodStart({ round, attempt, acceptedOn, reportedOn }: DisputeContext, clock: Counted): IsoDate {
  const start = periodStartOf(clock);
  if (round > 1 || attempt > 1 || start === 'signing') return clock.startedOn;
  return start === 'report' ? reportedOn : (acceptedOn ?? reportedOn);
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
