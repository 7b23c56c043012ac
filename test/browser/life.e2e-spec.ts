import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type DisputeState, stateMeta } from '#domain';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { urgentReview } from '../support/urgent-review.ts';

inBrowser('a case, from the report to the dossier', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('is brought through all four stages by four people, each at their own screen', async () => {
    const grid = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await choose(grid, '类型', '邻里');
    await grid.getByLabel('事由').fill('两家为宅基地界石争执');
    await grid.getByLabel('姓名或名称').first().fill('申二牛');
    await grid.getByLabel('姓名或名称').nth(1).fill('郭秋生');
    await grid.getByRole('button', { name: '上报', exact: true }).click();
    await grid.waitForURL(/\/disputes\//);
    await isNow(grid, 'registered');
    const path = new URL(grid.url()).pathname;

    const centre = await screens.pageOf('zhongxin', path);
    await takeStep(centre, '受理');
    await submit(centre);
    await isNow(centre, 'accepted');

    const id = path.split('/').at(-1) ?? '';
    const village = await screens.app.unit('柳溪村');
    await urgentReview(await screens.app.as('zhongxin'), id, village, '2026-12-07');
    await isNow(centre, 'dispatched');

    const mediator = await screens.pageOf('guochangshun', path, { size: 'phone' });
    await takeStep(mediator, '签收');
    await choose(mediator, '调解员', '郭长顺');
    await mediator.getByLabel(/^已逐一问过调解员/).check();
    await submit(mediator);
    await isNow(mediator, 'assigned');
    await takeStep(mediator, '开展调解');
    await mediator.getByLabel('地点').fill('柳溪村调解室');
    await mediator.getByLabel('调解记录').fill('双方同意以老界石为准');
    await dialog(mediator).getByText('否', { exact: true }).click();
    await submit(mediator);
    await isNow(mediator, 'underway');
    await takeStep(mediator, '达成协议');
    await mediator.getByLabel('口头协议', { exact: true }).check();
    await mediator.getByLabel('协议内容').fill('以老界石为准，郭秋生赔礼道歉');
    await choose(mediator, '方式', '赔礼道歉');
    await mediator.getByLabel('内容', { exact: true }).fill('当面赔礼');
    await dialog(mediator).getByLabel('期限', { exact: true }).fill('2026-11-23');
    const signatures = dialog(mediator).getByRole('group', { name: '当事人签名' });
    await signatures.getByLabel('申二牛', { exact: true }).check();
    await signatures.getByLabel('郭秋生', { exact: true }).check();
    await submit(mediator);
    await isNow(mediator, 'agreed');
    await takeStep(mediator, '记录履行');
    await choose(mediator, '履行的是哪一项', '1.');
    await mediator.getByLabel('凭证').fill('双方在场');
    await submit(mediator);
    await isNow(mediator, 'followUp');
    await takeStep(mediator, '回访');
    await dialog(mediator).getByText('是', { exact: true }).first().click();
    await mediator.getByLabel('满意', { exact: true }).check();
    await dialog(mediator).getByText('否', { exact: true }).last().click();
    await submit(mediator);
    await isNow(mediator, 'concluded');

    const office = await screens.pageOf('sifasuo', path);
    await takeStep(office, '归档');
    for (const paper of ['权利义务告知书', '当事人身份证明'])
      await office.getByLabel(`${paper} · 原件在卷，已核对`).check();
    await office.getByLabel('10年').check();
    await submit(office);
    await office.getByText('韩立新').first().waitFor();
    // Whoever reported it reads how it ended.
    await isNow(grid, 'concluded');
    expect(screens.faults).toEqual([]);
  }, 180_000);
});

const dialog = (page: Page) => page.getByRole('dialog');
const isNow = (page: Page, state: DisputeState) =>
  page.locator('strong').filter({ hasText: stateMeta[state].zh }).first().waitFor();
const takeStep = (page: Page, event: string) =>
  page.getByRole('button', { name: `下一步：${event}` }).click();

async function submit(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '提交' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
  await page.keyboard.press('Escape');
}
