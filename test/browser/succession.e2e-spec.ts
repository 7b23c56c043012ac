import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dispatch, report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the work of somebody who leaves', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
    const { app } = screens;
    const village = await app.unit('柳溪村');
    const [grid, centre, head] = [
      await app.as('wanggeyuan'),
      await app.as('zhongxin'),
      await app.as('guochangshun'),
    ];
    const leaver = await app.person('周离任', 'mediator', village);
    await app.person('陈新', 'mediator', village);
    await app.person('赵大山', 'mediator', village);
    for (let n = 0; n < 3; n += 1) {
      const made = await report(grid);
      await send(centre, made, 'ACCEPT', {});
      await dispatch(app, centre, made, { leadId: village });
      await send(head, made, 'SIGN_FOR', { mediatorIds: [leaver], noConflictOfInterest: true });
    }
  }, 120_000);
  afterAll(() => screens?.close());

  test('stands before the account is shut: the refusal leads to the hand-over', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/staff?q=周离任');
    await page.getByRole('button', { name: /周离任/ }).click();
    await page.getByRole('button', { name: '停用账号' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('名下还有 3 件未办结案件没有其他调解员').waitFor();
    await picture(page, 'succession-refusal');
    await page.getByRole('button', { name: '先移交工作' }).click();
    await page.getByText('待移交案件').waitFor();
    await page.getByText('只有此人调解').waitFor();
    await picture(page, 'succession-admin');
    await page.getByRole('button', { name: '移交工作' }).click();
    await page.getByText('案件内容对您不可见').waitFor();
    await page.getByRole('button', { name: '取消' }).click({ trial: true });
    await picture(page, 'succession-admin-order');
    await page.context().close();
  });

  test('is handed on by the head, one case to somebody else, and taken back', async () => {
    const page = await screens.pageOf('guochangshun', '/', { size: 'phone' });
    await page.getByRole('button', { name: '我的账户' }).click();
    await page.getByRole('link', { name: '工作移交' }).click();
    await page.getByLabel('移交谁的工作').click();
    await page.getByText('周离任（柳溪村）').click();
    await page.getByText('待移交案件').waitFor();
    await picture(page, 'succession-phone');
    await page.getByRole('button', { name: '移交工作' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByLabel('接收人', { exact: true }).click();
    await page.getByText('陈新（现有 0 件）').click();
    await page.getByLabel('移交理由').fill('调往县里');
    await page
      .getByLabel(/^接收人 （2026）/)
      .first()
      .click();
    await page.getByText('赵大山（现有 0 件）').last().click();
    await picture(page, 'succession-order-phone');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已移交 2 / 3 件').waitFor();
    await page.getByText('接收人与当事人同名').waitFor();
    await page.getByText('陈新 2 件').waitFor();
    await picture(page, 'succession-result-phone');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByLabel('撤销理由').fill('不走了');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('listitem').filter({ hasText: '撤销 ·' }).getByText('已移交 2 / 2 件').waitFor();
    await page.context().close();
    const wide = await screens.pageOf('guochangshun', page.url().replace(screens.address, ''));
    await wide.getByText('待移交案件').waitFor();
    await wide.getByRole('listitem').filter({ hasText: '撤销 ·' }).waitFor();
    await picture(wide, 'succession-result');
    await wide.context().close();
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
