import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** With SCREENSHOTS set to a folder, what each step showed, at a desk and on a telephone. */
const folder = process.env.SCREENSHOTS;

/** With the report of a village, long ago, its township began to ask for them. */
async function firstReport({ app }: Screens): Promise<void> {
  const now = app.clock.now();
  app.clock.set('2026-09-18T07:00:00.000Z');
  const { browser } = await app.as('wanggeyuan');
  await browser.post('/api/v1/village-reports').send({}).expect(201);
  app.clock.set(now.toISOString());
}

inBrowser('what villages tell', () => {
  let screens: Screens;
  let casePath: string;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    await firstReport(screens);
    casePath = await aCaseUnderway(screens);
  }, 120_000);
  afterAll(() => screens?.close());

  const keep = async (page: Page, name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/villages-${name}.png`, fullPage: true });
  };

  test('one touch reports a week without a dispute, and undo takes it back', async () => {
    const page = await screens.pageOf('shiyumei', '/', { size: 'phone' });
    const touch = page.getByRole('button', { name: '已排查，没有发现纠纷' });
    await touch.waitFor();
    await keep(page, 'before-phone');
    await touch.click();
    await page.getByText(/石玉梅已于.*报送零报告/).waitFor();
    await keep(page, 'after-phone');
    await page.getByRole('button', { name: /撤\s?销/ }).click();
    await touch.click();
    await page.getByText(/石玉梅已于.*报送零报告/).waitFor();
    await page.getByRole('button', { name: '补报：没有发现纠纷' }).waitFor();
    await page.context().close();
  });

  test('the centre sees who has not reported, on the dashboard and week by week', async () => {
    for (const size of ['office', 'phone'] as const) {
      const page = await screens.pageOf('zhongxin', '/review', { size });
      await page.getByText(/应报 14 个村，已报 \d+ 个/).waitFor();
      await keep(page, `dashboard-${size}`);
      await page.getByRole('link', { name: '各村近 12 周' }).click();
      const row = page.getByRole('row', { name: '石桥岭村' });
      await row.getByText('零报告').waitFor();
      expect(await row.getByText('未报').count()).toBeGreaterThan(5);
      await keep(page, `grid-${size}`);
      await page.context().close();
    }
  });

  test('news of a party with a red sign makes the case red and stands on its page', async () => {
    const page = await screens.pageOf('guochangshun', casePath);
    await page.getByRole('button', { name: '记录动态' }).click();
    const form = page.locator('.ant-drawer');
    await form.getByLabel('信息来源').click();
    await page.locator('.ant-select-dropdown:visible').getByTitle('上门走访').click();
    await form.getByLabel('情绪').click();
    await page.locator('.ant-select-dropdown:visible').getByTitle('消沉').click();
    await form.getByText('在本地，行踪清楚').click();
    await form.getByLabel('苗头').click();
    await page.locator('.ant-select-dropdown:visible').getByTitle('自伤、轻生倾向').click();
    await form.getByText('信息来源').click();
    await form.locator('#words').fill('独自在家，反复说活着没意思');
    await keep(page, 'news-form');
    await page.locator('.ant-drawer-footer .ant-btn-primary, .ant-drawer .ant-btn-primary').first().click();
    await page.getByText('情绪消沉').waitFor();
    await page.getByText('红色').first().waitFor();
    await keep(page, 'news-office');
    await page.setViewportSize({ width: 390, height: 844 });
    await keep(page, 'news-phone');
    await page.context().close();
  });

  test('no page had a fault', () => {
    expect(screens.faults).toEqual([]);
  });
});
