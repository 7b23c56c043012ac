import type { PaperFont } from './pdf.font.ts';
import { brokenLines } from './pdf.lines.ts';
import { points, type Sheets, sheet } from './pdf.sheet.ts';

/** A column as it is drawn. */
export interface Column {
  readonly width: number;
  readonly align: 'centre' | 'left';
  readonly bold?: boolean;
}

/** 五号: an identity number stands on one line of its column. */
const size = 10.5;
const lineHeight = 18;
const padding = points(1.3);

/** The cells of one row, each in the lines that fit its column. */
interface Row {
  readonly cells: readonly (readonly string[])[];
  readonly lines: number;
}

/** Draws a table; its head comes again on every page, and a row that is longer than what is left goes over. */
export class PdfTable {
  readonly #x: number;
  readonly #width: number;

  constructor(
    private readonly sheets: Sheets,
    private readonly font: PaperFont,
    private readonly columns: readonly Column[],
    private readonly lowest = 0,
  ) {
    this.#width = columns.reduce((sum, { width }) => sum + width, 0);
    this.#x = sheet.left + (sheet.textWidth - this.#width) / 2;
  }

  /** @param tail  room under the last row that must be on its page */
  draw(head: readonly string[] | null, rows: readonly (readonly string[])[], tail = 0): void {
    const heading = head && this.broken(head);
    const drawHead = (): void => {
      if (heading) this.drawRow(heading, true);
    };
    this.sheets.keep(this.beginning(head, rows, tail));
    drawHead();
    for (const [n, cells] of rows.entries())
      this.drawLong(this.broken(cells), drawHead, n === rows.length - 1 && tail > 0 ? tail + 10 : 0);
  }

  /** What must fit on the page on which a table begins: its head with the first row, or two lines of a long one. */
  beginning(head: readonly string[] | null, rows: readonly (readonly string[])[], tail = 0): number {
    const above = head === null ? 0 : this.heightOf(this.broken(head), true);
    const [first] = rows;
    if (first === undefined) return above;
    const height = this.heightOf(this.broken(first));
    if (height > this.sheets.height / 3) return above + 2 * lineHeight + 2 * padding;
    return above + height + (rows.length === 1 && tail > 0 ? tail + 10 : 0);
  }

  private broken(cells: readonly string[]): Row {
    const lines = this.columns.map(({ width }, n) =>
      (cells[n] ?? '').split(/\r\n|[\n\r\u2028\u2029]/).flatMap((text) =>
        brokenLines(this.font.shown(text), {
          measure: (one) => this.font.width(one),
          size,
          width: width - 2 * padding,
        }),
      ),
    );
    return { cells: lines, lines: Math.max(1, ...lines.map(({ length }) => length)) };
  }

  /** A row of up to a third of a page stays whole; a longer one is cut where the page ends. */
  private drawLong(row: Row, drawHead: () => void, tail: number): void {
    const height = this.heightOf(row);
    if (height <= this.sheets.height / 3) {
      if (height + tail > this.sheets.left) {
        this.sheets.turn();
        drawHead();
      }
      this.drawRow(row);
      return;
    }
    let from = 0;
    while (from < row.lines) {
      const room = Math.floor((this.sheets.left - 2 * padding) / lineHeight);
      if (room < 2) {
        this.sheets.turn();
        drawHead();
        continue;
      }
      const cells = row.cells.map((lines) => lines.slice(from, from + room));
      this.drawRow({ cells, lines: Math.min(room, row.lines - from) });
      from += room;
    }
  }

  /** Room to sign or to write is in the rows, not in their head. */
  private heightOf({ lines }: Row, isHead = false): number {
    return Math.max(isHead ? 0 : this.lowest, lines * lineHeight + 2 * padding);
  }

  private drawRow(row: Row, isHead = false): void {
    const height = this.heightOf(row, isHead);
    const top = this.sheets.take(height);
    let x = this.#x;
    for (const [n, { width, align, bold = false }] of this.columns.entries()) {
      const lines = row.cells[n] ?? [];
      const inset = (height - lines.length * lineHeight) / 2;
      for (const [nth, line] of lines.entries()) {
        const centred =
          isHead || align === 'centre' ? (width - 2 * padding - this.font.width(line) * size) / 2 : 0;
        const y = top - inset - nth * lineHeight - lineHeight / 2 - size * 0.36;
        this.sheets.write(line, x + padding + centred, y, { size, bold: isHead || bold });
      }
      this.sheets.rule([x, top], [x, top - height]);
      x += width;
    }
    this.sheets.rule([x, top], [x, top - height]);
    this.sheets.rule([this.#x, top], [this.#x + this.#width, top]);
    this.sheets.rule([this.#x, top - height], [this.#x + this.#width, top - height]);
  }
}
