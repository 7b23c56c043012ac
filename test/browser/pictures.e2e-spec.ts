import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { enterRegister } from '../support/enter-register.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** `PICTURES=docs/images npm test -- test/browser/pictures` makes the pictures of the README anew. */
const folder = process.env.PICTURES;

inBrowser('the pictures of the README', () => {
  let screens: Screens;
  let casePath: string;
  beforeAll(async () => {
    screens = await theScreens();
    await (await enterRegister(screens)).context().close();
    casePath = await aCaseUnderway(screens);
  }, 180_000);
  afterAll(() => screens?.close());

  /** A page full of cases of every state and risk: the checker of access sees each colour here. */
  const keep = async (page: Page, name: string) => {
    await page.waitForLoadState('networkidle');
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    if (folder) {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/${name}.png` });
    }
    await page.context().close();
  };

  test('show the day of a centre', async () => {
    const page = await screens.pageOf('zhongxin');
    await page.getByRole('heading', { level: 1, name: /崔玉兰/ }).waitFor();
    await page.getByRole('link', { name: /、/ }).first().waitFor();
    await keep(page, 'my-day');
  });

  test('show the list of a township', async () => {
    const page = await screens.pageOf('zhongxin', '/disputes');
    await page.getByRole('row').nth(20).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(20);
    await keep(page, 'cases');
  });

  test('show a case at a desk', async () => {
    const page = await screens.pageOf('guochangshun', casePath);
    await page.getByRole('button', { name: /下一步/ }).waitFor();
    await keep(page, 'case');
  });

  test('show a report on a telephone', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await page.getByLabel('事由').fill('两家因宅基地滴水起争执，昨晚吵了一架，暂未动手');
    await page.getByLabel('姓名或名称').first().fill('申二牛');
    await page.getByText('草稿已保存在本机').waitFor();
    // Written as in a register, said back in full.
    await page.getByLabel(/涉案金额/).fill('3.5万');
    await page.getByText('即 35,000元').waitFor();
    await page.getByLabel('事由').focus();
    await keep(page, 'report-on-a-telephone');
  });
});
