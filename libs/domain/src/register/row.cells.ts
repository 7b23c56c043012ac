import { plainText, readWords, textNotes } from './cell-text.ts';
import { type Note, quoted, type Read } from './note.ts';
import { type RegisterField, registerFieldLabels } from './register.fields.ts';
import type { RegisterCell, RegisterColumn, RegisterLayout, RegisterMessage } from './register.reading.ts';
import type { Sheet } from './sheet.ts';
import { severalTicked, tickedWord } from './tick.columns.ts';

/** Merged over several rows, these mean the same for each row; an amount or a name does not. */
const shared: ReadonlySet<RegisterField> = new Set([
  'reported_on',
  'village',
  'type',
  'origin',
  'lead_unit',
  'leader',
  'mediators',
]);
/** Never taken over from the row above, whatever stands in the cell. */
const own: ReadonlySet<RegisterField> = new Set(['seq', 'case_number', 'id_numbers']);

/** Registers repeat these; a reading depends on the cell alone and is remembered for the next rows. */
const repeated: ReadonlySet<RegisterField> = new Set([
  'type',
  'origin',
  'persons',
  'amount',
  'agreed_amount',
  'grade',
  'status',
  'agreement',
  'confirmation',
  'performance',
]);
/** Notes after which a field says less than its cell: the words of the cell are kept beside the record. */
const sayingLess: ReadonlySet<string> = new Set([
  'WORDING_READ',
  'WORDING_DOUBTFUL',
  'WORDING_UNKNOWN',
  'AMOUNT_UNREADABLE',
  'PERSONS_UNREADABLE',
  'DATE_UNREADABLE',
  'DATE_AMBIGUOUS',
  'DATE_YEAR_UNKNOWN',
  'DUE_NOT_COMPUTED',
  'NAME_DETAILS_READ',
]);
/** Remembered readings of one field; more different texts are not worth remembering. */
const rememberedLimit = 2_000;

/** The columns of a layout by field, and what was read from their cells before. */
export interface RegisterColumns {
  readonly all: readonly RegisterColumn[];
  readonly byField: ReadonlyMap<RegisterField, readonly RegisterColumn[]>;
  readonly read: Map<RegisterField, Map<RegisterCell, unknown>>;
}

/** What a note is about: a column of the sheet, or the whole row. */
export interface Place {
  readonly header: string;
  readonly column?: number;
}

/**
 * The cells of one row by field, and the notes that are made while reading it. 同上 and blocks merged over several
 * rows are resolved here, and marked.
 */
export class RowCells {
  readonly row: number;
  readonly #sheet: Sheet;
  readonly #columns: RegisterColumns;
  readonly #above: RowCells | null;
  readonly #resolved = new Map<number, RegisterCell>();
  readonly #ticked = new Map<RegisterField, RegisterCell>();
  readonly #notes: (Note & Place & { readonly otherRow?: number })[] = [];

  constructor(sheet: Sheet, row: number, columns: RegisterColumns, above: RowCells | null) {
    this.#sheet = sheet;
    this.row = row;
    this.#columns = columns;
    // Only one row is kept: 同上 never reaches further than the row above.
    this.#above = above === null ? null : above.#alone();
  }

  column(field: RegisterField): RegisterColumn | undefined {
    return this.#columns.byField.get(field)?.[0];
  }

  /** The name of a field as this register writes it. */
  name(field: RegisterField): string {
    return this.column(field)?.header.replace(/[(（][^)）]*元[)）]/, '') || registerFieldLabels[field].zh;
  }

  /** Reads the cell of a field with a reader and keeps what the reader has to say. */
  take<T>(field: RegisterField, read: (cell: RegisterCell, name: string) => Read<T>): T {
    const cell = this.#cellOf(field);
    const { value, notes } = repeated.has(field)
      ? this.#remembered(field, cell, read)
      : read(cell, this.name(field));
    for (const note of notes) this.note(field, note);
    return value;
  }

  /** Whether the cell of a field, resolved, says nothing. */
  isBlank(field: RegisterField): boolean {
    return readWords(this.#cellOf(field)) === null;
  }

  /** Every column of a field that may stand several times. */
  takeEach<T>(field: RegisterField, read: (cell: RegisterCell, name: string) => Read<T>): readonly T[] {
    return (this.#columns.byField.get(field) ?? []).map((column) => {
      const { value, notes } = read(
        this.#cell(column, field),
        column.header || registerFieldLabels[field].zh,
      );
      for (const note of notes) this.#notes.push({ ...note, header: column.header, column: column.index });
      return value;
    });
  }

  /** A column without a field, as text. */
  takeOther(column: RegisterColumn, read: (cell: RegisterCell) => string | null): string | null {
    const cell = this.#sheet.cell(this.row, column.index);
    for (const note of textNotes(this.#sheet.raw(this.row, column.index), column.header, 'cell')) {
      this.#notes.push({ ...note, header: column.header, column: column.index });
    }
    return read(cell);
  }

  /** The words of the cells that were read in part or not at all, so that nothing of them is lost. */
  wordsOfDoubtful(): readonly { readonly header: string; readonly text: string }[] {
    const doubtful = new Set(
      this.#notes.flatMap(({ code, column }) => (sayingLess.has(code) ? (column ?? []) : [])),
    );
    return [...doubtful].flatMap((index) => {
      const text = readWords(this.#resolved.get(index) ?? null);
      const column = this.#columns.all[index];
      return text === null || !column || column.field === 'type' ? [] : [{ header: column.header, text }];
    });
  }

  note(field: RegisterField | null, note: Note & { readonly otherRow?: number }): void {
    const column = field === null ? undefined : this.column(field);
    const header = field === null ? '' : (column?.header ?? registerFieldLabels[field].zh);
    this.#notes.push({ ...note, header, ...(column ? { column: column.index } : {}) });
  }

  get isHeld(): boolean {
    return this.#notes.some((note) => note.severity === 'error');
  }

  /** Everything that was noted, in the order of the columns. */
  messages(): readonly RegisterMessage[] {
    const row = this.row + 1;
    return this.#notes
      .map(({ zh, en, header, ...note }) => ({
        ...note,
        row,
        field: header,
        messageZh: `第${row}行：${zh}`,
        message: `Row ${row}: ${en}`,
      }))
      .sort((a, b) => (a.column ?? Number.MAX_SAFE_INTEGER) - (b.column ?? Number.MAX_SAFE_INTEGER));
  }

  #remembered<T>(
    field: RegisterField,
    cell: RegisterCell,
    read: (cell: RegisterCell, name: string) => Read<T>,
  ): Read<T> {
    const known = this.#columns.read.get(field) ?? new Map<RegisterCell, unknown>();
    this.#columns.read.set(field, known);
    // Every field has one reader, so that what was remembered is of its type.
    const remembered = known.get(cell) as Read<T> | undefined;
    if (remembered) return remembered;
    const reading = read(cell, this.name(field));
    if (known.size < rememberedLimit && typeof cell !== 'object') known.set(cell, reading);
    return reading;
  }

  /** The cell of a field; of several columns to tick, the word of the one that is ticked. */
  #cellOf(field: RegisterField): RegisterCell {
    const columns = this.#columns.byField.get(field) ?? [];
    const [column] = columns;
    if (column?.tick === undefined) return column ? this.#cell(column, field) : null;
    const known = this.#ticked.get(field);
    if (known !== undefined) return known;
    const words = columns.flatMap((one) => tickedWord(one.tick, this.#cell(one, field)) ?? []);
    if (words.length > 1) this.note(field, severalTicked(this.name(field), words));
    const cell = words.length === 0 ? null : words.join('、');
    this.#ticked.set(field, cell);
    return cell;
  }

  #cell(column: RegisterColumn, field: RegisterField): RegisterCell {
    const known = this.#resolved.get(column.index);
    if (known !== undefined) return known;
    const cell = this.#resolvedCell(column, field);
    this.#resolved.set(column.index, cell);
    const { en } = registerFieldLabels[field];
    for (const note of textNotes(this.#sheet.raw(this.row, column.index), column.header, en))
      this.note(field, note);
    return cell;
  }

  #resolvedCell(column: RegisterColumn, field: RegisterField): RegisterCell {
    const { index } = column;
    const cover = shared.has(field) ? this.#sheet.coveredBy(this.row, index) : null;
    if (cover !== null && cover.row < this.row) {
      this.note(field, { ...mergedNote(column.header, cover.row + 1), otherRow: cover.row + 1 });
      return this.#sheet.cell(cover.row, cover.column);
    }
    const cell = this.#sheet.cell(this.row, index);
    const isDitto = typeof cell === 'string' && /^(?:同上|〃|″|同前)$/.test(plainText(cell));
    if (!isDitto || own.has(field) || this.#above === null) return cell;
    const above = this.#above.#resolved.get(index) ?? this.#sheet.cell(this.#above.row, index);
    const otherRow = this.#above.row + 1;
    this.note(field, { ...dittoNote(column.header, String(cell), otherRow), otherRow });
    return above;
  }

  #alone(): RowCells {
    const alone = new RowCells(this.#sheet, this.row, this.#columns, null);
    for (const [index, cell] of this.#resolved) alone.#resolved.set(index, cell);
    return alone;
  }
}

/** The columns of a layout by their field, with nothing read yet. */
export function registerColumns(layout: RegisterLayout): RegisterColumns {
  const columns = new Map<RegisterField, RegisterColumn[]>();
  for (const column of layout.columns) {
    if (column.field === null) continue;
    columns.set(column.field, [...(columns.get(column.field) ?? []), column]);
  }
  return { all: layout.columns, byField: columns, read: new Map() };
}

function mergedNote(header: string, row: number): Note {
  return {
    code: 'MERGED_CELL_READ',
    severity: 'info',
    zh: `${header}与第${row}行合并，按该行的内容读取`,
    en: `The cell is merged with row ${row} and is read from there.`,
  };
}

function dittoNote(header: string, written: string, row: number): Note {
  return {
    code: 'DITTO_READ',
    severity: 'info',
    zh: `${header}${quoted(written)}按第${row}行的内容读取`,
    en: `“Same as above” is read from row ${row}.`,
    written,
  };
}
