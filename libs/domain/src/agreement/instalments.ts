import { addDays, addMonths, type IsoDate } from '../calendar/iso-date.ts';
import { RuleError } from '../errors.ts';

/** How the days of a plan follow each other. */
export const planRhythms = ['weekly', 'monthly', 'quarterly', 'yearly'] as const;
export type PlanRhythm = (typeof planRhythms)[number];

/** What is to be paid in parts. */
export interface PlanWish {
  readonly totalFen: number;
  /** How many parts, 2 to 60. */
  readonly count: number;
  readonly rhythm: PlanRhythm;
  readonly firstDueOn: IsoDate;
  /** What every part but the last is, in fen; left out: equal parts of whole yuan. */
  readonly partFen?: number | undefined;
}

/** One part of a plan: its number from 1 on, its amount in fen, its day. */
export interface PlannedPart {
  readonly number: number;
  readonly amountFen: number;
  readonly dueOn: IsoDate;
}

export const mostInstalments = 60;

/**
 * The parts of a payment, which add up to its whole to the fen: equal ones of whole yuan, and the last with the rest. Days of
 * a month that is too short fall on its last.
 * @throws RuleError kind "invalid", code "plan-impossible": less than two parts or more than 60, or a part for which nothing
 *         is left
 */
export function plannedParts({
  totalFen,
  count,
  rhythm,
  firstDueOn,
  partFen,
}: PlanWish): readonly PlannedPart[] {
  const part = partFen ?? equalPart(totalFen, count);
  const isPossible =
    Number.isInteger(count) &&
    count >= 2 &&
    count <= mostInstalments &&
    Number.isSafeInteger(totalFen) &&
    part > 0;
  if (!isPossible || part * (count - 1) >= totalFen) throw impossible();
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    amountFen: at === count - 1 ? totalFen - part * (count - 1) : part,
    dueOn: nthDay(firstDueOn, at, rhythm),
  }));
}

/** Whole yuan, as people count them out; of less than a yuan a part, fen. */
function equalPart(totalFen: number, count: number): number {
  const yuan = Math.floor(totalFen / 100 / count);
  return yuan > 0 ? yuan * 100 : Math.floor(totalFen / count);
}

const monthsIn = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** Counted from the first day each time, so that a short month does not shorten those after it. */
const nthDay = (first: IsoDate, at: number, rhythm: PlanRhythm): IsoDate =>
  rhythm === 'weekly' ? addDays(first, 7 * at) : addMonths(first, monthsIn[rhythm] * at);

const impossible = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'plan-impossible',
    message: 'The amount cannot be paid in so many parts of that size.',
    messageZh: '总额、期数与每期金额不相配：分期须为2至60期，且每期都有金额。',
  });
