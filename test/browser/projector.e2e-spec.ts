import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, sizes, theScreens } from '../support/screens.ts';

/** What is thrown on the wall of a meeting room, by who shows it, and what must be read there. `{case}` is one underway. */
const pages = [
  ['zhongxin', '/', '崔玉兰'],
  ['zhongxin', '/disputes', '共显示'],
  ['guochangshun', '{case}', '柳溪村承办'],
  ['guochangshun', '{case}?do=REACH_AGREEMENT', '履行内容'],
  ['wanggeyuan', '/report', '事由'],
  ['zhongxin', '/imports', '导入'],
  ['zhongxin', '/notifications', '通知'],
  ['guanliyuan', '/administration/policy', '角色'],
] as const;

inBrowser('on a projector', () => {
  let screens: Screens;
  let casePath: string;
  beforeAll(async () => {
    screens = await theScreens();
    casePath = await aCaseUnderway(screens);
  }, 120_000);
  afterAll(() => screens?.close());

  test.each(pages)('%s shows %s within the screen', async (username, path, words) => {
    const page = await screens.pageOf(username, path.replace('{case}', casePath), { size: 'projector' });
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.getByText(words).filter({ visible: true }).first().waitFor();
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBeLessThanOrEqual(sizes.projector.width);
    if (process.env.SCREENSHOTS) {
      const name = path.replace('{case}', 'case').replaceAll(/\W+/g, '-');
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/projector-${name}.png` });
    }
    await page.context().close();
  });
});
