import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aReviewWeek, type ReviewWeek } from '../support/a-review-week.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** Every page of the review, by what must be read there. `{meeting}` is the open one. */
const pages = [
  ['/review', '下周预判'],
  ['/review/meetings', '进行中'],
  ['/review/meetings/{meeting}', '数据截至开会时'],
  ['/review/meetings/{meeting}/screen', '本次决定'],
  ['/review/decisions', '未办结'],
  ['/review/villages', '柳溪村'],
  ['/slips', '待签收'],
] as const;

inBrowser('a review', () => {
  let screens: Screens;
  let week: ReviewWeek;
  let wall: Page;
  const opened = (path: string) => path.replace('{meeting}', week.meetingId);
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    week = await aReviewWeek(screens);
    await byAnother(screens, week, 'open', {}, 200);
  }, 120_000);
  afterAll(() => screens?.close());

  test('says on the wall that its line is down, keeps what is written, and comes back by itself', async () => {
    wall = await screens.pageOf('zhongxin', opened('/review/meetings/{meeting}/screen'), {
      size: 'projector',
    });
    await wall.getByRole('heading', { level: 1, name: /月人调字/ }).waitFor();
    await wall.waitForLoadState('networkidle');
    await turnTo(wall, '第004号');
    await wall.getByRole('button', { name: '1 研判交办' }).waitFor();
    await wall.keyboard.press('1');
    await wall.getByLabel('处置措施').fill('村两委上门');
    await wall.context().setOffline(true);
    await wall.getByText('连接已断开，正在自动重连').waitFor();
    await wall.keyboard.press('Control+Enter');
    await wall.getByText('网络不通，内容已保留').waitFor();
    expect(await wall.getByLabel('处置措施').inputValue()).toBe('村两委上门');
    const command = { type: 'NOTE', kind: 'other', text: '已电话联系' };
    await byAnother(screens, week, 'decisions', { disputeId: week.cases[4]?.id, command }, 201);
    await wall.context().setOffline(false);
    await wall.getByText('连接已断开').waitFor({ state: 'detached' });
    await wall.getByText('已决定 1').waitFor();
    await wall.keyboard.press('Control+Enter');
    await wall.getByText('已执行：研判交办').waitFor();
  }, 60_000);

  test('lets the clock of a case turn amber, and begins anew with the next', async () => {
    const clock = wall.getByRole('timer');
    expect(await clock.getAttribute('class')).not.toContain('long');
    await wall.clock.runFor(181_000);
    await wall.locator('.room-clock.long').waitFor();
    await looksRight(wall, 'long-talk');
    await wall.keyboard.press('ArrowRight');
    await wall.locator('.room-clock:not(.long)').waitFor();
    await wall.keyboard.press('ArrowLeft');
    await wall.locator('.room-clock.long').waitFor();
    await wall.context().close();
  }, 60_000);

  test('is read in the largest type on every page', async () => {
    const page = await screens.pageOf('zhongxin', '/review');
    await page.evaluate("localStorage.setItem('fengqiao.type-size', 'elder')");
    for (const [path, words] of pages) {
      await page.goto(opened(path));
      await page.locator('h1').first().waitFor();
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await looksRight(page, `elder${path.replace('/{meeting}', '').replaceAll('/', '-')}`);
    }
    await page.context().close();
  }, 120_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** What the other chair does in the meeting meanwhile. */
async function byAnother(
  { app }: Screens,
  { meetingId }: ReviewWeek,
  door: string,
  body: object,
  status: number,
): Promise<void> {
  const { browser } = await app.as('lingdao');
  await browser.post(`/api/v1/review/meetings/${meetingId}/${door}`).send(body).expect(status);
}

/** Turns pages until a case is shown. */
async function turnTo(wall: Page, number: string): Promise<void> {
  await wall.keyboard.press('Home');
  const heading = wall.getByRole('heading', { level: 1 });
  for (let n = 0; n < 12 && !(await heading.innerText()).includes(number); n += 1)
    await wall.keyboard.press('ArrowRight');
  await wall.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
}
