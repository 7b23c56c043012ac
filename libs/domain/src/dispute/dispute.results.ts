import type { IsoDate } from '../calendar/iso-date.ts';
import type { DisputeContext, RoundResult } from './dispute.context.ts';

type Change = Partial<DisputeContext>;

/**
 * The first result of a round stays, whatever becomes of it: figures once published do not change. It counts from its day,
 * but not before the acceptance. @source decision 0006
 */
export function withResult(context: DisputeContext, kind: RoundResult['kind'], on: IsoDate): Change {
  const { results, round, acceptedOn } = context;
  if (results.some((result) => result.round === round)) return {};
  return { results: [...results, { round, kind, on: latest([on, acceptedOn ?? on]) }] };
}

/** Nobody holds it any more. What was never accepted has no result: it is in no figure. */
export function endedAs(context: DisputeContext, kind: RoundResult['kind'], on: IsoDate): Change {
  return { holderId: null, ...(context.acceptedOn === null ? {} : withResult(context, kind, on)) };
}

/** The last of some days; of one at least. */
export const latest = (dates: readonly IsoDate[]): IsoDate => dates.reduce((a, b) => (a > b ? a : b));
