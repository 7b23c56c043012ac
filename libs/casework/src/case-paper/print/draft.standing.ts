import type { NumberedEvent } from '#casework/dispute';
import { standingOfDraft } from '#casework/dispute';
import type { PaperPrint } from './print.store.ts';

/** A print with the event of which it turned out to tell. */
export interface PlacedPrint extends PaperPrint {
  /** Null for what is no draft. */
  readonly draft: ReturnType<typeof standingOfDraft>['standing'] | null;
}

/** Finds out for a draft which agreement it became. @source decision 0058 */
export function placedAmong(events: readonly NumberedEvent[], print: PaperPrint): PlacedPrint {
  const { termsDigest, printedAt } = print;
  if (termsDigest === null) return { ...print, draft: null };
  const { standing, seq } = standingOfDraft(events, { termsDigest, printedAt });
  return { ...print, seq: seq ?? print.seq, draft: standing };
}
