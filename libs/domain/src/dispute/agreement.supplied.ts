import type { IsoDate } from '../calendar/iso-date.ts';
import { enforceable } from './court.requirements.ts';
import { type DisputeContext, owedAgreement } from './dispute.context.ts';

/** A command that may be about an agreement, before it has its stamp. */
interface Told {
  readonly type: string;
  readonly step?: string;
  readonly next?: string | undefined;
  readonly datedOn?: IsoDate;
}

/**
 * What follows from the case and the sender need not say: that a ruling does not cover what is amended after it, and of
 * which promises enforcement can be asked for (the others keep their clocks), and that what was broken is owed all the same.
 * @source Civil Procedure Law (2023), art. 206; Mediation Act, art. 31; decisions 0067 and 0071
 */
export function suppliedByAgreement(
  { type, step, next, datedOn }: Told,
  context: Pick<DisputeContext, 'agreement' | 'brokenAgreement'>,
): {
  readonly outdatesRuling?: true;
  readonly stillOwed?: true;
  readonly enforcedIds?: readonly string[];
} {
  const agreement = owedAgreement(context);
  if (agreement === null) return {};
  if (type === 'AMEND_AGREEMENT') {
    return ['granted', 'refused'].includes(agreement.confirmation) ? { outdatesRuling: true } : {};
  }
  if (type === 'DEFAULT') return next === 'guidance' ? {} : { stillOwed: true };
  return type === 'RECORD_CONFIRMATION' && step === 'enforcement' && datedOn !== undefined
    ? { enforcedIds: enforceable(agreement, datedOn).map(({ id }) => id) }
    : {};
}
