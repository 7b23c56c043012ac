import {
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setLineWidth,
  setTextRenderingMode,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import type { PaperFont } from './pdf.font.ts';

/** Points of so many millimetres. */
export const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** A4, and the text between the margins of the official form. @source GB/T 9704-2012, 5.2.1 */
export const sheet = {
  width: points(210),
  height: points(297),
  left: points(28),
  top: points(37),
  bottom: points(35),
  textWidth: points(156),
} as const;

const red = rgb(1, 0, 0);

/** How a line of text stands on a page. */
export interface LineForm {
  readonly size: number;
  readonly bold?: boolean;
  readonly isRed?: boolean;
}

/** Where the next thing goes: the page that is being written, and how far down it is. */
export class Sheets {
  #page: PDFPage | undefined;
  /** From the upper edge of the text to the next line, in points. */
  #used = 0;

  constructor(
    private readonly font: PaperFont,
    private readonly open: () => PDFPage,
  ) {}

  get height(): number {
    return sheet.height - sheet.top - sheet.bottom;
  }

  get left(): number {
    return this.#page === undefined ? this.height : this.height - this.#used;
  }

  /** Ends the page: what follows stands on another. */
  turn(): void {
    this.#page = undefined;
  }

  /** Goes to another page unless so much fits; something higher than a page begins on one of its own. */
  keep(height: number): void {
    if (this.#page !== undefined && this.#used > 0 && height > this.left + 0.01) this.turn();
  }

  /** Leaves room; none at the head of a page. */
  space(height: number): void {
    if (this.#page === undefined || this.#used === 0) return;
    if (height >= this.left) this.turn();
    else this.#used += height;
  }

  /** Takes so much of the page. @returns the height of its upper edge on the page */
  take(height: number): number {
    this.keep(height);
    const at = sheet.height - sheet.top - (this.#page === undefined ? 0 : this.#used);
    this.current();
    this.#used += height;
    return at;
  }

  /** One line, its room included. */
  line(text: string, x: number, height: number, form: LineForm): void {
    const top = this.take(height);
    this.write(text, x, top - height / 2 - form.size * 0.36, form);
  }

  /** Text at a place of the page that is being written. @param y  of its base line */
  write(text: string, x: number, y: number, { size, bold = false, isRed = false }: LineForm): void {
    if (text === '') return;
    const page = this.current();
    // One weight is enough for a dossier: a heading is drawn with an outline.
    if (bold)
      page.pushOperators(
        pushGraphicsState(),
        setTextRenderingMode(TextRenderingMode.FillAndOutline),
        setLineWidth(size / 40),
      );
    page.drawText(text, { x, y, size, font: this.font.face, ...(isRed ? { color: red } : {}) });
    if (bold) page.pushOperators(popGraphicsState());
  }

  /** A straight line between two places of the page that is being written. */
  rule(from: readonly [number, number], to: readonly [number, number], thickness = 0.5, isRed = false): void {
    this.current().drawLine({
      start: { x: from[0], y: from[1] },
      end: { x: to[0], y: to[1] },
      thickness,
      ...(isRed ? { color: red } : {}),
    });
  }

  private current(): PDFPage {
    if (this.#page === undefined) {
      this.#page = this.open();
      this.#used = 0;
    }
    return this.#page;
  }
}
