import { isAgreementWording } from './agreement.wordings.ts';
import { isNothing, plainText, shownText } from './cell-text.ts';
import { type Note, quoted } from './note.ts';
import { isGradeWording } from './origin.wordings.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterCell } from './register.reading.ts';
import { isStatusWording } from './status.wordings.ts';
import { isTypeWording } from './type.wordings.ts';

/** Forms print one column for each answer, to be ticked, for these. */
const wordings: Readonly<Partial<Record<RegisterField, (text: string) => boolean>>> = {
  type: isTypeWording,
  status: isStatusWording,
  agreement: isAgreementWording,
  grade: isGradeWording,
};

interface TickCandidate {
  readonly field: RegisterField | null;
  readonly levels: readonly string[];
}

/** The word of each column that is to be ticked: of several columns of one field, two or more are headed by its words. */
export function tickWords(columns: readonly TickCandidate[]): readonly (string | undefined)[] {
  const heads = columns.map(({ levels }) => levels.at(-1)?.split('/').at(-1));
  return columns.map(({ field }, index) => {
    const isWord = field === null ? undefined : wordings[field];
    if (isWord === undefined) return undefined;
    const words = heads.filter(
      (head, at) => columns[at]?.field === field && head !== undefined && isWord(head),
    );
    return words.length > 1 ? heads[index] : undefined;
  });
}

/** The word of a column if its cell is ticked; words in place of a tick stand for themselves. */
export function tickedWord(word: string | undefined, cell: RegisterCell): string | null {
  const text = plainText(shownText(cell));
  if (text === '' || isNothing(text) || /^(?:[×✗✘]|否|0|n|no)$/i.test(text)) return null;
  return /^(?:[√✓✔☑■●▲★]|是|1|y|yes)$/i.test(text) ? (word ?? null) : text;
}

/** Which of two ticks is meant nobody can tell: the row is held. */
export function severalTicked(name: string, words: readonly string[]): Note {
  return {
    code: 'SEVERAL_TICKED',
    severity: 'error',
    zh: `${name}同时勾选了${words.map(quoted).join('和')}，请只勾选一项后重新导入`,
    en: `Several columns of one answer are ticked: ${words.map(quoted).join(', ')}.`,
  };
}
