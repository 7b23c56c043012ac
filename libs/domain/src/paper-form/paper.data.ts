import type { PaperForm } from './paper.codes.ts';
import { lineCharacters, type PaperField, type PaperList, paperFieldsOf } from './paper.fields.ts';

/** With what a form is filled: a text for each field, lines of texts for each list. */
export type PaperData = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

/** What the preview of a template is filled with. */
export function examplePaperData(form: PaperForm): PaperData {
  const { fields, lists } = paperFieldsOf(form);
  const line = (list: PaperList, n: number) =>
    Object.fromEntries(list.fields.map(({ name, examples }) => [name, examples[n] ?? '']));
  return Object.fromEntries([
    ...fields.map(({ name, examples }) => [name, examples[0] ?? '']),
    ...lists.map((list) => [
      list.name,
      [line(list, 0), line(list, 1)].filter((row) => Object.values(row).some((cell) => cell !== '')),
    ]),
  ]);
}

const underline = '＿';
/** A later line begins where the first does, which its paragraph indents. */
export const laterLine = '\n　　';

/** Lines to write on instead of what nobody knows. */
function room(characters: number): string {
  const lines = Math.ceil(characters / lineCharacters);
  const line = underline.repeat(Math.min(characters, lineCharacters));
  return Array.from({ length: lines }, () => line).join(laterLine);
}

const lineOf = (row: Readonly<Record<string, string>>, cells: readonly PaperField[]) =>
  Object.fromEntries(cells.map(({ name }) => [name, row[name] ?? '']));

/** So many empty lines has a list of which nothing is known. */
const emptyRows = 3;

/**
 * Data in which every field of the form is there: what is not known is a line to write on, in a table an empty cell. What the
 * form does not name is left out.
 */
export function withRoomToWrite(form: PaperForm, data: PaperData): PaperData {
  const { fields, lists } = paperFieldsOf(form);
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  return Object.fromEntries([
    ...fields.map(({ name, blank }) => [name, textOf(data[name]) || room(blank)]),
    ...lists.map(({ name, fields: cells }) => {
      const rows = data[name];
      const known = typeof rows === 'string' || rows === undefined ? [] : rows;
      const shown = known.length === 0 ? Array.from({ length: emptyRows }, () => ({})) : known;
      return [name, shown.map((row) => lineOf(row, cells))];
    }),
  ]);
}
