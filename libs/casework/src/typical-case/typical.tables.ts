import type { RedactedParts, TypicalLaw, TypicalWarning } from '#domain';
import { encryptedTable } from '#platform';

/** Drafts hold the words of a case, so they lie under a key like the people themselves. */
export const typicalTable = encryptedTable({
  table: 'typical_case',
  purpose: 'typical-case',
  columns: [{ name: 'working' }],
});

/** What a reviewer asked for when handing a draft back. */
interface Remark {
  readonly byId: string;
  /** ISO instant. */
  readonly at: string;
  readonly words: string;
}

/** An edition as those who write and review it have it: what the encrypted column holds. */
export interface Working {
  readonly title: string;
  readonly laws: readonly TypicalLaw[];
  readonly parts: RedactedParts;
  readonly comment: string;
  readonly cleared: readonly { readonly words: string; readonly reason: string }[];
  readonly warnings: readonly TypicalWarning[];
  readonly remarks: readonly Remark[];
}
