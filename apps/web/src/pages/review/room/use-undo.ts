import { Problem } from '../../../api/problem.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { useRetracting } from '../meeting/decide-query.ts';
import { isStanding } from '../meeting/decided.ts';
import type { AgendaEntry, Meeting } from '../review-query.ts';
import { roomWords } from './words.ts';

/**
 * Takes back what was last decided on a case.
 * @returns `undo`, true when there was something to take back
 */
export function useUndo(meeting: Meeting, entry: AgendaEntry, tell: (words: string) => void) {
  const say = useWords(roomWords);
  const name = useNames();
  const one = useRetracting(meeting.id);
  const onError = (error: Error) => tell(error instanceof Problem ? name(error.label) : error.message);
  const undo = (): boolean => {
    const last = entry.decisions.findLast(isStanding);
    if (last === undefined || one.isPending) return last !== undefined;
    one.mutate(last.id, { onSuccess: () => tell(say('undone', { what: name(last.typeName) })), onError });
    return true;
  };
  return { undo };
}
