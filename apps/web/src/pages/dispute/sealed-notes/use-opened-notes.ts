import { useEffect, useState } from 'react';
import type { SealedWords } from '#domain';
import { openedWords } from './sealed-notes-query.ts';

const none: ReadonlyMap<string, SealedWords> = new Map();

/**
 * What was opened of the notes of a case. It is in the memory of this component and nowhere else, and forgotten as soon as
 * the key is shut, by whom or whatever.
 */
export function useOpenedNotes(disputeId: string, isOpen: boolean) {
  const [words, setWords] = useState(none);
  const [isOpening, setOpening] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (isOpen) return;
    setWords(none);
    setError(null);
  }, [isOpen]);
  const open = async (noteIds: readonly string[]) => {
    setOpening(true);
    setError(null);
    try {
      for (const noteId of noteIds) {
        const opened = await openedWords(disputeId, noteId);
        setWords((before) => new Map(before).set(noteId, opened));
      }
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setOpening(false);
    }
  };
  return {
    /** Nothing of them is drawn once the key is shut, not even for the moment until they are forgotten. */
    words: isOpen ? words : none,
    isOpening,
    error,
    open: (noteIds: readonly string[]) => void open(noteIds),
    fold: (noteId: string) => setWords((before) => new Map([...before].filter(([id]) => id !== noteId))),
  };
}
