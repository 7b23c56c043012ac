import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { useRetracting, useRetractingBatch } from '../meeting/decide-query.ts';
import { casesOfBatch, isStanding } from '../meeting/decided.ts';
import type { AgendaEntry, Meeting } from '../review-query.ts';
import { roomWords } from './words.ts';

type BatchOutcomes = NonNullable<ReturnType<typeof useRetractingBatch>['data']>['results'];

/**
 * Takes back what was last decided on a case, as it was decided: alone, or with all the cases of its batch.
 * @returns `undo`, true when there was something to take back; `outcomes`, of a batch in which some could not go back
 */
export function useUndo(meeting: Meeting, entry: AgendaEntry, tell: (words: string) => void) {
  const say = useWords(roomWords);
  const name = useNames();
  const [outcomes, showOutcomes] = useState<BatchOutcomes>();
  const one = useRetracting(meeting.id);
  const batch = useRetractingBatch(meeting.id);
  const onError = (error: Error) => tell(error instanceof Problem ? name(error.label) : error.message);
  const undo = (): boolean => {
    const last = entry.decisions.findLast(isStanding);
    if (last === undefined || one.isPending || batch.isPending) return last !== undefined;
    const what = name(last.typeName);
    const { batchId } = last;
    if (batchId === null || casesOfBatch(meeting, batchId) < 2)
      one.mutate(last.id, { onSuccess: () => tell(say('undone', { what })), onError });
    else
      batch.mutate(batchId, {
        onSuccess: ({ results }) => {
          const back = results.filter(({ refusal }) => refusal === null);
          tell(say('undoneBatch', { what, count: back.length }));
          if (back.length < results.length) showOutcomes(results);
        },
        onError,
      });
    return true;
  };
  return { undo, outcomes, forget: () => showOutcomes(undefined) };
}
