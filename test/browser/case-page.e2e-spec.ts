import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the page of a case', () => {
  let screens: Screens;
  let path: string;
  beforeAll(async () => {
    screens = await theScreens();
    path = `/disputes/${(await report(await screens.app.as('guochangshun'))).id}`;
  }, 120_000);
  afterAll(() => screens?.close());

  test('says who holds it and until when, in days on which somebody works', async () => {
    const page = await screens.pageOf('zhongxin', path);
    await page.getByText('月山镇综治中心承办 · 11月26日（周四），还有3个工作日').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/第.+次调解/);
  });

  test('says for whom it has waited, in a bar and a table that tell the same', async () => {
    const page = await screens.pageOf('zhongxin', path);
    await page.getByRole('img', { name: /^等待时间构成：月山镇综治中心 \d+%$/ }).waitFor();
    const row = page.getByRole('row', { name: '月山镇综治中心 正在等待' });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringMatching(/天|小时|分钟/),
      expect.stringMatching(/^\d+%$/),
    ]);
  });

  test('is written in English with the signs of English', async () => {
    const page = await screens.pageOf('zhongxin', path);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('held by 月山镇综治中心 · Thu, 26 Nov, 3 working days left').waitFor();
    await page.getByRole('button', { name: 'Next step: Accept' }).waitFor();
    await page.getByRole('button', { name: 'Details' }).first().click();
    expect(await page.locator('main').innerText()).not.toMatch(/[（）、，；：]/u);
  });
});
