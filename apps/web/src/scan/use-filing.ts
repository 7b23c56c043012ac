import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperForm } from '#domain';
import { newKey } from '../api/new-key.ts';
import { Problem } from '../api/problem.ts';
import { readingOf } from './code-reading.ts';
import { fileIn, type Outcome } from './filing.ts';

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

/** Reads the codes of files and files them in a case, and keeps what became of each. */
export function useFiling(disputeId: string): Filing {
  const client = useQueryClient();
  const [reading, setReading] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [unread, setUnread] = useState<readonly File[]>([]);
  const skip = (file: File) => setUnread((before) => before.filter((one) => one !== file));
  const one = async (file: File, asked: PaperForm | undefined): Promise<Outcome | null> => {
    try {
      const read = await readingOf(file);
      if (read === null && asked === undefined) return null;
      const fields = { kind: 'paper', ...(asked && { form: asked }) };
      return await fileIn({ disputeId, file, fields, reading: read, key: newKey() });
    } catch (error) {
      return { name: file.name, became: 'refused', why: error instanceof Problem ? error.label : unreadable };
    }
  };
  const take = async (files: readonly File[], asked?: PaperForm) => {
    for (const file of files) {
      setReading(file.name);
      const outcome = await one(file, asked);
      if (outcome === null) {
        setUnread((before) => [...before, file]);
        continue;
      }
      skip(file);
      setOutcomes((before) => [...before, outcome]);
    }
    setReading(null);
    await client.invalidateQueries({ queryKey: ['dispute', disputeId] });
  };
  return { reading, outcomes, unread, take, skip };
}
