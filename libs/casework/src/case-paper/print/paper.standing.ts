import type { NumberedEvent } from '#casework/dispute';
import { isDueForm, type Paper, type PaperForm, paperFormFacts, paperForms, tellsOf } from '#domain';

/** A paper that a case has, can have, or will have. */
export interface PaperStanding {
  readonly form: PaperForm;
  /** The event of which it tells. */
  readonly seq: number | null;
  readonly on: string | null;
  /** The dossier must have it, as things stand. */
  readonly isDue: boolean;
  /** `byHand`: there is nothing to tell yet, but a form to write on; `notYet`: what it tells of has not happened. */
  readonly can: 'print' | 'byHand' | 'notYet';
}

/**
 * Every paper of a case, in the order of the dossier; of a form that tells of events one for each of them.
 * @param must  the papers without which the dossier is not shut
 */
export function standingPapers(
  events: readonly NumberedEvent[],
  must: readonly Paper[],
): readonly PaperStanding[] {
  return paperForms.flatMap((form): readonly PaperStanding[] => {
    const facts = paperFormFacts[form];
    const due = isDueForm(form, must, events);
    if (facts.tells === undefined) return [{ form, seq: null, on: null, isDue: due, can: 'print' }];
    const told = events.filter((event) => tellsOf(form, event));
    const shown = facts.tells.each ? told : told.slice(-1);
    if (shown.length > 0) return shown.map(({ seq, on }) => ({ form, seq, on, isDue: due, can: 'print' }));
    return [{ form, seq: null, on: null, isDue: due, can: facts.byHand ? 'byHand' : 'notYet' }];
  });
}
