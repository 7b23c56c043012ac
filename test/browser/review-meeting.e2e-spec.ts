import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aReviewWeek } from '../support/a-review-week.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { a4, lostOn, printed } from '../support/paper.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('a meeting of the review', () => {
  let screens: Screens;
  let page: Page;
  let meeting: string;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    meeting = `/review/meetings/${(await aReviewWeek(screens)).meetingId}`;
  }, 120_000);
  afterAll(() => screens?.close());

  test('is prepared: matters and cases are added, and taken off', async () => {
    page = await screens.pageOf('zhongxin', meeting);
    await page.getByRole('heading', { level: 1, name: /每周研判会/ }).waitFor();
    await page.getByText('以下议程按现在的情况生成').waitFor();
    await page
      .getByText(/上次议定（11月16日 〔2026〕第1号）/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '增加议题' }).click();
    await page.getByLabel('议题', { exact: true }).fill('冬季取暖纠纷预防');
    await page.getByLabel('理由').fill('取暖季将至');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('冬季取暖纠纷预防（崔玉兰）').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await looksRight(page, 'planned');
    await page.getByRole('button', { name: '增加案件' }).click();
    await page.getByLabel('案件', { exact: true }).fill('001');
    await page.getByTitle(/第001号/).click();
    await page.getByLabel('理由').fill('邻居反映又起争执');
    await choicesGone(page);
    await looksRight(page, 'adding-a-case');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('邻居反映又起争执').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const added = page.locator('.agenda-entry').filter({ hasText: '邻居反映又起争执' });
    await added.getByRole('button', { name: '撤下' }).click();
    await page.getByLabel('理由').fill('下次再议');
    await page.getByRole('button', { name: '保存' }).click();
    await added.waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 60_000);

  test('is opened with who came, and who did not', async () => {
    await page.getByRole('button', { name: '开会' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('缺席人员').fill('董文斌');
    await page.getByTitle(/^董文斌/).click();
    await page.getByLabel('董文斌缺席原因').fill('在县里开会');
    await choicesGone(page);
    await looksRight(page, 'opening');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('数据截至开会时').waitFor();
    await page.getByText('上次研判会以来（11月16日 09:00）').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await looksRight(page, 'open');
  }, 60_000);

  test('decides on one case, on several, and takes a batch back', async () => {
    const fresh = page.locator('#new');
    await fresh.getByRole('button', { name: '决定', exact: true }).first().click();
    await page.getByRole('dialog').getByText('研判交办').waitFor();
    await looksRight(page, 'deciding');
    await page.getByLabel('办结凭证').fill('调解协议书');
    await page.getByRole('button', { name: '决定并立即执行' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await fresh.getByText(/柳溪村；.*上门调解，按期反馈；凭证：调解协议书/).waitFor();

    await fresh.getByRole('checkbox').nth(2).check();
    await fresh.getByRole('checkbox').nth(3).check();
    await page.getByText('已选 2 件').waitFor();
    await page.getByRole('button', { name: '一并决定' }).click();
    await looksRight(page, 'deciding-on-many');
    await page.getByRole('button', { name: '决定并立即执行' }).click();
    await page.getByText('已执行 2 件').waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销整批（2 件）' }).first().click();
    await looksRight(page, 'taking-a-batch-back');
    await page.getByRole('button', { name: '全部撤销' }).click();
    await page.getByText('已恢复 2 件').waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await fresh.getByText('已撤销').count()).toBe(2);
  }, 60_000);

  test('is closed into minutes and slips that are told what became of them', async () => {
    await page.getByRole('button', { name: '结束会议' }).click();
    await page.getByLabel('会议小结').fill('本周纠纷以邻里为主，重点盯防红色案件。');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '月山镇矛盾纠纷研判会议纪要' }).waitFor();
    await page.getByText(/董文斌.*在县里开会/).waitFor();
    await looksRight(page, 'minutes');
    expect(await lostOn(page, 'upright')).toEqual([]);
    const [sheet] = await printed(page, 'minutes');
    expect(sheet).toEqual({ width: a4.upright.width, height: a4.upright.height });
    await page.getByText('交办单：柳溪村').click();
    await page.getByText('办结凭证').waitFor();
    await looksRight(page, 'slip');
    expect(await lostOn(page, 'upright')).toEqual([]);
    await page.getByText('办理结果').click();
    await page.getByText('未办结').first().waitFor();
    await looksRight(page, 'outcome');
    await page.goto('/review/decisions?state=overdue');
    await page.getByText('逾期未办结').nth(1).waitFor();
    await page
      .getByText(/此后办理：|此后没有办理记录/)
      .first()
      .waitFor();
    await looksRight(page, 'decisions');
    await page.goBack();
    await page.getByText(/^结转 \d+ 件$/).click();
    await looksRight(page, 'carried');
  }, 60_000);

  test('is opened again, and closed on another day with the words that it had', async () => {
    screens.app.clock.set('2026-11-24T02:00:00.000Z');
    await page.context().clock.setFixedTime(screens.app.clock.now().getTime());
    await page.goto(meeting);
    await page.getByRole('button', { name: '重新开会' }).click();
    await page.getByLabel('理由').fill('漏记一项决定');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '结束会议' }).click();
    const conclusions = page.getByLabel('会议小结');
    expect(await conclusions.inputValue()).toBe('本周纠纷以邻里为主，重点盯防红色案件。');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    const paper = page.getByRole('article');
    await paper.getByText('本周纠纷以邻里为主').waitFor();
    await paper.getByText(/11月23日 09:\d\d 至 11月24日 10:00/).waitFor();
  }, 60_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** A list of choices that is still going lies where it was opened, on a narrower screen outside of it. */
const choicesGone = (page: Page) =>
  page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
