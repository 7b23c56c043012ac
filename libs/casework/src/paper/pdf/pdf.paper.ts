import type { Paper } from '../paper.ts';
import { PdfBlocks } from './pdf.blocks.ts';
import type { PdfFile } from './pdf.file.ts';
import { Sheets } from './pdf.sheet.ts';

/**
 * Adds a paper, beginning on a page of its own.
 * @param before  the place of the page before which it stands; left out, it comes last
 * @returns on how many pages
 */
export function addPaper(file: PdfFile, { blocks }: Pick<Paper, 'blocks'>, before?: number): number {
  let pages = 0;
  const sheets = new Sheets(file.font, () => {
    const page = file.addPage(before === undefined ? undefined : before + pages);
    pages += 1;
    return page;
  });
  const drawn = new PdfBlocks(sheets, file.font);
  for (const [n, block] of blocks.entries()) drawn.draw(block, blocks[n + 1]);
  return pages;
}
