import type { Dispute } from './dispute-query.ts';
import { type Told, useEvents } from './story.ts';

/** A record of what was prevented, and the line that takes it back. */
export interface Prevention extends Told<'RECORD_PREVENTION'> {
  readonly id: string;
  readonly takenBack: Told<'RETRACT_PREVENTION'> | undefined;
}

/** The records of a case, the latest day first. */
export function usePreventions(dispute: Pick<Dispute, 'id' | 'version'>): readonly Prevention[] {
  const back = useEvents(dispute, 'RETRACT_PREVENTION');
  return useEvents(dispute, 'RECORD_PREVENTION')
    .map((line) => {
      // The service names the record; no command carries the name.
      const { preventionId: id = '' } = line.facts as { readonly preventionId?: string };
      return { ...line, id, takenBack: back.find(({ facts }) => facts.preventionId === id) };
    })
    .sort((a, b) => (b.facts.preventedOn ?? '').localeCompare(a.facts.preventedOn ?? '') || b.seq - a.seq);
}

/** Those that count. */
export const standing = (records: readonly Prevention[]): readonly Prevention[] =>
  records.filter(({ takenBack }) => takenBack === undefined);
