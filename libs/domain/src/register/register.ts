import { findHeader, headerLevels, searchedRows } from './header.finding.ts';
import { headerMeaning } from './header.wordings.ts';
import { type FoundLayout, findLayout } from './layout.finding.ts';
import { withPrintedFigures } from './printed.figures.ts';
import type {
  RegisterCell,
  RegisterContext,
  RegisterMerge,
  RegisterMessage,
  RegisterReading,
  RegisterSummary,
  RowReading,
} from './register.reading.ts';
import { readRows } from './register.rows.ts';
import { countedRows } from './register.summary.ts';
import { Sheet } from './sheet.ts';
import { VillageBook } from './village.reading.ts';

/**
 * Reads a register of disputes (台账) as an office keeps it: finds title, header and columns by itself, reads every
 * row, and says of every cell that was read otherwise than written, or could not be read, what was done. Nothing is
 * guessed silently; a row whose day, village, type or result cannot be read is held. Never throws, whatever the grid.
 * @param cells   the sheet row by row, as a parser gives it
 * @param context the villages of the township, today, and what a person decided about columns
 */
export function readRegister(
  cells: readonly (readonly RegisterCell[])[],
  context: RegisterContext,
): RegisterReading {
  const sheet = new Sheet(cells, context.merges);
  const book = new VillageBook(context.villages, context.townshipName);
  const found = findLayout(sheet, context, book);
  if (found === null) return withoutHeader(sheet);
  const { rows: read, tables } = readRows(sheet, found, context, book);
  const rows = withPrintedFigures(sheet, read, tables.length === 1);
  const summary = summarise(rows, found);
  const problems = tables.flatMap((table) => table.problems);
  return {
    layout: found.layout,
    furtherLayouts: tables.slice(1).map(({ layout }) => layout),
    problems: summary.dataRows > 0 ? problems : [...problems, noRows(found)],
    rows,
    summary,
  };
}

/**
 * How much a sheet looks like a register: the number of its columns that are recognised, 0 when no header is found.
 * Of several sheets the one with the highest score is the register.
 */
export function registerSheetScore(
  cells: readonly (readonly RegisterCell[])[],
  merges: readonly RegisterMerge[] = [],
): number {
  // Headers stand near the top: the other rows need not be looked at for this.
  const sheet = new Sheet(cells.slice(0, searchedRows), merges);
  const place = findHeader(sheet, {});
  if (place === null) return 0;
  const columns = Array.from({ length: sheet.width }, (_, column) =>
    headerMeaning(headerLevels(sheet, place, column)),
  );
  return new Set(columns.flatMap((meaning) => meaning?.field ?? [])).size;
}

function summarise(rows: readonly RowReading[], { layout }: FoundLayout): RegisterSummary {
  return {
    ...countedRows(rows),
    ignoredRowsBelowHeader: rows
      .filter((row) => row.result === 'ignored' && row.row >= layout.firstDataRow)
      .map((row) => row.row),
    rowsWithWarnings: rows
      .filter((row) => row.messages.some((message) => message.severity === 'warn'))
      .map((row) => row.row),
  };
}

function withoutHeader(sheet: Sheet): RegisterReading {
  const isBlank = sheet.rows.every((_, row) => sheet.isEmpty(row));
  const problem: RegisterMessage = {
    code: isBlank ? 'SHEET_EMPTY' : 'HEADER_NOT_FOUND',
    severity: 'error',
    row: 0,
    field: '',
    messageZh: isBlank
      ? '表格是空的'
      : '没有找到表头：应有一行写明排查日期、村（社区）、纠纷类型、当事人、办理结果等栏目；也可以指定表头在第几行',
    message: isBlank ? 'The sheet is empty.' : 'No header row of a register was found.',
  };
  const rows = sheet.rows.map((_, row) => {
    const kind = sheet.isEmpty(row) ? ('empty' as const) : ('note' as const);
    return { row: row + 1, kind, result: 'ignored' as const, messages: [] };
  });
  const summary: RegisterSummary = {
    dataRows: 0,
    imported: 0,
    held: 0,
    heldRows: [],
    ignoredRowsBelowHeader: [],
    rowsWithWarnings: [],
  };
  return { layout: null, furtherLayouts: [], problems: [problem], rows, summary };
}

function noRows({ layout }: FoundLayout): RegisterMessage {
  return {
    code: 'NO_DATA_ROWS',
    severity: 'error',
    row: layout.headerRow,
    field: '',
    messageZh: '表头下面没有案件',
    message: 'There are no cases below the header.',
  };
}
