import {
  type DisputeEventType,
  type PaperForm,
  type PaperFormFacts,
  paperFormFacts,
  paperForms,
} from '#domain';
import type { NumberedEvent } from '../facts/case.facts.ts';

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

/** Does the paper of this form tell of this event? An agreement is told in the form in which it was made. */
function tellsOf(form: PaperForm, event: NumberedEvent): boolean {
  const of: readonly DisputeEventType[] = paperFormFacts[form].tells?.of ?? [];
  if (!of.includes(event.type)) return false;
  if (event.type === 'IMPORT') return event.agreement !== null;
  if (event.type !== 'REACH_AGREEMENT') return true;
  const told = event.form === 'oral' ? 'oralAgreement' : 'agreement';
  return form === told || !(form === 'agreement' || form === 'oralAgreement');
}

/** Must a dossier have it, by what has happened? @source Mediation Act, arts. 27 and 28 */
function isDue(form: PaperForm, { need }: PaperFormFacts, events: readonly NumberedEvent[]): boolean {
  if (need !== 'settled') return need === 'must' && (form !== 'record' || hasMediated(events));
  return events.some((event) => tellsOf(form, event));
}

const hasMediated = (events: readonly NumberedEvent[]): boolean =>
  events.some(({ type }) => type === 'HOLD_SESSION' || type === 'REACH_AGREEMENT');

/** Every paper of a case, in the order of the dossier; of a form that tells of events one for each of them. */
export function standingPapers(events: readonly NumberedEvent[]): readonly PaperStanding[] {
  return paperForms.flatMap((form): readonly PaperStanding[] => {
    const facts = paperFormFacts[form];
    const due = isDue(form, facts, events);
    if (facts.tells === undefined) return [{ form, seq: null, on: null, isDue: due, can: 'print' }];
    const told = events.filter((event) => tellsOf(form, event));
    const shown = facts.tells.each ? told : told.slice(-1);
    if (shown.length > 0) return shown.map(({ seq, on }) => ({ form, seq, on, isDue: due, can: 'print' }));
    return [{ form, seq: null, on: null, isDue: due, can: facts.byHand ? 'byHand' : 'notYet' }];
  });
}
