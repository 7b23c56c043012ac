import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { query } from '#platform';
import { aReviewWeek } from '../support/a-review-week.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('a county that looks into several townships', () => {
  let screens: Screens;
  let page: Page;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    await anotherTownship(screens);
    await aReviewWeek(screens);
    page = await screens.pageOf('xianzhongxin', '/review');
  }, 120_000);
  afterAll(() => screens?.close());

  test('narrows the dashboard to one of them', async () => {
    const open = page.locator('.figures > div').filter({ hasText: '未了结' }).first().locator('dd');
    await open.getByText('10', { exact: true }).waitFor();
    await choose(page, '辖区或单位', '磨头镇');
    await open.getByText('0', { exact: true }).waitFor();
    await looksRight(page, 'county-dashboard');
    await choose(page, '辖区或单位', '月山镇');
    await open.getByText('10', { exact: true }).waitFor();
  }, 60_000);

  test('finds the meetings of each, sets when it meets, and calls one', async () => {
    await page.getByRole('link', { name: '研判会', exact: true }).click();
    await page.getByText('按各乡镇的例会安排自动安排').waitFor();
    await page.getByText(/^月山镇 · 11月16日 09:00 至/).waitFor();
    await choose(page, '乡镇', '磨头镇');
    await page.getByText('还没有研判会').waitFor();
    await page.getByText('每周一 09:00 自动安排').waitFor();
    await looksRight(page, 'county-meetings');
    await page.getByRole('button', { name: '例会安排' }).click();
    await page.getByRole('menuitem', { name: '磨头镇' }).click();
    await page.getByRole('dialog').getByText('例会安排：磨头镇').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '安排研判会' }).click();
    await page.getByRole('dialog').getByText('磨头镇').waitFor();
    await page.getByLabel('召开理由').fill('县里督办');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { level: 1, name: /紧急研判会/ }).waitFor();
    await page.getByText(/^磨头镇 · 计划/).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: /紧急研判会/ }).waitFor();
    await choose(page, '乡镇', '月山镇');
    await page.getByRole('link', { name: /每周研判会 11月16日/ }).click();
    await page.getByRole('heading', { name: '月山镇矛盾纠纷研判会议纪要' }).waitFor();
  }, 60_000);

  test('reads the decisions of each', async () => {
    await page.goto('/review/decisions');
    await page
      .getByRole('link', { name: /11月16日研判会/ })
      .first()
      .waitFor();
    await choose(page, '乡镇', '磨头镇');
    await page.getByText('没有这样的议定事项').waitFor();
    await looksRight(page, 'county-decisions');
    await choose(page, '乡镇', '月山镇');
    await choose(page, '责任单位', '柳溪村');
    await page
      .getByRole('link', { name: /11月16日研判会/ })
      .first()
      .waitFor();
    await page.getByText('逾期未办结', { exact: true }).first().click();
    await page
      .getByRole('link', { name: /11月16日研判会/ })
      .first()
      .waitFor();
    expect([...new URL(page.url()).searchParams.keys()].toSorted()).toEqual(['state', 'township', 'unit']);
  }, 60_000);

  test('sees the weekly reports of the villages of each', async () => {
    await page.getByRole('link', { name: '各村排查' }).click();
    await page.locator('.ant-card').filter({ hasText: '磨头镇' }).getByText('前乔村').waitFor();
    await page.locator('.ant-card').filter({ hasText: '月山镇' }).getByText('柳溪村').waitFor();
    await looksRight(page, 'county-villages');
  }, 60_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** A second township of the county, with a centre and a village. */
async function anotherTownship({ app }: Screens): Promise<void> {
  await query(app.dataSource, {
    text: `
      with t as (insert into organisation (parent_id, kind, name, code)
        select id, 'township', '磨头镇', '410822101' from organisation where kind = 'county' returning id)
      insert into organisation (parent_id, kind, name, code)
      select id, kind, name, code from t,
        (values ('centre', '磨头镇综治中心', null), ('village', '前乔村', '410822101201')) as u (kind, name, code)`,
  });
}

/** Chooses one of a list. */
async function choose(page: Page, list: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: list });
  await field.click();
  await field.fill(name);
  await page.locator('.ant-select-dropdown:visible').getByTitle(name, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
}
