import type { Page } from 'playwright-core';

/** A sheet of a printed document, in millimetres, rounded. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

const millimetresAPoint = 25.4 / 72;
const pixelsAMillimetre = 96 / 25.4;

/** A4 in both positions, and what the margins of our style sheets leave of its width, in CSS pixels. */
export const a4 = {
  upright: { width: 210, height: 297, room: Math.floor((210 - 2 * 18) * pixelsAMillimetre) },
  across: { width: 297, height: 210, room: Math.floor((297 - 2 * 12) * pixelsAMillimetre) },
} as const;

/** Prints the page as the browser would, and says on which sheets. With SCREENSHOTS the document is kept there. */
export async function printed(page: Page, name: string): Promise<readonly Sheet[]> {
  const folder = process.env.SCREENSHOTS;
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    ...(folder ? { path: `${folder}/${name}.pdf` } : {}),
  });
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [...boxes].map(([, width, height]) => ({
    width: Math.round(Number(width) * millimetresAPoint),
    height: Math.round(Number(height) * millimetresAPoint),
  }));
}

/** What would be lost on paper of this width: what reaches beyond it, and what is cut off within. */
export async function lostOn(page: Page, position: keyof typeof a4): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: a4[position].room, height: 900 });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  const lost: readonly string[] = await page.evaluate(findLost);
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await page.emulateMedia({ media: null });
  if (before) await page.setViewportSize(before);
  return lost;
}

/** Written as text: the types of the tests know no document. */
const findLost = `(() => {
  const isShown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 0;
  const wordsOf = (one) => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 60);
  return [...document.body.querySelectorAll('*')].filter(isShown).flatMap((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const isCut =
      (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) ||
      (overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1);
    const isBeyond = one.getBoundingClientRect().right > window.innerWidth + 1;
    return one.closest('svg') === null && one.clientWidth > 1 && (isCut || isBeyond) ? [wordsOf(one)] : [];
  });
})()`;
