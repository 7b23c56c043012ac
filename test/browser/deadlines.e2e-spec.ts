import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LadderSweep } from '#casework/escalation';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { lostOn, printed } from '../support/paper.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the deadlines of a case', () => {
  let screens: Screens;
  let underway: string;
  let medical: string;
  beforeAll(async () => {
    screens = await theScreens();
    underway = await aCaseUnderway(screens);
    const [grid, centre] = [await screens.app.as('wanggeyuan'), await screens.app.as('zhongxin')];
    const made = await report(grid, { typeCode: 'MED' });
    await send(centre, made, 'ACCEPT', {});
    medical = `/disputes/${made.id}`;
  }, 180_000);
  afterAll(() => screens?.close());

  test('say by which rule, from when and without which days they are counted', async () => {
    const page = await screens.pageOf('zhongxin', medical);
    await page.getByRole('link', { name: '期限计算说明' }).click();
    await page.getByRole('heading', { level: 1, name: '期限计算说明' }).waitFor();
    const sheet = cardOf(page, '调解期限');
    await sheet.getByText('法律规定：《医疗纠纷预防和处理条例》第三十八条').waitFor();
    await sheet.getByText('医疗纠纷', { exact: true }).waitFor();
    await sheet.getByText('不计入：').first().waitFor();
    expect(await sheet.getByRole('row').count()).toBeGreaterThan(3);
    await picture(page, 'sheet-office');
    expect(await lostOn(page, 'upright')).toEqual([]);
    expect((await printed(page, 'deadline-sheet')).length).toBeLessThanOrEqual(3);
    await page.context().close();
  });

  test('say whom they told, ask for an answer, and take it', async () => {
    screens.app.clock.set('2026-12-11T02:00:00.000Z');
    await screens.app.app.get(LadderSweep).sweep();
    const page = await screens.pageOf('guochangshun', underway, { size: 'phone' });
    const clock = page.locator('.clock').filter({ hasText: '调解期限' });
    await clock.getByText('待知悉').waitFor();
    await clock.getByRole('button', { name: '为何是这一天' }).click();
    await clock.getByText('逾期催办').waitFor();
    await clock.getByText(/须在 .* 前答复“知悉”/).waitFor();
    await picture(page, 'clock-phone');
    await clock.getByRole('button', { name: '知悉', exact: true }).click();
    await page.getByLabel('办理打算').fill('下周一再约双方');
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByText('已办理：知悉催办').waitFor();
    await clock.getByText('待知悉').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

const cardOf = (page: Page, title: string) =>
  page.locator('.ant-card').filter({ has: page.getByText(title, { exact: true }) });

/** With SCREENSHOTS set, what a page looks like. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
