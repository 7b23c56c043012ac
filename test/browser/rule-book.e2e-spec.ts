import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const notice2027 = `国办发明电〔2026〕9号 国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。`;

inBrowser('the rule book', () => {
  let screens: Screens;
  let medical: string;
  beforeAll(async () => {
    screens = await theScreens();
    const [grid, centre] = [await screens.app.as('wanggeyuan'), await screens.app.as('zhongxin')];
    const made = await report(grid, { typeCode: 'MED' });
    await send(centre, made, 'ACCEPT', {});
    medical = `/disputes/${made.id}`;
  }, 120_000);
  afterAll(() => screens?.close());

  test('is changed by the administrator: first what it would do, then the edition, then the way back', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/rules');
    await page.getByText('《医疗纠纷预防和处理条例》第三十八条').waitFor();
    await page.getByRole('button', { name: '修改期限规则：研判', exact: true }).click();
    await page.getByLabel('期限', { exact: true }).fill('0');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('期限至少为1').first().waitFor();
    await page.getByLabel('期限', { exact: true }).fill('10');
    await page.getByRole('button', { name: '保存' }).click();

    await page.getByRole('button', { name: '预览影响' }).click();
    await page.getByText('影响 1 件在办案件的 1 个期限：提前 0 个，延后 1 个').waitFor();
    await picture(page, 'rules');
    await page.getByLabel('修改理由').fill('例会改为十日一次');
    await page.getByLabel('一并调整到新规则').click();
    await page.getByRole('button', { name: '启用新版本' }).click();
    const run = page.getByRole('listitem').filter({ hasText: '改用规则版本 local-' });
    await run.getByText('已重算 1 / 1 件，其中 1 件有变动').waitFor();

    await run.getByRole('button', { name: '撤销' }).click();
    await page.getByLabel('撤销理由').fill('例会仍为每周一次');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('listitem').filter({ hasText: '撤销 ·' }).getByText('已重算 1 / 1 件').waitFor();
    await page.context().close();
  });

  test('takes a year of the calendar from the pasted notice', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/calendar?year=2027');
    await page.getByText('2027年的放假安排尚未公布').waitFor();
    await page.getByRole('button', { name: '录入 2027 年' }).click();
    await page.getByLabel('粘贴放假通知的正文或表格').fill(notice2027);
    await page.getByRole('button', { name: '识别' }).click();
    await page.getByText('识别出 3 段放假或调休').waitFor();
    await picture(page, 'calendar-drawer');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('影响 1 件在办案件的 1 个期限').waitFor();
    await page.getByRole('button', { name: '录入并重算期限' }).click();
    await page.getByText('2027 年，国办发明电〔2026〕9号').waitFor();
    await page.getByText('2027年的放假安排尚未公布').waitFor({ state: 'detached' });
    await picture(page, 'calendar');
    await page.context().close();
  });

  test('is read by whoever works on cases, and changed by nobody there', async () => {
    const page = await screens.pageOf('guochangshun', '/administration/rules', { size: 'phone' });
    await page.getByText('例会', { exact: false }).first().waitFor();
    expect(await page.getByRole('button', { name: /修改/ }).count()).toBe(0);
    await picture(page, 'rules-phone');
    const history = await (await screens.pageOf('zhongxin', medical)).getByText('重算期限').first();
    await history.waitFor();
    await page.context().close();
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** With SCREENSHOTS set, what a page looks like. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
