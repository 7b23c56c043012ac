import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { aReviewWeek, type ReviewWeek } from '../support/a-review-week.ts';
import { inBrowser } from '../support/chromium.ts';
import { downloaded } from '../support/downloaded.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the papers of a review', () => {
  let screens: Screens;
  let week: ReviewWeek;
  let centre: Page;
  let unit: Page;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    week = await aReviewWeek(screens);
    await decideFor(screens, week, ['柳溪村', '石桥岭村', '柳溪村']);
  }, 120_000);
  afterAll(() => screens?.close());

  test('are made when it is closed: minutes, analysis, and a slip for each unit', async () => {
    centre = await screens.pageOf('zhongxin', `/review/meetings/${week.meetingId}`);
    await centre.getByRole('button', { name: '结束会议' }).click();
    await centre.getByLabel('会议小结').fill('重点盯防红色案件。');
    await centre.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await centre.getByRole('heading', { name: '月山镇矛盾纠纷研判会议纪要' }).waitFor();
    await centre.getByRole('dialog').waitFor({ state: 'detached' });
    const receipts = cardOf(centre, '交办单签收情况');
    expect(await linesOf(receipts, 2)).toEqual([
      expect.stringMatching(/柳溪村 〔2026〕第2号—1.*2 项.*待签收/s),
      expect.stringMatching(/石桥岭村 〔2026〕第2号—2.*1 项.*待签收/s),
    ]);
    const papers = cardOf(centre, '会议文件下载');
    expect(await downloaded(papers.getByRole('link', { name: '会议纪要' }))).toBe(
      '月山镇矛盾纠纷研判会议纪要〔2026〕第2号.docx',
    );
    expect(await downloaded(papers.getByRole('link', { name: '研判报告' }))).toMatch(/研判报告.*\.docx$/);
    await looksRight(centre, 'papers');
    await centre.getByText('交办单：柳溪村').click();
    await centre.getByText('〔2026〕第2号—1', { exact: true }).waitFor();
    await looksRight(centre, 'slip-paper');
  }, 60_000);

  test('reach the unit on its day, which opens its slip, keeps it as a file, and signs', async () => {
    unit = await screens.pageOf('guochangshun');
    const waiting = cardOf(unit, '待签收交办单（2）');
    await waiting.getByRole('link', { name: '柳溪村 〔2026〕第2号—1' }).waitFor();
    await looksRight(unit, 'slips-on-my-day');
    await waiting.getByRole('link', { name: '全部' }).click();
    await unit.getByRole('heading', { level: 1, name: '交办单' }).waitFor();
    await unit.getByRole('link', { name: '柳溪村 〔2026〕第1号—1' }).waitFor();
    await looksRight(unit, 'slips');
    await unit.getByRole('link', { name: '柳溪村 〔2026〕第2号—1' }).click();
    await unit.getByRole('heading', { level: 1, name: '交办单 〔2026〕第2号—1' }).waitFor();
    await unit.getByText('凭证：调解协议书').first().waitFor();
    await looksRight(unit, 'slip-to-sign');
    expect(await downloaded(unit.getByRole('link', { name: '下载交办单' }))).toBe(
      '月山镇矛盾纠纷交办单〔2026〕第2号—1（柳溪村）.docx',
    );
    await unit.getByRole('button', { name: '签收' }).click();
    await unit.getByText('郭长顺 11月23日 09:00 签收').waitFor();
    await unit.getByRole('button', { name: '签收' }).waitFor({ state: 'detached' });
    await looksRight(unit, 'slip-signed');
  }, 60_000);

  test('tell the centre who has signed, and nobody signs for another unit', async () => {
    await centre.reload();
    const receipts = cardOf(centre, '交办单签收情况');
    await receipts.getByText('郭长顺 11月23日 09:00 签收').waitFor();
    expect(await receipts.getByText('待签收').count()).toBe(1);
    await receipts.getByRole('link', { name: '石桥岭村 〔2026〕第2号—2' }).click();
    await centre.getByRole('heading', { level: 1, name: '交办单 〔2026〕第2号—2' }).waitFor();
    expect(await centre.getByRole('button', { name: '签收' }).count()).toBe(0);
    await centre.getByRole('link', { name: '返回交办单' }).click();
    await centre.getByText('已签收').click();
    await centre.getByText('郭长顺 11月23日 09:00 签收').waitFor();
    await looksRight(centre, 'slips-signed');
  });

  test('of a meeting opened again are those of the edition that is looked at, and say so', async () => {
    await centre.goto(`/review/meetings/${week.meetingId}`);
    await centre.getByRole('button', { name: '重新开会' }).click();
    await centre.getByLabel('理由').fill('漏记一件');
    await centre.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await centre.getByRole('button', { name: '结束会议' }).click();
    await centre.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await centre.getByText('〔2026〕第2号（第2版）', { exact: true }).waitFor();
    await centre.getByRole('dialog').waitFor({ state: 'detached' });
    const inForce = cardOf(centre, '会议文件下载（现行版）');
    expect(await downloaded(inForce.getByRole('link', { name: '会议纪要（现行版）' }))).toBe(
      '月山镇矛盾纠纷研判会议纪要〔2026〕第2号（第2版）.docx',
    );
    expect(await linesOf(cardOf(centre, '交办单签收情况（现行版）'), 2)).toEqual([
      expect.stringMatching(/—1（第2版）.*待签收/s),
      expect.stringMatching(/—2（第2版）.*待签收/s),
    ]);
    await looksRight(centre, 'edition-in-force');
    await centre.getByText(/^第1版/).click();
    const former = cardOf(centre, '会议文件下载（第1版）');
    expect(await downloaded(former.getByRole('link', { name: '会议纪要（第1版）' }))).toBe(
      '月山镇矛盾纠纷研判会议纪要〔2026〕第2号.docx',
    );
    expect(await downloaded(former.getByRole('link', { name: '研判报告（第1版）' }))).toMatch(/第2号\.docx$/);
    expect(await linesOf(cardOf(centre, '交办单签收情况（第1版）'), 2)).toEqual([
      expect.stringMatching(/第2号—1\n.*郭长顺.*签收/s),
      expect.stringMatching(/第2号—2\n.*已由新一版取代/s),
    ]);
    await looksRight(centre, 'edition-before');
  }, 60_000);

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** Opens the meeting of the week and gives one case after the other to the units that are named. */
async function decideFor({ app }: Screens, week: ReviewWeek, units: readonly string[]): Promise<void> {
  const { browser } = await app.as('zhongxin');
  const meeting = `/api/v1/review/meetings/${week.meetingId}`;
  await browser.post(`${meeting}/open`).send({}).expect(200);
  for (const [n, unit] of units.entries()) {
    const command = {
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      leadId: await app.unit(unit),
      measure: '上门调解，按期反馈',
      dueOn: '2026-12-10',
    };
    const task = { proof: '调解协议书' };
    const decision = { disputeId: week.cases[3 + n]?.id, command, task };
    await browser.post(`${meeting}/decisions`).send(decision).expect(201);
  }
}

const cardOf = (page: Page, title: string): Locator =>
  page.locator('.ant-card').filter({ has: page.locator('.ant-card-head').getByText(title, { exact: true }) });

/** What stands in each line of a card; a line that is still to come has no words. @param count  how many there will be */
async function linesOf(card: Locator, count: number): Promise<readonly string[]> {
  const lines = card.getByRole('listitem').filter({ hasText: /\S/ });
  await lines.nth(count - 1).waitFor();
  return await lines.allInnerTexts();
}
