import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sizes } from './screens.ts';

/**
 * Nothing lies outside the screen on a telephone, in an office and on the wall, and axe has nothing against it. With
 * SCREENSHOTS set to a folder, how it looked there.
 * @param name  of the picture, and in what is told of a failure
 * @param heard  at which sizes axe looks at it; the office is always among them
 */
export async function looksRight(
  page: Page,
  name: string,
  heard: readonly (keyof typeof sizes)[] = ['office'],
): Promise<void> {
  for (const size of ['phone', 'projector', 'office'] as const) {
    await page.setViewportSize(sizes[size]);
    await page.evaluate(atRest);
    await page.evaluate('scrollTo(0, 0)');
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    const outside = width <= sizes[size].width ? [] : await page.evaluate(beyond);
    expect([name, size, outside]).toEqual([name, size, []]);
    const folder = process.env.SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}-${size}.png`, fullPage: true });
    if (size === 'office' || heard.includes(size)) await hearsRight(page, `${name} ${size}`);
  }
}

async function hearsRight(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Drawn, and nothing still fades in: half-way its colours are others. A spinner, which has no end, is not waited for. */
const atRest = `(async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const ending = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
})()`;

/** What reaches beyond the screen. Written as text: the types of the tests know no document. */
const beyond = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))`;
