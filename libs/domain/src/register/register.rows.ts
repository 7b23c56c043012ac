import { beginsTable } from './header.finding.ts';
import { type FoundLayout, findLayout } from './layout.finding.ts';
import { LocalTypeBook } from './local-type.reading.ts';
import { mappingByHeader } from './mapping.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterContext, RegisterMessage, RegisterRowKind, RowReading } from './register.reading.ts';
import { type RegisterDraft, registerKey } from './register.record.ts';
import { type RegisterColumns, RowCells, registerColumns } from './row.cells.ts';
import { completeRecord, continuedNote, repeatNote } from './row.checks.ts';
import { RowKinds } from './row.kind.ts';
import { readRow } from './row.reading.ts';
import type { Sheet } from './sheet.ts';
import { compareTotals, RunningTotals } from './totals.reading.ts';
import type { VillageHeading } from './village.headings.ts';
import type { VillageBook } from './village.reading.ts';

/** Reads the rows of a sheet from top to bottom, and finds the further tables that stand below the first. */
export function readRows(
  sheet: Sheet,
  found: FoundLayout,
  context: RegisterContext,
  book: VillageBook,
): { readonly rows: readonly RowReading[]; readonly tables: readonly FoundLayout[] } {
  const reader = new RegisterRows(sheet, found, context, book);
  const last = sheet.rows.findLastIndex((_, row) => !sheet.isEmpty(row));
  const rows = Array.from({ length: last + 1 }, (_, row) => reader.read(row));
  return { rows, tables: reader.tables };
}

interface Seen {
  readonly row: number;
  readonly seq: number | null;
  readonly whole: string;
}

/** Knows what stood above the row that is read. */
class RegisterRows {
  readonly tables: FoundLayout[];
  readonly #sheet: Sheet;
  readonly #context: RegisterContext;
  readonly #book: VillageBook;
  readonly #localTypes: LocalTypeBook;
  #found: FoundLayout;
  #kinds: RowKinds;
  #columns: RegisterColumns;
  readonly #all = new RunningTotals();
  #section = new RunningTotals();
  #above: RowCells | null = null;
  #heading: VillageHeading | null = null;
  readonly #seen = new Map<string, Seen>();
  /** Lines since the last case: what stands above the next table. */
  #lines: number[] = [];

  constructor(sheet: Sheet, found: FoundLayout, context: RegisterContext, book: VillageBook) {
    this.tables = [found];
    this.#sheet = sheet;
    this.#context = context;
    this.#book = book;
    this.#localTypes = new LocalTypeBook(context.localTypes ?? []);
    this.#found = found;
    this.#kinds = new RowKinds(sheet, found.layout);
    this.#columns = registerColumns(found.layout);
  }

  read(row: number): RowReading {
    const first = this.tables[0] ?? this.#found;
    const above = first.layout.firstDataRow - 1;
    if (row < above)
      return {
        row: row + 1,
        kind: kindAbove(this.#sheet, row, first.layout),
        result: 'ignored',
        messages: [],
      };
    if (row < this.#found.layout.firstDataRow - 1)
      return ignoredRow(row, 'header', [said(row, 'TABLE_HEADER')]);
    const heading = this.#found.headings.find((one) => one.row === row);
    if (heading) return this.#headingRow(heading);
    const kind = this.#kinds.of(row);
    if (kind === 'data')
      return beginsTable(this.#sheet, row) && this.#beginTable(row) ? this.read(row) : this.#dataRow(row);
    this.#lines.push(row);
    return ignoredRow(row, kind, kind === 'totals' ? this.#totalsRow(row) : [ignored(row, kind)]);
  }

  /** Another header: from here on the columns mean what it says. */
  #beginTable(row: number): boolean {
    const first = this.tables[0] ?? this.#found;
    const titles = Array.from({ length: first.layout.headerRow - 1 }, (_, line) => line);
    const found = findLayout(
      this.#sheet,
      { ...this.#context, mapping: mappingByHeader(this.#context.mapping), headerRow: row + 1 },
      this.#book,
      [...titles, ...this.#lines],
    );
    if (found === null || found.layout.firstDataRow <= row + 1) return false;
    this.tables.push({ ...found, problems: found.problems.map((problem) => ofTable(row, problem)) });
    this.#found = found;
    this.#kinds = new RowKinds(this.#sheet, found.layout);
    this.#columns = registerColumns(found.layout);
    [this.#section, this.#above, this.#heading] = [new RunningTotals(), null, null];
    return true;
  }

  #headingRow(heading: VillageHeading): RowReading {
    this.#heading = heading;
    this.#lines.push(heading.row);
    const code = heading.value.name === null ? 'SECTION_HEADING' : 'VILLAGE_HEADING';
    return ignoredRow(heading.row, 'note', [said(heading.row, code)]);
  }

  #dataRow(row: number): RowReading {
    this.#lines = [];
    const cells = new RowCells(this.#sheet, row, this.#columns, this.#above);
    const draft = readRow(cells, {
      found: this.#found,
      book: this.#book,
      localTypes: this.#localTypes,
      today: this.#context.today,
      is1904: this.#context.is1904 === true,
      heading: this.#heading,
    });
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
    const { layout } = this.#found;
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

function ofTable(row: number, problem: RegisterMessage): RegisterMessage {
  return {
    ...problem,
    messageZh: `第${row + 1}行起的表：${problem.messageZh}`,
    message: `Table from row ${row + 1}: ${problem.message}`,
  };
}

type IgnoredKind = Exclude<RegisterRowKind, 'data'>;

function kindAbove(
  sheet: Sheet,
  row: number,
  layout: { readonly titleRow: number | null; readonly headerRow: number },
): IgnoredKind {
  if (row + 1 >= layout.headerRow) return 'header';
  if (row + 1 === layout.titleRow) return 'title';
  return sheet.isEmpty(row) ? 'empty' : 'meta';
}

const words = {
  EMPTY_ROW: ['空行，已跳过', 'empty row, skipped.'],
  TOTALS_ROW: ['合计行，不作为案件导入', 'totals row, not imported as a case.'],
  NOTE_ROW: ['表下附注，不作为案件导入', 'a note, not imported as a case.'],
  REPEATED_HEADER: ['重复的表头，已跳过', 'the header again, skipped.'],
  TABLE_HEADER: [
    '另一张表的表头，以下各行按此表头读取',
    'the header of another table; the rows below are read by it.',
  ],
  VILLAGE_HEADING: [
    '村（社区）小标题，以下各行按此登记',
    'a heading that names the village of the rows below.',
  ],
  SECTION_HEADING: ['小标题没有写明村（社区），以下各行需补填', 'a heading that names no village.'],
  IGNORED_ROW: ['已跳过', 'skipped.'],
} as const;
const codeOfKind: Readonly<Partial<Record<IgnoredKind, keyof typeof words>>> = {
  empty: 'EMPTY_ROW',
  totals: 'TOTALS_ROW',
  note: 'NOTE_ROW',
  header: 'REPEATED_HEADER',
};

function ignored(row: number, kind: IgnoredKind): RegisterMessage {
  return said(row, codeOfKind[kind] ?? 'IGNORED_ROW');
}

function said(row: number, code: keyof typeof words): RegisterMessage {
  const [zh, en] = words[code];
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

function ignoredRow(row: number, kind: IgnoredKind, messages: readonly RegisterMessage[]): RowReading {
  return { row: row + 1, kind, result: 'ignored', messages };
}
