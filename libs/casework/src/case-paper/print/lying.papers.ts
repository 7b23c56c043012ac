import type { NumberedEvent } from '#casework/dispute';
import { type ChecklistLine, itemOfFile, type PaperForm, paperFormFacts } from '#domain';
import { type PaperStanding, standingPapers } from './paper.standing.ts';

/** A paper that lies in a dossier by itself, because the case did what it tells. */
export interface LyingPaper {
  readonly form: PaperForm;
  /** The event of which it tells; null for one of the case as a whole. */
  readonly seq: number | null;
  readonly on: string | null;
}

/**
 * The papers of a dossier: of each item those that the events of the case prove, and the notices that went out. A form that
 * nobody has filled in or handed over proves nothing: an application that was not made, receipts for what was not paid.
 */
export function lyingPapers(
  events: readonly NumberedEvent[],
  lines: readonly ChecklistLine[],
): readonly LyingPaper[] {
  // What must lie in it is no question here.
  return standingPapers(events, []).flatMap((paper): readonly LyingPaper[] => {
    const { form, seq, can } = paper;
    if (can !== 'print' || form === 'backPage') return [];
    if (paperFormFacts[form].isNotice) return [paper];
    const proof = lines.find(({ item }) => item === itemOfFile(form))?.seqs ?? [];
    if (proof.length === 0) return [];
    if (form === 'registration') return [paper];
    if (form === 'remarks') return [{ form, seq, on: dayOf(events, proof.at(-1)) }];
    if (form === 'performance') return receiptsOf(events, paper);
    if (form === 'confirmation') return applicationsIn(events);
    return seq === null ? [] : [paper];
  });
}

const dayOf = (events: readonly NumberedEvent[], seq: number | undefined): string | null =>
  events.find((event) => event.seq === seq)?.on ?? null;

const makesAgreement = ({ type }: NumberedEvent): boolean =>
  ['REACH_AGREEMENT', 'SETTLE_ON_SPOT', 'IMPORT'].includes(type);

/** The proof of performance of one agreement: there is one once something was kept of it. */
function receiptsOf(events: readonly NumberedEvent[], { form, seq }: PaperStanding): readonly LyingPaper[] {
  const next = events.find((event) => seq !== null && event.seq > seq && makesAgreement(event))?.seq;
  const last = events.findLast(
    (event) =>
      event.type === 'RECORD_PERFORMANCE' &&
      event.seq > (seq ?? 0) &&
      event.seq < (next ?? Number.POSITIVE_INFINITY),
  );
  return last === undefined ? [] : [{ form, seq, on: last.on }];
}

/** Each application that was made to a court, of the terms that held then, on the day that it bears. */
function applicationsIn(events: readonly NumberedEvent[]): readonly LyingPaper[] {
  return events.flatMap((event): readonly LyingPaper[] => {
    if (event.type !== 'RECORD_CONFIRMATION' || event.step !== 'applied') return [];
    const agreed = events.findLast(
      ({ seq, type }) => seq < event.seq && (type === 'REACH_AGREEMENT' || type === 'AMEND_AGREEMENT'),
    );
    return agreed === undefined ? [] : [{ form: 'confirmation', seq: agreed.seq, on: event.datedOn }];
  });
}
