import { addDays, daysBetween, type IsoDate } from '../calendar/iso-date.ts';
import { editionOf, ruleOf, variantFor } from '../deadline/deadline.editions.ts';
import { occurrencesOf } from '../deadline/deadline.ends.ts';
import type { DeadlineRuleId } from '../deadline/deadline.rule.ts';
import { type DisputeContext, type Obligation, owedAgreement, type RunningClock } from './dispute.context.ts';
import type { DisputeEvent } from './dispute.events.ts';

export type Clocks = readonly RunningClock[];

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
export function ruleFor(
  context: DisputeContext,
  rule: DeadlineRuleId,
  { dueOn, at }: Given,
): Partial<RunningClock> {
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

/**
 * The clocks of the promises that are not kept yet, each on its own date; of those that were broken, until when it is asked
 * what became of the guidance or of the enforcement.
 */
export function performanceClocks(context: DisputeContext, on: IsoDate): Clocks {
  const others = stopClocks(context, ['performance', 'guidance']);
  let clocks = others;
  for (const promise of context.agreement?.obligations ?? []) {
    if (promise.performed) continue;
    const guidedOn = latestGuidance(promise);
    if (guidedOn !== null) {
      const key = `guidance:${promise.id}`;
      const running = context.clocks.find((clock) => clock.key === key && clock.startedOn === guidedOn);
      clocks = running
        ? clocks.concat(running)
        : startClock({ ...context, clocks }, 'guidance', guidedOn, { key });
      continue;
    }
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

/** The day on which somebody was last guided, or asked for enforcement; null for a promise that nobody has broken. */
function latestGuidance({ broken, enforcedOn }: Obligation): IsoDate | null {
  if (enforcedOn === undefined) return broken?.on ?? null;
  return broken === undefined || broken.on < enforcedOn ? enforcedOn : broken.on;
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

export const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

export const rulesOf = ({ rules }: Pick<DisputeContext, 'rules'>) => (rules === undefined ? {} : { rules });

/** The end of a clock of the first edition, whose lengths were calendar days, as nobody has moved it. */
export const firstEnd = ({ rule, startedOn }: Pick<RunningClock, 'rule' | 'startedOn'>): IsoDate =>
  addDays(startedOn, ruleOf({ rule }).length);

/** The clock of an offer runs to the day that the giver named, else as long as the rule says. */
export function offerClock(context: DisputeContext, event: DisputeEvent): Clocks {
  const dueOn = event.type === 'HAND_OVER' ? event.acceptByOn : undefined;
  return startClock(context, 'handOver', event.on, { dueOn });
}

/**
 * The window for the court: 30 days from the effective date of a written agreement, or from the day on which it was amended
 * after a ruling, until somebody applies; and two
 * years for enforcement from the last day of performance, once the court has confirmed. Both run on while a new attempt is
 * made over what was broken.
 * @source Civil Procedure Law (2023), arts. 205 and 250; Mediation Act, art. 33
 */
export function courtClocks(context: DisputeContext, on: IsoDate): Clocks {
  const agreement = owedAgreement(context);
  const others = stopClocks(context, ['judicialConfirmation', 'enforcement']);
  if (agreement?.form !== 'written') return others;
  const without = { ...context, clocks: others };
  if (agreement.confirmation === 'none') {
    if (context.clocks.some(({ rule }) => rule === 'judicialConfirmation')) return context.clocks;
    // A window that closed before we heard of the agreement (an imported one) is not opened again.
    const from = agreement.renewedOn ?? agreement.effectiveOn;
    return daysBetween(from, on) > 30 ? others : startClock(without, 'judicialConfirmation', from);
  }
  const lastDue = agreement.obligations
    .filter((promise) => !promise.performed && promise.enforcedOn === undefined)
    .map((promise) => promise.dueOn ?? agreement.effectiveOn)
    .sort()
    .at(-1);
  return agreement.confirmation === 'granted' && lastDue !== undefined
    ? startClock(without, 'enforcement', lastDue)
    : others;
}
