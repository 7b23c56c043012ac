import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { aReviewWeek, type ReviewWeek } from '../support/a-review-week.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('two chairs of one meeting', () => {
  let screens: Screens;
  let week: ReviewWeek;
  let page: Page;
  let drawer: Locator;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    week = await aReviewWeek(screens);
    await byFirst(screens, week, 'open', {}, 200);
    page = await screens.pageOf('lingdao', `/review/meetings/${week.meetingId}`);
    drawer = page.getByRole('dialog');
  }, 120_000);
  afterAll(() => screens?.close());

  test('give several orders to one case in one step', async () => {
    await decideOn(page, '第005号');
    await drawer.getByText('调整风险等级').click();
    await drawer.getByLabel('黄色').check();
    await drawer.getByLabel('理由').fill('两家已有推搡');
    await drawer.getByRole('button', { name: '再加一项决定' }).click();
    const second = drawer.locator('.ant-card').filter({ hasText: '第 2 项决定' });
    await second.getByLabel('办结凭证').fill('调解协议书');
    await looksRight(page, 'deciding-together');
    await drawer.getByRole('button', { name: '决定并立即执行' }).click();
    await drawer.waitFor({ state: 'detached' });
    const entry = entryOf(page, '第005号');
    await entry.getByText('凭证：调解协议书').waitFor();
    await entry.locator('.decision').filter({ hasText: '调整风险等级' }).waitFor();
  }, 60_000);

  test('are told which order a case refuses, that none was applied, and go on with what they wrote', async () => {
    await decideOn(page, '第006号');
    await drawer.getByRole('button', { name: '再加一项决定' }).click();
    const [first, second] = ['第 1 项决定', '第 2 项决定'].map((title) =>
      drawer.locator('.ant-card').filter({ hasText: title }),
    );
    await first?.getByLabel('处置措施').fill('村两委上门');
    await drawer.getByRole('button', { name: '决定并立即执行' }).click();
    const refused = drawer.getByRole('alert').filter({ hasText: '现均未执行' });
    await refused.getByText(/研判交办：.+/).waitFor();
    expect(await first?.getByLabel('处置措施').inputValue()).toBe('村两委上门');
    await second?.getByRole('button', { name: '去掉' }).click();
    await drawer.getByRole('button', { name: '决定并立即执行' }).click();
    await drawer.waitFor({ state: 'detached' });
    await entryOf(page, '第006号').getByText('村两委上门').first().waitFor();
  }, 60_000);

  test('see what the other has decided, keep what they wrote, and find what can still be decided', async () => {
    await decideOn(page, '第004号');
    await drawer.getByLabel('处置措施').fill('镇领导包案');
    const command = {
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      leadId: await screens.app.unit('柳溪村'),
      measure: '三日内上门调解',
      dueOn: '2026-12-10',
    };
    await byFirst(screens, week, 'decisions', { disputeId: week.cases[3]?.id, command }, 201);
    await drawer.getByText('三日内上门调解').waitFor();
    await drawer.getByRole('button', { name: '决定并立即执行' }).click();
    await drawer.getByRole('alert').filter({ hasText: '刚才有人先处理了此案' }).waitFor();
    await drawer.getByText('此案现在不能再作“研判交办”').waitFor();
    expect(await drawer.getByLabel('处置措施').inputValue()).toBe('镇领导包案');
    await looksRight(page, 'overtaken');
    await drawer.getByText('督办', { exact: true }).click();
    await drawer.getByLabel('督办要求').fill('镇领导包案，限期办结');
    await drawer.getByRole('button', { name: '决定并立即执行' }).click();
    await drawer.waitFor({ state: 'detached' });
    await entryOf(page, '第004号').getByText('镇领导包案，限期办结').waitFor();
  }, 60_000);

  test('do not lose what they wrote when the other closes the meeting', async () => {
    await page.getByRole('button', { name: '结束会议' }).click();
    await drawer.getByLabel('会议小结').fill('重点盯防红色案件。');
    await byFirst(screens, week, 'close', {}, 200);
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByRole('alert').filter({ hasText: '会议已经结束' }).waitFor();
    expect(await drawer.getByLabel('会议小结').inputValue()).toBe('重点盯防红色案件。');
    page.once('dialog', (question) => void question.accept());
    await drawer.getByRole('button', { name: '取消' }).click();
    await page.getByRole('heading', { name: '月山镇矛盾纠纷研判会议纪要' }).waitFor();
  }, 60_000);

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** What the first chair does in the meeting meanwhile. */
async function byFirst(
  { app }: Screens,
  { meetingId }: ReviewWeek,
  door: string,
  body: object,
  status: number,
): Promise<void> {
  const { browser } = await app.as('zhongxin');
  await browser.post(`/api/v1/review/meetings/${meetingId}/${door}`).send(body).expect(status);
}

const entryOf = (page: Page, number: string): Locator =>
  page.locator('.agenda-entry').filter({ hasText: number });

async function decideOn(page: Page, number: string): Promise<void> {
  await entryOf(page, number).getByRole('button', { name: '决定', exact: true }).click();
  await page.getByRole('dialog').getByText('研判交办').first().waitFor();
}
