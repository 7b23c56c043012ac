import { figuresIn, type RegisterCell, type RegisterMerge } from '#domain';
import { decodedText } from './csv.parser.ts';
import { isText, noSuchSheet } from './register-file.parser.ts';
import { parseWorkbook } from './workbook.parser.ts';

/** A file of figures: a text, or one sheet of a workbook. */
export type TableFile =
  | { readonly form: 'text'; readonly text: string }
  | {
      readonly form: 'sheet';
      readonly sheetName: string;
      /** Every sheet of the file, so that a person can choose another. */
      readonly sheetNames: readonly string[];
      readonly cells: readonly (readonly RegisterCell[])[];
      readonly merges: readonly RegisterMerge[];
    };

/**
 * Reads a file in which figures stand. The kind of file is told by its content, never by its name.
 * @param sheetName the sheet that a person chose; without it the first one in which figures stand
 * @throws RuleError kind "invalid" when the file cannot be read or has no such sheet; the sentence says what to do
 */
export async function tableOfFile(content: Buffer, sheetName?: string): Promise<TableFile> {
  if (isText(content)) {
    if (sheetName) throw noSuchSheet(sheetName, []);
    return { form: 'text', text: decodedText(content).text };
  }
  const { sheets } = await parseWorkbook(content);
  const sheetNames = sheets.map(({ name }) => name);
  const chosen = sheetName
    ? sheets.find(({ name }) => name === sheetName)
    : (sheets.find(({ cells, merges }) => figuresIn(cells, merges) > 0) ?? sheets[0]);
  if (sheetName && !chosen) throw noSuchSheet(sheetName, sheetNames);
  return {
    form: 'sheet',
    sheetName: chosen?.name ?? '',
    sheetNames,
    cells: chosen?.cells ?? [],
    merges: chosen?.merges ?? [],
  };
}
