import type { Paper } from '../dispute/command.labels.ts';
import type { DisputeEvent } from '../dispute/dispute.events.ts';
import { type PaperForm, paperForms } from '../paper-form/paper.codes.ts';
import { paperFormFacts } from '../paper-form/paper.form.ts';
import { tellsOf } from '../paper-form/told.events.ts';
import { dossierItems } from './dossier.items.ts';

/**
 * Must the dossier have a paper of this form? It must where the law asks for its item; of two forms of one item the one in
 * which it happened, else the one that bears the name of the item. A notice goes out to somebody and is never asked for.
 * @param must  the papers without which the dossier is not shut
 * @param events  those that stand
 * @source Mediation Act, arts. 27 and 28; decision 0052
 */
export function isDueForm(form: PaperForm, must: readonly Paper[], events: readonly DisputeEvent[]): boolean {
  const { place, isNotice } = paperFormFacts[form];
  const item = dossierItems[place - 1];
  if (isNotice || item === undefined || !(item === 'backPage' || must.includes(item))) return false;
  const alike = paperForms.filter(
    (one) => paperFormFacts[one].place === place && !paperFormFacts[one].isNotice,
  );
  if (alike.length === 1) return true;
  const isTold = (one: PaperForm) => events.some((event) => tellsOf(one, event));
  return isTold(form) || (form === item && !alike.some(isTold));
}
