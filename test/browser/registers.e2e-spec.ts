import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** With SCREENSHOTS set to a folder, what each step showed. */
const folder = process.env.SCREENSHOTS;

inBrowser('what yearly figures are made of', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
  }, 120_000);
  afterAll(() => screens?.close());

  const keep = async (page: Page, name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/registers-${name}.png`, fullPage: true });
  };
  const isWithin = async (page: Page) =>
    await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth');

  test('publicity work is entered by telephone, summed and corrected', async () => {
    const page = await screens.pageOf('sifasuo', '/statistics/publicity', { size: 'phone' });
    await page.getByText('这一期间没有记录').waitFor();
    await page.getByRole('button', { name: /登\s?记/ }).click();
    await page.getByLabel('地点').last().click();
    await page.getByTitle('柳溪村').last().click();
    await page.getByLabel('形式').last().click();
    await page.getByTitle('法治讲座').last().click();
    await page.locator('#title').fill('宪法宣传进村');
    await page.getByLabel('参加人次').fill('60');
    await keep(page, 'publicity-form-phone');
    await page.getByRole('button', { name: /保\s?存/ }).click();
    await page.getByText('柳溪村 · 参加人次 60').waitFor();
    await page.getByRole('button', { name: '更正“宪法宣传进村”' }).click();
    await page.getByLabel('参加人次').fill('45');
    await page.getByLabel('理由').fill('人数有误');
    await page.getByRole('button', { name: /保\s?存/ }).click();
    await page.getByText('柳溪村 · 参加人次 45').waitFor();
    expect(await isWithin(page)).toBe(true);
    await keep(page, 'publicity-phone');
    await page.context().close();
  });

  test('a prevention is recorded with a witness on a telephone, and taken back', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const path = `/disputes/${made.id}?do=RECORD_PREVENTION`;
    const page = await screens.pageOf('zhongxin', path, { size: 'phone' });
    await page.getByRole('radio', { name: '防止民间纠纷引起自杀' }).check();
    await page.getByLabel('涉及人数').fill('2');
    await page.getByLabel('经过').fill('携农药到对方门前，被劝回');
    await page.getByRole('button', { name: /提\s?交/ }).click();
    await page.getByText(/须至少有一项证据/).waitFor();
    await page.getByLabel(/见证人/).fill('村医');
    await keep(page, 'prevention-form-phone');
    await page.getByRole('button', { name: /提\s?交/ }).click();
    await page.getByRole('button', { name: /撤\s?销/ }).waitFor();
    expect(await isWithin(page)).toBe(true);
    await keep(page, 'prevention-phone');
    await page.getByRole('button', { name: /撤\s?销/ }).click();
    await page.getByLabel('理由').fill('与事实不符');
    await page.getByRole('button', { name: /提\s?交/ }).click();
    await page.getByText(/已撤销（.*）：与事实不符/).waitFor();
    await page.context().close();
  });

  test('an administrator maps a local type otherwise after a look at the cases', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/codes?list=localTypes');
    await page.getByRole('button', { name: '修改“旅游”' }).click();
    await page.getByText('尚无案件使用此类型').waitFor();
    await page.getByLabel('归入').click();
    await page.getByTitle('消费', { exact: true }).click();
    await page.getByLabel('理由').fill('县里通知');
    await keep(page, 'local-type-form');
    await page.getByRole('button', { name: /保\s?存/ }).click();
    await page.getByText(/冀明：县里通知/).waitFor();
    await keep(page, 'local-types');
    await page.context().close();
  });
});
