import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { query } from '#platform';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { until } from '../support/until.ts';

inBrowser('a report on a telephone', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  const reports = async (summary: string): Promise<number> => {
    const [row] = await query<{ count: number }>(screens.app.dataSource, {
      text: 'select count(*)::int as count from dispute where summary = $1',
      values: [summary],
    });
    return row?.count ?? 0;
  };
  const write = async (page: Page, summary: string) => {
    await page.getByLabel('类型').click();
    await page.getByTitle('邻里').click();
    await page.getByLabel('事由').fill(summary);
    await page.getByLabel('姓名或名称').first().fill('毋大勇');
    await page.getByLabel('电话').first().fill('13800000911');
  };
  const handIn = (page: Page) => page.getByRole('button', { name: '上报', exact: true }).click();

  test('is written, sent and opens as a case', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '两家为院墙滴水争执');
    await handIn(page);
    await page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    await page.getByText('两家为院墙滴水争执').waitFor();
    expect(await reports('两家为院墙滴水争执')).toBe(1);
  });

  test('is not lost when the page is closed before it was sent', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '为麦场占用吵架');
    await page.getByText('草稿已保存在本机').waitFor();
    await page.reload();
    await page.getByText('草稿已保存在本机').waitFor();
    expect(await page.getByLabel('事由').inputValue()).toBe('为麦场占用吵架');
  });

  test('begun without a network waits on the telephone, unreadable, and is sent once', async () => {
    const summary = '为机井用电费用争执';
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await page.getByLabel('事由').waitFor();
    await page.context().setOffline(true);
    await write(page, summary);
    await handIn(page);
    await page.getByText('已存在本机，联网后自动上报').waitFor();
    await page.getByText('本机待上报 1 件').waitFor();
    expect(await reports(summary)).toBe(0);
    expect(await keptOn(page)).not.toContain(summary);
    await page.context().setOffline(false);
    await until('the report has come', async () => (await reports(summary)) === 1);
    await page.getByText('本机待上报 1 件').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('事由').waitFor();
    expect(await reports(summary)).toBe(1);
  });

  test('says at each field what is missing, and sends nothing', async () => {
    const page = await screens.pageOf('guochangshun', '/report', { size: 'phone' });
    await handIn(page);
    await page.locator('.ant-form-item-has-error').first().waitFor();
    expect(await page.locator('.ant-form-item-explain-error').allInnerTexts()).not.toContain('');
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** Everything that the page has kept on the device, as far as it can be read without its key. */
const keptOn = (page: Page): Promise<string> =>
  page.evaluate(`(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('fengqiao');
      request.onsuccess = () => resolve(request.result);
    });
    const rows = await new Promise((resolve) => {
      const request = database.transaction('sealed').objectStore('sealed').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    return rows.map(({ bytes }) => new TextDecoder().decode(bytes)).join() + JSON.stringify({ ...localStorage });
  })()`);
