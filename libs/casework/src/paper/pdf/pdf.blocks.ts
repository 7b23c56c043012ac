import { type PaperBlock, staysWith } from '../paper.ts';
import { linesOf } from '../word.text.ts';
import type { PaperFont } from './pdf.font.ts';
import { brokenLines } from './pdf.lines.ts';
import { points, type Sheets, sheet } from './pdf.sheet.ts';
import { PdfTable } from './pdf.table.ts';

/** The body: size 3 (16 points), 22 lines on a page. */
const body = { size: 16, height: 28 } as const;
const textWidthMm = 156;

/** Room for a seal, the issuer and the day. */
const signatureHeight = 56 + 2 * body.height;
/** What announces something stays with two lines of it. */
const announced = 2 * body.height;
const tableGap = 6;

type Table = Extract<PaperBlock, { kind: 'table' }>;
const headOf = ({ columns }: Table): readonly string[] => columns.map(({ title }) => title);

/** Draws the blocks of a paper one under the other, as the official form has them. */
export class PdfBlocks {
  constructor(
    private readonly sheets: Sheets,
    private readonly font: PaperFont,
  ) {}

  /**
   * @param block  whatever the writer of Word files takes as well
   * @param next  what stands under it
   */
  draw(block: PaperBlock, next?: PaperBlock): void {
    const tail = staysWith(block, next) ? this.beginningOf(next) : 0;
    switch (block.kind) {
      case 'newPage':
        this.sheets.turn();
        break;
      case 'title':
        this.sheets.space(14);
        this.centred(block.text, 22, 32, true);
        this.sheets.space(14);
        break;
      case 'under':
        this.centred(block.text, body.size, body.height);
        break;
      case 'address':
        this.paragraph(block.text, 0);
        break;
      case 'heading':
        this.sheets.keep(body.height + this.beginningOf(next));
        this.paragraph(block.text, 2, block.level === 1);
        break;
      default:
        this.drawWhole(block, tail);
    }
  }

  /** The room of what stands under something that is not to stand alone at the foot of a page. */
  private beginningOf(next: PaperBlock | undefined): number {
    switch (next?.kind) {
      case 'signature':
        return signatureHeight;
      case 'table':
        return tableGap + this.tableOf(next).beginning(headOf(next), next.rows);
      default:
        return announced;
    }
  }

  /** What is more than a paragraph. */
  private drawWhole(
    block: Exclude<PaperBlock, { kind: 'newPage' | 'title' | 'under' | 'address' | 'heading' }>,
    tail: number,
  ): void {
    switch (block.kind) {
      case 'redHead':
        this.redHead(block);
        break;
      case 'text':
        this.text(block, tail);
        break;
      case 'table':
        this.table(block, tail);
        break;
      case 'chart':
        // What a chart shows stands in a table beside it.
        break;
      case 'picture':
        // A dossier binds what was printed as its scan: of a picture its words are enough.
        this.centred(block.words, 12, 18);
        break;
      case 'form':
        this.form(block, tail);
        break;
      case 'signature':
        this.signature(block);
        break;
      case 'imprint':
        this.imprint(block);
        break;
    }
  }

  private centred(text: string, size: number, height: number, bold = false, isRed = false): void {
    for (const line of this.broken(text, size)) {
      const x = sheet.left + (sheet.textWidth - this.font.width(line) * size) / 2;
      this.sheets.line(line, x, height, { size, bold, isRed });
    }
  }

  /**
   * @param indent  of the first line, in characters
   * @param tail  room under the last lines that must be on their page
   */
  private paragraph(text: string, indent: number, bold = false, tail = 0): void {
    const lines = this.broken(text, body.size, indent * body.size);
    const together = Math.min(2, lines.length);
    for (const [n, line] of lines.entries()) {
      if (tail > 0 && n === lines.length - together) this.sheets.keep(together * body.height + tail);
      this.sheets.line(line, sheet.left + (n === 0 ? indent * body.size : 0), body.height, {
        size: body.size,
        bold,
      });
    }
  }

  /** Every paragraph is indented here: spaces with which a template does that are not drawn twice. */
  private text({ text, lead = '' }: Extract<PaperBlock, { kind: 'text' }>, tail: number): void {
    const lines = linesOf(lead + text);
    for (const [n, line] of (lines.length === 0 ? [''] : lines).entries())
      this.paragraph(line.replace(/^　+/u, ''), 2, false, n === lines.length - 1 ? tail : 0);
  }

  private table(block: Table, tail: number): void {
    this.sheets.space(tableGap);
    this.tableOf(block).draw(headOf(block), block.rows, tail);
    this.sheets.space(10);
  }

  private tableOf({ columns, rowMm = 0 }: Table): PdfTable {
    const drawn = columns.map(({ widthMm, align = 'left' }) => ({ width: points(widthMm), align }));
    return new PdfTable(this.sheets, this.font, drawn, points(rowMm));
  }

  private form({ rows }: Extract<PaperBlock, { kind: 'form' }>, tail: number): void {
    this.sheets.space(tableGap);
    const columns = [
      { width: points(36), align: 'centre', bold: true },
      { width: points(textWidthMm - 36), align: 'left' },
    ] as const;
    new PdfTable(this.sheets, this.font, columns, points(12)).draw(
      null,
      rows.map(({ label, text }) => [label, text]),
      tail,
    );
    this.sheets.space(10);
  }

  private redHead({ mark, number, issuer, on }: Extract<PaperBlock, { kind: 'redHead' }>): void {
    const size = Math.max(22, Math.min(48, sheet.textWidth / Math.max([...mark].length, 1)));
    this.centred(mark, size, size * 1.4, false, true);
    if (number !== null) this.centred(number, body.size, body.height);
    this.sheets.space(8);
    const top = this.sheets.take(body.height + 6);
    const y = top - body.height / 2 - body.size * 0.36;
    this.sheets.write(this.font.shown(`　${issuer}`), sheet.left, y, { size: body.size });
    const date = this.font.shown(on);
    const right = sheet.left + sheet.textWidth - (this.font.width(date) + 1) * body.size;
    this.sheets.write(date, right, y, { size: body.size });
    const line = top - body.height - 4;
    this.sheets.rule([sheet.left, line], [sheet.left + sheet.textWidth, line], 1.5, true);
    this.sheets.space(20);
  }

  /** The date four characters from the right, the issuer centred over it. @source GB/T 9704-2012, 7.3.5.1 */
  private signature({ issuer, on }: Extract<PaperBlock, { kind: 'signature' }>): void {
    this.sheets.keep(signatureHeight);
    this.sheets.space(56);
    const date = this.font.shown(on);
    const wide = this.font.width(date) * body.size;
    const dateX = sheet.left + sheet.textWidth - 4 * body.size - wide;
    const name = this.font.shown(issuer);
    const nameWide = this.font.width(name) * body.size;
    const most = sheet.left + sheet.textWidth - nameWide;
    const nameX = Math.max(sheet.left, Math.min(most, dateX + (wide - nameWide) / 2));
    this.sheets.line(name, nameX, body.height, { size: body.size });
    this.sheets.line(date, dateX, body.height, { size: body.size });
  }

  private imprint({ sentTo, issuer, on }: Extract<PaperBlock, { kind: 'imprint' }>): void {
    this.sheets.keep(3 * body.height);
    this.sheets.space(body.height);
    if (sentTo !== null) this.paragraph(`分送：${sentTo}。`, 1);
    this.paragraph(`${issuer}　${on}印发`, 1);
  }

  private broken(text: string, size: number, indent = 0): readonly string[] {
    const measure = (one: string): number => this.font.width(one);
    return brokenLines(this.font.shown(text), { measure, size, width: sheet.textWidth, indent });
  }
}
