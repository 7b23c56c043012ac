import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** Until the page has been laid out and drawn at its new size. */
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

inBrowser('the menu of a wide screen', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('has room at every width, in both languages, and loses no place', async () => {
    const page = await screens.pageOf('sifasuo', '/');
    for (const { language, menu, more } of [
      { language: 'English', menu: '主导航', more: '更多' },
      { language: '中文', menu: 'Main', more: 'More' },
    ]) {
      const bar = page.getByRole('navigation', { name: menu });
      await page.setViewportSize({ width: 1600, height: 900 });
      await bar.getByRole('link').first().waitFor();
      const words = async () => (await bar.getByRole('link').allInnerTexts()).map((word) => word.trim());
      const all = await words();
      expect(all).toHaveLength(11);
      for (const width of [992, 1024, 1100, 1200, 1366, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(drawn);
        const bell = page.getByRole('banner').getByRole('link', { name: /^(通知|Notifications) /u });
        const [menuBox, bellBox] = [await bar.boundingBox(), await bell.boundingBox()];
        const last = await bar.locator(':scope > :is(a, button)').last().boundingBox();
        expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(bellBox?.x ?? 0);
        expect(menuBox?.height).toBe(56);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        const door = bar.getByRole('button', { name: more });
        if (await door.isVisible()) await door.click();
        expect(await words()).toEqual(all);
        if (await door.isVisible()) await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: language }).click();
    }
  }, 120_000);
});
