import type { DisputeEvent, DisputeEventType } from '../dispute/dispute.events.ts';
import type { PaperForm } from './paper.codes.ts';
import { paperFormFacts } from './paper.form.ts';

/** Does the paper of a form tell of an event? An agreement is told in the form in which it was made. */
export function tellsOf(form: PaperForm, event: DisputeEvent): boolean {
  const of: readonly DisputeEventType[] = paperFormFacts[form].tells?.of ?? [];
  if (!of.includes(event.type)) return false;
  if (event.type === 'IMPORT') return event.agreement !== null;
  if (event.type !== 'REACH_AGREEMENT') return true;
  const told = event.form === 'oral' ? 'oralAgreement' : 'agreement';
  return form === told || !(form === 'agreement' || form === 'oralAgreement');
}
