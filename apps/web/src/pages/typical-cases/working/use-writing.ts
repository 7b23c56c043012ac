import { useMemo, useState } from 'react';
import type { ToldField } from '#domain';
import { Problem } from '../../../api/problem.ts';
import { editedSince, insisting, withoutEdit } from '../../../components/edits.ts';
import { useSavingByKey } from '../../../components/saving.tsx';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { useWords } from '../../../words/words.ts';
import {
  type Edits,
  laidOver,
  textsOf,
  type Written,
  type WrittenField,
  withEdit,
  writtenOf,
} from './edits.ts';
import { faultsAt, type Refused, residuesNow } from './refused.ts';
import { workingWords } from './words.ts';
import { type Revision, useReadingAgain, useSave, useStep, type Working } from './working-query.ts';

/**
 * Writes an edition: keeps what is not saved, saves it, loses nothing when another person saves at the same time, and knows
 * what the server said against it until that is changed.
 */
export function useWriting(working: Working) {
  const say = useWords(workingWords);
  const readAgain = useReadingAgain(working);
  const saving = useSave(working.id);
  const handing = useStep(working.id);
  const [edits, setEdits] = useState<Edits>({});
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isJoined, join] = useState(false);
  const saved = useMemo(() => writtenOf(working), [working]);
  const { written, pending, contested } = useMemo(() => laidOver(saved, edits), [saved, edits]);
  const texts = useMemo(() => textsOf(written, working), [written, working]);
  const savedTexts = useMemo(() => textsOf(saved, working), [saved, working]);
  useAskingBeforeLeaving(() => pending.length > 0, say('leave'));

  const refuse = (error: unknown) => {
    if (error instanceof Problem && !Problem.isStale(error)) setRefused({ error, texts, written });
  };
  /** Whatever was said of an earlier try is over. */
  const start = () => {
    join(false);
    saving.reset();
    handing.reset();
  };
  /** @returns what is saved now; null where it was refused, or another person's words are to be decided on first */
  const save = async (over: Working = working): Promise<Working | null> => {
    const laid = laidOver(writtenOf(over), edits);
    if (laid.contested.length > 0) return null;
    if (laid.pending.length === 0) return over;
    try {
      const kept = await saving.mutateAsync(revisionOf(laid.written, over.version));
      setEdits((now) => editedSince(now, edits, writtenOf(kept)));
      setRefused(null);
      return kept;
    } catch (error) {
      refuse(error);
      if (!Problem.isStale(error)) return null;
      const fresh = await readAgain();
      // A reading that shows nothing else would lead here again and again.
      if (fresh.version === over.version) return null;
      join(true);
      return await save(fresh);
    }
  };
  /** Saves, and hands in what is saved. */
  const submit = async () => {
    start();
    const kept = await save();
    if (kept === null) return;
    handing.mutate(
      { step: 'submission', version: kept.version },
      {
        onSuccess: () => setRefused(null),
        onError: refuse,
      },
    );
  };

  const isBusy = saving.isPending || handing.isPending;
  const begin = () => {
    start();
    void save();
  };
  useSavingByKey(pending.length > 0 && !isBusy, begin);

  const error = saving.error ?? handing.error;
  return {
    written,
    texts,
    pending: pending.length,
    contested,
    /** What stands in the texts as they are saved. */
    savedTexts,
    isBusy,
    /** Others had saved meanwhile, and both stand now. */
    isJoined: isJoined && contested.length === 0 && pending.length === 0,
    error: Problem.isStale(error) && handing.error === null ? null : error,
    residuesIn: (part: ToldField) => residuesNow(part, { working, saved, written, texts, refused }),
    faultsAt: (field: WrittenField) => faultsAt(field, refused, written),
    save: begin,
    submit,
    write: <Field extends WrittenField>(field: Field, value: Written[Field]) =>
      setEdits((before) => withEdit(before, saved, field, value)),
    takeTheirs: (field: WrittenField) => setEdits((before) => withoutEdit(before, field)),
    keepMine: (field: WrittenField) => setEdits((before) => insisting(before, field, saved[field])),
    giveUp: () => {
      setEdits({});
      setRefused(null);
      start();
    },
  };
}

export type Writing = ReturnType<typeof useWriting>;

/** The whole as it is sent. */
function revisionOf(written: Written, version: number): Revision {
  const { title, laws, facts, process, result, comment, cleared } = written;
  const listOf = (replacements: Written['facts']) =>
    replacements.map(({ undone, ...one }) => ({ ...one, ...(undone === undefined ? {} : { undone }) }));
  return {
    version,
    title,
    laws: laws.map(({ law, articles }) => ({ law, ...(articles ? { articles } : {}) })),
    comment,
    cleared: [...cleared],
    parts: { facts: listOf(facts), process: listOf(process), result: listOf(result) },
  };
}
