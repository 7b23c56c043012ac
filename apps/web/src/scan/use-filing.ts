import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperForm } from '#domain';
import { newKey } from '../api/new-key.ts';
import { Problem } from '../api/problem.ts';
import { readingOf } from './code-reading.ts';
import { fileIn, type Outcome, type Sending } from './filing.ts';

const unreadable = { zh: '文件无法读取，请重新选择', en: 'the file cannot be read; choose it again' };

/** Files are taken here one after the other; what one meets does not hold up the next. */
export interface Filing {
  /** The file that is being read and sent. */
  readonly reading: string | null;
  readonly outcomes: readonly Outcome[];
  /** Files without a code for which nobody has named a paper. */
  readonly unread: readonly File[];
  /** @param asked  the paper as which they are handed in, where their codes say nothing else */
  take(files: readonly File[], asked?: PaperForm): Promise<void>;
  /** Files that are left out after all. */
  skip(file: File): void;
}

/** A paper of another case is no paper of this one, and may be what somebody proves something with. */
const evidenceOf = (sending: Sending): Sending => ({
  ...sending,
  fields: { ...sending.fields, form: 'evidence' },
  reading: null,
  key: newKey(),
});

/** What can be tried with a file that was refused; null where it would be refused again. */
function nextOf(refusal: Problem, sending: Sending) {
  if (refusal.code === 'paper-of-another-case')
    return { as: 'evidence', sending: evidenceOf(sending) } as const;
  return refusal.isForLater ? ({ as: 'same', sending } as const) : null;
}

/** Reads the codes of files and files them in a case, and keeps what became of each. */
export function useFiling(disputeId: string): Filing {
  const client = useQueryClient();
  const [reading, setReading] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [unread, setUnread] = useState<readonly File[]>([]);
  const skip = (file: File) => setUnread((before) => before.filter((one) => one !== file));
  const tell = (outcome: Outcome) => setOutcomes((before) => [...before, outcome]);
  const renewed = () => client.invalidateQueries({ queryKey: ['dispute', disputeId] });
  /** What the line did not let through waits here under its key: nobody photographs it again, and it is taken once. */
  const send = async (sending: Sending): Promise<Outcome> => {
    const { name } = sending.file;
    try {
      return await fileIn(sending);
    } catch (error) {
      if (!(error instanceof Problem)) return { name, became: 'refused', why: unreadable, again: null };
      const next = nextOf(error, sending);
      const again = next && { as: next.as, send: () => void sendAgain(next.sending, refused) };
      const refused: Outcome = { name, became: 'refused', why: error.label, again };
      return refused;
    }
  };
  const sendAgain = async (sending: Sending, refused: Outcome) => {
    setOutcomes((before) => before.filter((one) => one !== refused));
    setReading(sending.file.name);
    tell(await send(sending));
    setReading(null);
    await renewed();
  };
  const take = async (files: readonly File[], asked?: PaperForm) => {
    for (const file of files) {
      setReading(file.name);
      const read = await readingOf(file).catch(() => null);
      if (read === null && asked === undefined) {
        setUnread((before) => [...before, file]);
        continue;
      }
      const fields = { kind: 'paper', ...(asked && { form: asked }) };
      const outcome = await send({ disputeId, file, fields, reading: read, key: newKey() });
      skip(file);
      tell(outcome);
    }
    setReading(null);
    await renewed();
  };
  return { reading, outcomes, unread, take, skip };
}
