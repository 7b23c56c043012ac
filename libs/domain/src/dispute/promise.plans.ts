import type { z } from 'zod';
import type { IsoDate } from '../calendar/iso-date.ts';

/** A promise, as far as its plan asks. */
interface Planned {
  readonly id: string;
  readonly kind: string;
  readonly dueOn: IsoDate;
  readonly amountFen?: number | undefined;
  readonly fromPartyId?: string | undefined;
  readonly toPartyId?: string | undefined;
  readonly instalment?:
    | { readonly plan: string; readonly number: number; readonly of: number; readonly totalFen: number }
    | undefined;
}
/** What is promised in an agreement, as it is asked of its form. */
interface Promised {
  readonly obligations: readonly Planned[];
  readonly totalFen?: number | undefined;
}
interface PlanFault {
  readonly path: readonly (string | number)[];
  readonly zh: string;
  readonly en: string;
}
/** A part of a plan with its place in the agreement. */
type Part = NonNullable<Planned['instalment']> & {
  readonly at: number;
  readonly promise: Planned;
};

/**
 * Promises that can be kept as they stand: each with a name of its own, money that makes the total, and plans of which every
 * part is there, is money, flows one way, and falls due after the one before.
 * @source decision 0003 (parts add up); Mediation Act, art. 29 (content, manner and time limit of performance)
 */
export function soundPromises(terms: Promised, context: z.RefinementCtx): void {
  for (const { path, zh, en } of faultsOf(terms))
    context.addIssue({ code: 'custom', path: [...path], params: { zh, en } });
}

function faultsOf({ obligations, totalFen }: Promised): readonly PlanFault[] {
  const sum = sumOf(obligations);
  const faults: PlanFault[] = [];
  if ((totalFen ?? sum) !== sum)
    faults.push({
      path: ['totalFen'],
      zh: '各期金额之和与总额不符',
      en: 'The parts do not add up to the total',
    });
  const plans = plansIn(obligations);
  if (!plans.every(isWhole))
    faults.push({
      path: ['obligations'],
      zh: '分期计划不完整，或各期之和与计划总额不符',
      en: 'A plan lacks a part, or its parts do not make its whole',
    });
  faults.push(...plans.flatMap((parts) => [...notMoney(parts), ...bothWays(parts), ...outOfOrder(parts)]));
  if (new Set(obligations.map(({ id }) => id)).size !== obligations.length)
    faults.push({ path: ['obligations'], zh: '义务编号重复', en: 'Two obligations bear the same id' });
  return faults;
}

const sumOf = (promises: readonly Pick<Planned, 'amountFen'>[]): number =>
  promises.reduce((total, { amountFen = 0 }) => total + amountFen, 0);

/** The parts of each plan, in the order of their numbers. */
function plansIn(obligations: readonly Planned[]): readonly (readonly Part[])[] {
  const parts = obligations.flatMap((promise, at): readonly Part[] =>
    promise.instalment === undefined ? [] : [{ ...promise.instalment, at, promise }],
  );
  return [...new Set(parts.map(({ plan }) => plan))].map((plan) =>
    parts.filter((part) => part.plan === plan).toSorted((one, other) => one.number - other.number),
  );
}

/** Every part is there, each once, and they make its whole: "1,200 a month, five children, 200 each" does not. */
function isWhole(parts: readonly Part[]): boolean {
  const [{ of, totalFen } = { of: 0, totalFen: 0 }] = parts;
  return (
    parts.length === of &&
    parts.every((part, n) => part.of === of && part.totalFen === totalFen && part.number === n + 1) &&
    sumOf(parts.map(({ promise }) => promise)) === totalFen
  );
}

const notMoney = (parts: readonly Part[]): readonly PlanFault[] =>
  parts
    .filter(({ promise }) => promise.kind !== 'pay')
    .map(({ at }) => ({
      path: ['obligations', at, 'kind'],
      zh: '分期的每一期都须是给付金钱；其他义务请单独列出',
      en: 'Every part of a plan is a payment: list anything else by itself',
    }));

/** Several may owe shares of one sum, but nobody pays into the sum that they receive. */
function bothWays(parts: readonly Part[]): readonly PlanFault[] {
  const receiving = new Map<string, Part>();
  for (const part of parts) if (part.promise.toPartyId) receiving.set(part.promise.toPartyId, part);
  return parts
    .filter(({ promise }) => promise.fromPartyId !== undefined && receiving.has(promise.fromPartyId))
    .slice(0, 1)
    .map(({ at }) => ({
      path: ['obligations', at, 'fromPartyId'],
      zh: '同一分期计划中，同一人不能既付款又收款；相互给付的，请分别列出',
      en: 'Within one plan nobody both pays and receives: what is owed the other way is a plan of its own',
    }));
}

const outOfOrder = (parts: readonly Part[]): readonly PlanFault[] =>
  parts
    .filter(({ promise }, n) => promise.dueOn < (parts[n - 1]?.promise.dueOn ?? promise.dueOn))
    .map(({ at, number }) => ({
      path: ['obligations', at, 'dueOn'],
      zh: `第${number}期的期限早于上一期，请按先后排列`,
      en: `Part ${number} is due before the one before it`,
    }));
