import { cleanText, shownText } from './cell-text.ts';
import type { RegisterCell, RegisterMerge } from './register.reading.ts';
import { registerTextLimit } from './register.record.ts';

/** Wider sheets are refused by the parsers; here it bounds the work on any grid. */
const columnLimit = 200;
const mergeLimit = 50_000;

/** The grid of a sheet with its merged blocks. Rows and columns count from 0 here. */
export class Sheet {
  /** The cells with their texts cleaned, and cut where they are too long to be kept anyway. */
  readonly rows: readonly (readonly RegisterCell[])[];
  readonly #raw: readonly (readonly RegisterCell[])[];
  readonly width: number;
  /** Row and column of a covered cell → row and column of the first cell of its block. */
  readonly #covered = new Map<number, readonly [number, number]>();
  readonly #first = new Set<number>();

  constructor(rows: readonly (readonly RegisterCell[])[], merges: readonly RegisterMerge[] = []) {
    this.#raw = rows;
    this.rows = rows.map((row) => row.map(cleaned));
    this.width = Math.min(
      columnLimit,
      rows.reduce((width, row) => Math.max(width, row.length), 0),
    );
    for (const merge of merges.slice(0, mergeLimit)) this.#cover(merge);
  }

  cell(row: number, column: number): RegisterCell {
    return this.rows[row]?.[column] ?? null;
  }

  /** The cell as the file holds it, for what is to be said about its characters. */
  raw(row: number, column: number): RegisterCell {
    return this.#raw[row]?.[column] ?? null;
  }

  text(row: number, column: number): string {
    return shownText(this.cell(row, column));
  }

  /** The cell that covers this one, or null when it stands for itself. */
  coveredBy(row: number, column: number): { readonly row: number; readonly column: number } | null {
    const first = this.#covered.get(row * columnLimit + column);
    return first ? { row: first[0], column: first[1] } : null;
  }

  /** Whether the cell is the first of a merged block. */
  isFirstOfBlock(row: number, column: number): boolean {
    return this.#first.has(row * columnLimit + column);
  }

  isEmpty(row: number): boolean {
    return (this.rows[row] ?? []).every((cell) => shownText(cell) === '');
  }

  /** Columns of the row that show something. */
  filled(row: number): readonly number[] {
    const columns: number[] = [];
    for (let column = 0; column < this.width; column += 1)
      if (this.text(row, column) !== '') columns.push(column);
    return columns;
  }

  /** Blocks over thousands of empty rows are formatting; only what lies over rows of the grid counts. */
  #cover({ top, left, bottom, right }: RegisterMerge): void {
    const lastRow = Math.min(bottom, this.rows.length - 1);
    const lastColumn = Math.min(right, this.width - 1);
    if ((lastRow - top + 1) * (lastColumn - left + 1) > 20_000) return;
    this.#first.add(top * columnLimit + left);
    for (let row = Math.max(0, top); row <= lastRow; row += 1) {
      for (let column = Math.max(0, left); column <= lastColumn; column += 1) {
        if (row !== top || column !== left) this.#covered.set(row * columnLimit + column, [top, left]);
      }
    }
  }
}

function cleaned(cell: RegisterCell): RegisterCell {
  if (typeof cell !== 'string') return cell;
  const { text } = cleanText(cell);
  return text.length > registerTextLimit ? text.slice(0, registerTextLimit + 1) : text;
}
