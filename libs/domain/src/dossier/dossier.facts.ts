import type { IsoDate } from '../calendar/iso-date.ts';
import type { DisputeContext } from '../dispute/dispute.context.ts';
import type { RecordedEventType } from '../dispute/dispute.events.ts';
import type { FiledPart } from '../paper-form/filed.part.ts';
import type { PaperForm } from '../paper-form/paper.codes.ts';

/** An event of the case, as far as a dossier asks it. */
export interface DossierEvent {
  readonly seq: number;
  readonly type: RecordedEventType;
  readonly on: IsoDate;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A file that lies in the case; those that were removed are none. */
export interface DossierFile {
  readonly id: string;
  /** Which paper whoever added it has said that it is. */
  readonly form: PaperForm | null;
  /** The print of which it is the whole; null where nobody read a code. */
  readonly printId?: string | null;
  /**
   * Of the prints in it, drafts of an agreement with other terms than were recorded after they were printed: what else it holds
   * is what it is. @source decision 0058
   */
  readonly differing: readonly string[];
  /** Where it holds several papers, or a part of one: which stands on which of its pages. */
  readonly parts?: readonly FiledPart[] | null;
}

/** Everything from which the checklist of a dossier is computed. */
export interface DossierFacts {
  readonly context: DisputeContext;
  /** Oldest first. */
  readonly events: readonly DossierEvent[];
  readonly files: readonly DossierFile[];
  /** People among the parties, and how many of them have the number of a document on record. */
  readonly people: number;
  readonly identified: number;
}
