import { type RegisterCell, type RegisterMerge, RuleError, registerSheetScore } from '#domain';
import { parseCsv } from './csv.parser.ts';
import { type ParsedSheet, parseWorkbook } from './workbook.parser.ts';

/** The sheet of a file that looks most like a register, ready for `readRegister`. */
export interface RegisterSheet {
  readonly format: 'xlsx' | 'csv';
  /** The name of the sheet; '' for a text table. */
  readonly sheetName: string;
  /** Every sheet of the file, so that a person can choose another. */
  readonly sheetNames: readonly string[];
  /** Other sheets that look like registers too, and are not read. */
  readonly otherRegisters: readonly string[];
  readonly cells: readonly (readonly RegisterCell[])[];
  readonly merges: readonly RegisterMerge[];
  /** Serial numbers of days count from 1904. */
  readonly is1904: boolean;
}

/**
 * Reads the register of a file. The kind of file is told by its content, never by its name.
 * @param sheetName the sheet that a person chose; without it the one in whose header most columns are recognised
 * @throws RuleError kind "invalid" when the file cannot be read or has no such sheet; the sentence says what to do
 */
export async function parseRegisterFile(buffer: Buffer, sheetName?: string): Promise<RegisterSheet> {
  if (isText(buffer)) {
    if (sheetName) throw noSuchSheet(sheetName, []);
    const { cells } = parseCsv(buffer);
    return {
      format: 'csv',
      sheetName: '',
      sheetNames: [],
      otherRegisters: [],
      cells,
      merges: [],
      is1904: false,
    };
  }
  const { sheets, is1904 } = await parseWorkbook(buffer);
  const sheetNames = sheets.map(({ name }) => name);
  const scored = sheets.map((sheet) => ({ sheet, score: registerSheetScore(sheet.cells, sheet.merges) }));
  const chosen = sheetName ? scored.find(({ sheet }) => sheet.name === sheetName) : mostLikely(scored);
  if (sheetName && !chosen) throw noSuchSheet(sheetName, sheetNames);
  const others = scored.filter(({ sheet, score }) => score > 0 && sheet !== chosen?.sheet);
  return {
    format: 'xlsx',
    sheetName: chosen?.sheet.name ?? '',
    sheetNames,
    otherRegisters: others.map(({ sheet }) => sheet.name),
    cells: chosen?.sheet.cells ?? [],
    merges: chosen?.sheet.merges ?? [],
    is1904,
  };
}

/** Never another sheet in its place: what is read is what was asked for. */
export function noSuchSheet(name: string, sheetNames: readonly string[]): RuleError {
  const known = sheetNames.length > 0 ? `：可选${sheetNames.map((one) => `“${one}”`).join('、')}` : '';
  return new RuleError({
    kind: 'invalid',
    code: 'no-such-sheet',
    message: `The file has no sheet “${name}”.`,
    messageZh: `文件中没有名为“${name}”的工作表${known}`,
  });
}

/** Archives begin with PK, old and encrypted workbooks with the mark of a compound file. */
export function isText(buffer: Buffer): boolean {
  const start = buffer.toString('latin1', 0, 4);
  return start !== 'PK\x03\x04' && start !== 'PK\x05\x06' && start !== '\xd0\xcf\x11\xe0';
}

interface ScoredSheet {
  readonly sheet: ParsedSheet;
  readonly score: number;
}

function mostLikely(scored: readonly ScoredSheet[]): ScoredSheet | undefined {
  return scored.reduce<ScoredSheet | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  );
}
