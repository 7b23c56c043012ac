import { findHeader, headerLevels, searchedRows } from './header.finding.ts';
import { headerMeaning } from './header.wordings.ts';
import { type FoundLayout, findLayout } from './layout.finding.ts';
import type { RegisterField } from './register.fields.ts';
import type {
  RegisterCell,
  RegisterContext,
  RegisterMerge,
  RegisterMessage,
  RegisterReading,
  RegisterRowKind,
  RegisterSummary,
  RowReading,
} from './register.reading.ts';
import { type RegisterDraft, registerKey } from './register.record.ts';
import { type RegisterColumns, RowCells, registerColumns } from './row.cells.ts';
import { completeRecord, continuedNote, repeatNote } from './row.checks.ts';
import { RowKinds } from './row.kind.ts';
import { type RowContext, readRow } from './row.reading.ts';
import { Sheet } from './sheet.ts';
import { compareTotals, RunningTotals } from './totals.reading.ts';
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
  const rows = new RegisterRows(sheet, { found, book, today: context.today }).read();
  const summary = summarise(rows, found);
  const problems = summary.dataRows > 0 ? found.problems : [...found.problems, noRows(found)];
  return { layout: found.layout, problems, rows, summary };
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

/** Reads the rows of one sheet from top to bottom; knows what stood above. */
class RegisterRows {
  readonly #sheet: Sheet;
  readonly #context: RowContext;
  readonly #kinds: RowKinds;
  readonly #columns: RegisterColumns;
  readonly #all = new RunningTotals();
  #section = new RunningTotals();
  #above: RowCells | null = null;
  readonly #seen = new Map<
    string,
    { readonly row: number; readonly seq: number | null; readonly whole: string }
  >();

  constructor(sheet: Sheet, context: RowContext) {
    this.#sheet = sheet;
    this.#context = context;
    this.#kinds = new RowKinds(sheet, context.found.layout);
    this.#columns = registerColumns(context.found.layout);
  }

  read(): readonly RowReading[] {
    const last = this.#sheet.rows.findLastIndex((_, row) => !this.#sheet.isEmpty(row));
    return Array.from({ length: last + 1 }, (_, row) => this.#row(row));
  }

  #row(row: number): RowReading {
    const { layout } = this.#context.found;
    const above = layout.firstDataRow - 1;
    if (row < above)
      return { row: row + 1, kind: kindAbove(this.#sheet, row, layout), result: 'ignored', messages: [] };
    const kind = this.#kinds.of(row);
    if (kind === 'data') return this.#dataRow(row);
    const messages = kind === 'totals' ? this.#totalsRow(row) : [ignored(row, kind)];
    return { row: row + 1, kind, result: 'ignored', messages };
  }

  #dataRow(row: number): RowReading {
    const cells = new RowCells(this.#sheet, row, this.#columns, this.#above);
    const draft = readRow(cells, this.#context);
    this.#above = cells;
    this.#checkContinued(cells);
    this.#checkRepeats(cells, draft);
    const cellOf = (field: RegisterField) => this.#sheet.cell(row, cells.column(field)?.index ?? -1);
    this.#all.add(draft, cellOf);
    this.#section.add(draft, cellOf);
    const messages = cells.messages();
    const record = cells.isHeld ? null : completeRecord(draft);
    if (record === null) return { row: row + 1, kind: 'data', result: 'held', messages, record: draft };
    return { row: row + 1, kind: 'data', result: 'imported', messages, record };
  }

  #checkContinued(cells: RowCells): void {
    const number = cells.column('seq') ?? cells.column('case_number');
    const cover = number ? this.#sheet.coveredBy(cells.row, number.index) : null;
    if (cover && cover.row < cells.row) cells.note(null, continuedNote(cover.row + 1));
  }

  /** The same case twice in one file is imported once; rows that name neither party nor matter tell nothing. */
  #checkRepeats(cells: RowCells, draft: RegisterDraft): void {
    if (draft.reported_on === null || (draft.parties.length === 0 && draft.summary === null)) return;
    const key = registerKey(draft);
    const { seq, row, case_number: _number, ...rest } = draft;
    const whole = JSON.stringify(rest);
    const other = this.#seen.get(key);
    if (other) cells.note(null, repeatNote(other, other.whole === whole));
    else this.#seen.set(key, { row, seq, whole });
  }

  #totalsRow(row: number): readonly RegisterMessage[] {
    const { layout } = this.#context.found;
    const notes = compareTotals(
      layout.columns,
      (column) => this.#sheet.cell(row, column.index),
      this.#all,
      this.#section,
    );
    this.#section = new RunningTotals();
    const differences = notes.map(({ index, zh, en, ...note }) => ({
      ...note,
      row: row + 1,
      field: layout.columns[index]?.header ?? '',
      column: index,
      messageZh: `第${row + 1}行：${zh}`,
      message: `Row ${row + 1}: ${en}`,
    }));
    return [ignored(row, 'totals'), ...differences];
  }
}

function kindAbove(
  sheet: Sheet,
  row: number,
  layout: { readonly titleRow: number | null; readonly headerRow: number },
): Exclude<RegisterRowKind, 'data'> {
  if (row + 1 >= layout.headerRow) return 'header';
  if (row + 1 === layout.titleRow) return 'title';
  return sheet.isEmpty(row) ? 'empty' : 'meta';
}

const ignoredWords: Readonly<
  Partial<Record<RegisterRowKind, readonly [code: string, zh: string, en: string]>>
> = {
  empty: ['EMPTY_ROW', '空行，已跳过', 'empty row, skipped.'],
  totals: ['TOTALS_ROW', '合计行，不作为案件导入', 'totals row, not imported as a case.'],
  note: ['NOTE_ROW', '表下附注，不作为案件导入', 'a note, not imported as a case.'],
  header: ['REPEATED_HEADER', '重复的表头，已跳过', 'the header again, skipped.'],
};

function ignored(row: number, kind: RegisterRowKind): RegisterMessage {
  const [code, zh, en] = ignoredWords[kind] ?? ['IGNORED_ROW', '已跳过', 'skipped.'];
  const number = row + 1;
  return {
    code,
    severity: 'info',
    row: number,
    field: '',
    messageZh: `第${number}行：${zh}`,
    message: `Row ${number}: ${en}`,
  };
}

function summarise(rows: readonly RowReading[], { layout }: FoundLayout): RegisterSummary {
  const data = rows.filter((row) => row.kind === 'data');
  const held = data.filter((row) => row.result === 'held');
  return {
    dataRows: data.length,
    imported: data.length - held.length,
    held: held.length,
    heldRows: held.map(({ row, messages }) => ({
      row,
      code: messages.find((message) => message.severity === 'error')?.code ?? 'INCOMPLETE',
    })),
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
  return { layout: null, problems: [problem], rows, summary };
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
