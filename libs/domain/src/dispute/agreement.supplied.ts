import type { IsoDate } from '../calendar/iso-date.ts';
import { enforceable } from './court.requirements.ts';
import type { DisputeContext } from './dispute.context.ts';

/** A command that may be about an agreement, before it has its stamp. */
interface Told {
  readonly type: string;
  readonly step?: string;
  readonly datedOn?: IsoDate;
}

/**
 * What follows from the case and the sender need not say: that a ruling does not cover what is amended after it, and of
 * which promises enforcement can be asked for. The others keep their clocks.
 * @source Civil Procedure Law (2023), art. 206; decision 0067
 */
export function suppliedByAgreement(
  { type, step, datedOn }: Told,
  { agreement }: Pick<DisputeContext, 'agreement'>,
): { readonly outdatesRuling?: true; readonly enforcedIds?: readonly string[] } {
  if (agreement === null) return {};
  if (type === 'AMEND_AGREEMENT') {
    return ['granted', 'refused'].includes(agreement.confirmation) ? { outdatesRuling: true } : {};
  }
  return type === 'RECORD_CONFIRMATION' && step === 'enforcement' && datedOn !== undefined
    ? { enforcedIds: enforceable(agreement, datedOn).map(({ id }) => id) }
    : {};
}
