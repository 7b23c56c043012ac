import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import type { DisputeContext } from '../dispute/dispute.context.ts';
import type { DisputeState } from '../dispute/dispute.states.ts';
import { partyStageOf } from './party.stage.ts';

/** For so many days after the end of a case its codes are answered. @source decision 0055 */
export const answeredDaysAfterEnd = 90;
/** A paper that is older than this many days is renewed, whatever became of the case. @source decision 0055 */
export const receiptDays = 730;

/** What makes a receipt dangerous to whoever keeps it at home. */
export type ReceiptWarning = 'violence_at_home' | 'minors';

/**
 * What whoever prints a receipt must have read first: the paper tells whoever shares the house that somebody has asked for
 * help. @source Domestic Violence Act, art. 5; decision 0055
 */
export function receiptWarningOf({
  riskFactors,
}: Pick<DisputeContext, 'riskFactors'>): ReceiptWarning | null {
  if (riskFactors.includes('domestic_violence')) return 'violence_at_home';
  return riskFactors.includes('minors') ? 'minors' : null;
}

/** A case that somebody has marked as confidential is told to nobody by a code. */
export const isToldByCode = ({ confidential = false }: Pick<DisputeContext, 'confidential'>): boolean =>
  !confidential;

/**
 * The last day on which the codes of a case are answered; null while it goes on. A case that was merged goes on as another.
 * @param since  the day on which it came into this state
 */
export function answeredUntil(state: DisputeState, since: IsoDate): IsoDate | null {
  return partyStageOf[state] === 'ended' ? addDays(since, answeredDaysAfterEnd) : null;
}
