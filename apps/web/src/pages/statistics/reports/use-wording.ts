import { useMemo, useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { editedSince, insisting, withoutEdit } from '../../../components/edits.ts';
import { useSavingByKey } from '../../../components/saving.tsx';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { useWords } from '../../../words/words.ts';
import { type Report, type SentenceId, useReadingAgain, useSaveTexts } from './report-query.ts';
import { type Edits, textsOf, withEdit, wordedWith, wordingsOf } from './wording.ts';
import { reportWords } from './words.ts';

/** Words a report: keeps what is not saved, saves it, and loses nothing when another person saves at the same time. */
export function useWording(report: Report) {
  const say = useWords(reportWords);
  const readAgain = useReadingAgain(report);
  const saving = useSaveTexts(report.id);
  const [edits, setEdits] = useState<Edits>({});
  const [others, setOthers] = useState<string | null>(null);
  const saved = report.draft.sentences;
  const sentences = useMemo(() => wordedWith(saved, edits), [saved, edits]);
  const pending = sentences.filter(({ isPending }) => isPending).length;
  const contested = sentences.filter(({ theirs }) => theirs !== null).length;
  useAskingBeforeLeaving(() => pending > 0, say('leave'));

  /** @returns whether all is saved; what another person wrote meanwhile stands beside one's own, and is decided first */
  const save = async (over: Report = report): Promise<boolean> => {
    const now = over.draft.sentences;
    if (wordedWith(now, edits).some(({ theirs }) => theirs !== null)) return false;
    const texts = textsOf(edits, now);
    if (texts.length === 0) return true;
    try {
      const kept = await saving.mutateAsync({ texts, version: over.version });
      setEdits((now) => editedSince(now, edits, wordingsOf(kept.draft.sentences)));
      return true;
    } catch (error) {
      if (!Problem.isStale(error)) return false;
      const fresh = await readAgain();
      // A reading that shows no other words would lead here again and again.
      if (fresh.version === over.version) return false;
      setOthers(fresh.worded?.by.name ?? say('somebody'));
      return await save(fresh);
    }
  };

  const isBusy = saving.isPending;
  const begin = () => {
    setOthers(null);
    return save();
  };
  useSavingByKey(pending > 0 && !isBusy, () => void begin());

  return {
    sentences,
    pending,
    contested,
    isSaving: isBusy,
    /** Why it could not be saved; that somebody was faster is told at the sentences. */
    error: Problem.isStale(saving.error) ? null : saving.error,
    /** Who saved other sentences meanwhile. */
    others,
    save: begin,
    write: (id: SentenceId, text: string | null) => {
      const sentence = saved.find((one) => one.id === id);
      if (sentence) setEdits((before) => withEdit(before, sentence, text));
    },
    takeTheirs: (id: SentenceId) => setEdits((before) => withoutEdit(before, id)),
    keepMine: (id: SentenceId, theirs: string) => setEdits((before) => insisting(before, id, theirs)),
    giveUp: () => setEdits({}),
  };
}

export type Wording = ReturnType<typeof useWording>;
