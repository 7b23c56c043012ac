/** The shapes that the reading of a register gives back: all of it plain data, fit for JSON. */
import type { IsoDate } from '../calendar/iso-date.ts';
import type { LocalType } from '../dispute/local-type.ts';
import type { InputFault } from '../errors.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterDraft, RegisterRecord } from './register.record.ts';

/** One cell of a sheet. A cell that the spreadsheet holds as a date comes as its day. */
export type RegisterCell = string | number | boolean | { readonly date: IsoDate } | null;

/** A block of merged cells; rows and columns count from 0, both ends included. */
export interface RegisterMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface RegisterVillage {
  readonly code: string;
  readonly name: string;
  readonly kind?: string;
}

/**
 * What a person decided about columns: by index (from 0, as text) or by the `key` of the header.
 * `ignore` keeps a column out of every field.
 */
export type RegisterMapping = Readonly<Record<string, RegisterField | 'ignore'>>;

export interface RegisterContext {
  readonly villages: readonly RegisterVillage[];
  readonly today: IsoDate;
  readonly mapping?: RegisterMapping;
  /** Year for dates without one, when neither title nor sheet name tells it. */
  readonly defaultYear?: number;
  /** Local types of the township, with the days on which they hold. */
  readonly localTypes?: readonly LocalType[];
  /** Cut off in front of village names, e.g. 月山镇. */
  readonly townshipName?: string;
  readonly sheetName?: string;
  /** The header row that a person chose, counted from 1; found by itself when left out. */
  readonly headerRow?: number;
  readonly merges?: readonly RegisterMerge[];
  /** Serial numbers of days count from 1904, as the workbook says. */
  readonly is1904?: boolean;
}

/** error = the row is held; warn = imported, a person should look; info = read otherwise than written. */
export type RegisterSeverity = 'error' | 'warn' | 'info';

export interface RegisterMessage {
  /** Stable UPPER_SNAKE name, e.g. AMOUNT_APPROX. */
  readonly code: string;
  readonly severity: RegisterSeverity;
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  /** The header as written, or '' when the whole row is meant. */
  readonly field: string;
  /** Column of the sheet, counted from 0. */
  readonly column?: number;
  readonly messageZh: string;
  readonly message: string;
  /** The text of the cell, shortened; never given for identity numbers, telephone numbers and names. */
  readonly written?: string;
  readonly read?: string;
  /** The earlier row that this one repeats or takes a cell over from. */
  readonly otherRow?: number;
}

export type RegisterRowKind = 'title' | 'meta' | 'header' | 'data' | 'empty' | 'totals' | 'note';

interface RowFacts {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  readonly messages: readonly RegisterMessage[];
}
export interface ImportedRow extends RowFacts {
  readonly kind: 'data';
  readonly result: 'imported';
  readonly record: RegisterRecord;
  /** So many rows before it read as the same case; a person said that this one is a case of its own. */
  readonly nth?: number;
}
export interface HeldRow extends RowFacts {
  readonly kind: 'data';
  readonly result: 'held';
  /** How the row would read if it were admitted. */
  readonly record: RegisterDraft;
  /** What it still lacks after a person has corrected it, with pointers into the correction. */
  readonly faults?: readonly InputFault[];
}
export interface IgnoredRow extends RowFacts {
  readonly kind: Exclude<RegisterRowKind, 'data'>;
  readonly result: 'ignored';
}
export type RowReading = ImportedRow | HeldRow | IgnoredRow;

export interface RegisterColumn {
  /** Counted from 0. */
  readonly index: number;
  /** As written; the levels of a header over several rows are joined by "/". */
  readonly header: string;
  /** The header without blanks, brackets and width: under this key a mapping is saved. */
  readonly key: string;
  readonly field: RegisterField | null;
  readonly by: 'synonym' | 'saved' | 'content' | null;
  /** Amounts of this column count in 10,000 yuan. */
  readonly inWan?: true;
  /** The header of the column that is read in place of this one, which means the same. */
  readonly lostTo?: string;
  /** The column is ticked where this word holds: 书面, 口头. */
  readonly tick?: string;
}

/** Row numbers count from 1. */
export interface RegisterLayout {
  readonly titleRow: number | null;
  readonly metaRow: number | null;
  readonly headerRow: number;
  /** Number of rows that the header takes. */
  readonly headerRows: number;
  readonly firstDataRow: number;
  /** The year of dates written without one, or null when nothing tells it. */
  readonly year: number | null;
  readonly columns: readonly RegisterColumn[];
  /** Headers of columns without a field. */
  readonly unmapped: readonly string[];
}

export interface RegisterSummary {
  readonly dataRows: number;
  readonly imported: number;
  readonly held: number;
  readonly heldRows: readonly { readonly row: number; readonly code: string }[];
  readonly ignoredRowsBelowHeader: readonly number[];
  readonly rowsWithWarnings: readonly number[];
}

export interface RegisterReading {
  /** null when no header row was found: `problems` says so and every row is ignored. */
  readonly layout: RegisterLayout | null;
  /** Further tables below the first on the same sheet, each with a header of its own. */
  readonly furtherLayouts: readonly RegisterLayout[];
  /** What concerns the sheet as a whole: missing columns, readings of whole columns. */
  readonly problems: readonly RegisterMessage[];
  readonly rows: readonly RowReading[];
  readonly summary: RegisterSummary;
}
