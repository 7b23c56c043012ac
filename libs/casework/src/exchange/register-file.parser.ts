import { type RegisterCell, type RegisterMerge, registerSheetScore } from '#domain';
import { parseCsv } from './csv.parser.ts';
import { type ParsedSheet, parseWorkbook } from './workbook.parser.ts';

/** The sheet of a file that looks most like a register, ready for `readRegister`. */
export interface RegisterSheet {
  readonly format: 'xlsx' | 'csv';
  /** The name of the sheet; '' for a text table. */
  readonly sheetName: string;
  /** Every sheet of the file, so that a person can choose another. */
  readonly sheetNames: readonly string[];
  readonly cells: readonly (readonly RegisterCell[])[];
  readonly merges: readonly RegisterMerge[];
}

/**
 * Reads the register of a file. The kind of file is told by its content, never by its name.
 * @param sheetName the sheet that a person chose; without it, or if there is none of that name, the one in whose
 *   header most columns are recognised
 * @throws RuleError kind "invalid" when the file cannot be read; the sentence says what to do
 */
export async function parseRegisterFile(buffer: Buffer, sheetName?: string): Promise<RegisterSheet> {
  if (isText(buffer)) {
    const { cells } = parseCsv(buffer);
    return { format: 'csv', sheetName: '', sheetNames: [], cells, merges: [] };
  }
  const { sheets } = await parseWorkbook(buffer);
  const sheet = sheets.find((one) => one.name === sheetName) ?? mostLikely(sheets);
  return {
    format: 'xlsx',
    sheetName: sheet?.name ?? '',
    sheetNames: sheets.map((one) => one.name),
    cells: sheet?.cells ?? [],
    merges: sheet?.merges ?? [],
  };
}

/** Archives begin with PK, old and encrypted workbooks with the mark of a compound file. */
function isText(buffer: Buffer): boolean {
  const start = buffer.toString('latin1', 0, 4);
  return start !== 'PK\x03\x04' && start !== 'PK\x05\x06' && start !== '\xd0\xcf\x11\xe0';
}

function mostLikely(sheets: readonly ParsedSheet[]): ParsedSheet | undefined {
  let best = sheets[0];
  let bestScore = -1;
  for (const sheet of sheets) {
    const score = registerSheetScore(sheet.cells, sheet.merges);
    if (score > bestScore) [best, bestScore] = [sheet, score];
  }
  return best;
}
