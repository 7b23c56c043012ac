import { degrees, rgb } from '@cantoo/pdf-lib';
import type { PdfFile } from './pdf.file.ts';
import { points } from './pdf.sheet.ts';

const size = 11;
const white = rgb(1, 1, 1);
/** From the outer and from the lower edge, where no printer cuts. */
const edge = { x: points(16), y: points(9) } as const;

/**
 * Writes a page number at the outer lower corner, as the page is looked at: also on one that lies across, or is turned, or
 * came from somewhere else.
 * @param at  the place of the page in the file, from 0
 */
export function numberPage(file: PdfFile, at: number, number: number): void {
  const page = file.document.getPage(at);
  const text = String(number);
  const wide = file.font.width(text) * size;
  const { x: left, y: bottom, width, height } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const seen = turn % 180 === 0 ? width : height;
  const across = number % 2 === 1 ? seen - edge.x - wide : edge.x;
  const place = (dx: number, dy: number): { x: number; y: number } => {
    if (turn === 90) return { x: left + width - dy, y: bottom + dx };
    if (turn === 180) return { x: left + width - dx, y: bottom + height - dy };
    if (turn === 270) return { x: left + dy, y: bottom + height - dx };
    return { x: left + dx, y: bottom + dy };
  };
  const rotate = degrees(turn);
  page.drawRectangle({
    ...place(across - 4, edge.y - 4),
    width: wide + 8,
    height: size + 6,
    color: white,
    rotate,
  });
  page.drawText(text, { ...place(across, edge.y), size, font: file.font.face, rotate });
}
