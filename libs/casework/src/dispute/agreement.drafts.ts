import { digestOf } from '#casework/seal';
import type { AgreementDraft, AmendmentDraft, EventOf, RecordedEvent } from '#domain';

/** Terms that are printed to be signed, and the events that record such. */
type Terms = AgreementDraft | AmendmentDraft | EventOf<'REACH_AGREEMENT' | 'AMEND_AGREEMENT'>;

/** By what terms that were signed on paper are known again when they are recorded: all that the paper says of them. */
export function termsDigestOf(of: Terms): string {
  const { terms, obligations, totalFen } = of;
  return 'reason' in of
    ? digestOf({ form: 'amendment', terms, obligations, totalFen })
    : digestOf({ form: of.form, terms, obligations, totalFen, copies: of.copies });
}

/** A draft as it was printed. */
interface PrintedDraft {
  readonly termsDigest: string;
  /** ISO instant. */
  readonly printedAt: string;
}

/**
 * How a draft stands: `awaits`: nothing was recorded since it was printed; `recorded`: the very terms that were signed, and by
 * which event; `differs`: only others, so that its pages are not those of what is recorded. @source decision 0058
 */
export function standingOfDraft(
  events: readonly (RecordedEvent & { readonly seq: number })[],
  { termsDigest, printedAt }: PrintedDraft,
): { readonly standing: 'awaits' | 'recorded' | 'differs'; readonly seq: number | null } {
  const agreements = events.flatMap((event) =>
    event.type === 'REACH_AGREEMENT' || event.type === 'AMEND_AGREEMENT' ? [event] : [],
  );
  const same = agreements.findLast((event) => termsDigestOf(event) === termsDigest);
  if (same !== undefined) return { standing: 'recorded', seq: same.seq };
  // What had been agreed before it was printed, it was not to be.
  const isOvertaken = agreements.some(({ at }) => at >= printedAt);
  return { standing: isOvertaken ? 'differs' : 'awaits', seq: null };
}
