import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, sizes, theScreens } from '../support/screens.ts';

/** Every page that somebody has, by who has it; `{case}` is a case of theirs. */
const pages: readonly (readonly [username: string, path: string])[] = [
  ['guochangshun', '/'],
  ['zhongxin', '/disputes'],
  ['guochangshun', '/disputes/{case}'],
  ['wanggeyuan', '/report'],
  ['zhongxin', '/imports'],
  ['zhongxin', '/notifications'],
  ['zhongxin', '/profile'],
  ['guochangshun', '/rights'],
  ['guanliyuan', '/administration'],
  ['guanliyuan', '/administration/organisations'],
  ['guanliyuan', '/administration/staff'],
  ['guanliyuan', '/administration/roles'],
  ['guanliyuan', '/administration/policy'],
  ['guanliyuan', '/administration/keys'],
  ['guanliyuan', '/administration/codes'],
  ['guanliyuan', '/administration/calendar'],
  ['shenji', '/administration/certificates'],
  ['shenji', '/administration/trail'],
];
/** What the checker calls a fault that keeps somebody from using a page. */
const keepsOut = new Set(['serious', 'critical']);

inBrowser('the pages', () => {
  let screens: Screens;
  let caseId: string;
  beforeAll(async () => {
    screens = await theScreens();
    caseId = (await report(await screens.app.as('guochangshun'))).id;
  }, 120_000);
  afterAll(() => screens?.close());

  const asked = pages.flatMap(([username, path]) =>
    (['phone', 'office'] as const).map((size) => ({ username, path, size })),
  );
  test.each(asked)('$path can be used by everybody, $size', async ({ username, path, size }) => {
    const page = await screens.pageOf(username, path.replace('{case}', caseId), { size });
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    // What lies half under the bar of a phone is scrolled from beneath it; the checker would call it too small a target.
    await page.locator('.phone-bar').evaluateAll((bars) => {
      for (const bar of bars) bar.style.position = 'static';
    });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const faults = violations
      .filter(({ impact }) => keepsOut.has(impact ?? ''))
      .map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    expect(faults).toEqual([]);
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBeLessThanOrEqual(sizes[size].width);
    if (process.env.SCREENSHOTS) {
      const name = path.replace('{case}', 'case').replaceAll('/', '-');
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${size}.png`, fullPage: true });
    }
    await page.context().close();
  });
});
