import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { until } from '../support/until.ts';

const partOf = (page: Page, title: string | RegExp): Locator =>
  page
    .locator('.part')
    .filter({ has: page.locator('.ant-card-head-title').getByText(title, { exact: true }) });
const isOnScreen = async (part: Locator): Promise<boolean> => {
  const y = (await part.boundingBox())?.y ?? -1;
  return y >= 0 && y < (part.page().viewportSize()?.height ?? 0);
};

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

  test('lists its parts, and leads to each of them', async () => {
    const page = await screens.pageOf('zhongxin', path);
    const list = page.getByRole('navigation', { name: '本页目录' });
    await list.getByRole('button', { name: '流程图' }).waitFor();
    const named = await list.getByRole('listitem').allInnerTexts();
    const titles = await page.locator('.part .ant-card-head-title').allInnerTexts();
    expect(named).toEqual(titles);
    await list.getByRole('button', { name: '流程图' }).click();
    const drawn = partOf(page, '流程图');
    await until('it stands on the screen', () => isOnScreen(drawn));
    await drawn.and(page.locator(':focus')).waitFor();
    await looksRight(page, 'case-outline');
  }, 120_000);

  test('folds the list of its parts on a telephone', async () => {
    const page = await screens.pageOf('zhongxin', path, { size: 'phone' });
    const list = page.getByRole('navigation', { name: '本页目录' });
    await list.getByRole('button', { name: /本页目录（\d+ 项）/ }).click();
    await list.getByRole('button', { name: /^当事人（\d+）$/ }).click();
    await until('it stands on the screen', () => isOnScreen(partOf(page, /^当事人（\d+）$/)));
    await list.getByRole('button', { name: '收起目录' }).click();
    expect(await list.getByRole('listitem').count()).toBe(0);
  }, 60_000);

  test('is written in English with the signs of English', async () => {
    const page = await screens.pageOf('zhongxin', path);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('held by 月山镇综治中心 · Thu, 26 Nov, 3 working days left').waitFor();
    await page.getByRole('button', { name: 'Next step: Accept' }).waitFor();
    await page.getByRole('button', { name: 'Details' }).first().click();
    expect(await page.locator('main').innerText()).not.toMatch(/[（）、，；：]/u);
  });
});
