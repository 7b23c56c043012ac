import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LadderSweep } from '#casework/escalation';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { downloaded } from '../support/downloaded.ts';
import { a4, lostOn, printed } from '../support/paper.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('clocks across cases', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens({ settings: { isTraining: true, sessionHours: 9_999, sessionDays: 999 } });
    await report(await screens.app.as('wanggeyuan'));
  }, 120_000);
  afterAll(() => screens?.close());

  test('are moved in training, under a banner that stands on every page', async () => {
    const page = await screens.pageOf('zhongxin', '/clocks');
    await page.getByText('培训模式').waitFor();
    await page.getByText('11月26日（周四），还有3个工作日').waitFor();
    await picture(page, 'clocks');
    await page.getByRole('button', { name: '过 7 天' }).click();
    await page.getByText('现在是 11月30日').waitFor();
    await page.getByText('11月26日（周四），已逾期4天').waitFor();
    await page.getByText('已逾期 1', { exact: true }).click();
    await page.getByText('受理审查').waitFor();
    expect(new URL(page.url()).search).toBe('?due=overdue');
    await page.context().close();
    await screens.app.app.get(LadderSweep).sweep();
  });

  test('stand on the board of whoever supervises, who makes out a slip for the file', async () => {
    const page = await screens.pageOf('sifasuo', '/supervision');
    const unit = page.locator('.ant-card').filter({ hasText: '月山镇综治中心' });
    await unit.getByText(/逾期 1 · 已督办 \d · 已上报 \d · 待知悉 1/).waitFor();
    await picture(page, 'board');
    await unit.getByRole('button', { name: '出具督办单' }).click();
    await page.getByText('月司督〔2026〕1号').waitFor();
    await page.getByText('（盖章）').waitFor();
    expect(await downloaded(page.getByRole('link', { name: '下载督办单' }))).toMatch(
      /督办单月司督〔2026〕1号\.docx$/,
    );
    await picture(page, 'slip');
    expect(await lostOn(page, 'upright')).toEqual([]);
    const sheets = await printed(page, 'slip');
    expect(sheets).toEqual([{ width: a4.upright.width, height: a4.upright.height }]);
    await page.goto('/supervision');
    await page.getByRole('link', { name: '月司督〔2026〕1号' }).waitFor();
    await page.context().close();
  });

  test('leave nothing in the queue that the administrator would not see', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/queue');
    await page.getByText('deadline.sweep').waitFor();
    await page.getByText('没有搁置的事项').waitFor();
    await picture(page, 'queue');
    await page.context().close();
  });

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** With SCREENSHOTS set, what a page looks like. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
