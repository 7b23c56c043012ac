import { digestOf } from '#casework/seal';
import type { AgreementDraft } from '#domain';
import type { NumberedEvent } from '../facts/case.facts.ts';
import type { PaperPrint } from './print.store.ts';

/** By what terms that were signed on paper are known again when they are recorded: all that the paper says of them. */
export const termsDigestOf = ({ form, terms, obligations, totalFen, copies }: AgreementDraft): string =>
  digestOf({ form, terms, obligations, totalFen, copies });

/**
 * How a draft stands: `awaits`: no agreement was recorded since; `recorded`: one with the very terms that were signed;
 * `differs`: only others, so that its pages are not those of what is recorded.
 */
type DraftStanding = 'awaits' | 'recorded' | 'differs';

/** A print with the event of which it turned out to tell. */
export interface PlacedPrint extends PaperPrint {
  /** Null for what is no draft. */
  readonly draft: DraftStanding | null;
}

/** Finds out for a draft which agreement it became. @source decision 0058 */
export function placedAmong(events: readonly NumberedEvent[], print: PaperPrint): PlacedPrint {
  if (print.termsDigest === null) return { ...print, draft: null };
  const agreements = events.filter((event) => event.type === 'REACH_AGREEMENT');
  const same = agreements.findLast((event) => termsDigestOf(event) === print.termsDigest);
  if (same !== undefined) return { ...print, seq: same.seq, draft: 'recorded' };
  return { ...print, draft: agreements.length > 0 ? 'differs' : 'awaits' };
}
