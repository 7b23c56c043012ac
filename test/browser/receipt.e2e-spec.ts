import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { downloaded } from '../support/downloaded.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** With SCREENSHOTS set to a folder, what each step showed, at a desk and on a telephone. */
const folder = process.env.SCREENSHOTS;

inBrowser('a receipt', () => {
  let screens: Screens;
  let casePath: string;
  let code: string;
  beforeAll(async () => {
    const outgoing = {
      mayReachThisMachine: true,
      timeoutMs: 5_000,
      publicUrl: 'https://fengqiao.yueshan.example',
    };
    screens = await theScreens({ settings: { outgoing } });
    casePath = await aCaseUnderway(screens);
  }, 180_000);
  afterAll(() => screens?.close());

  const keep = async (page: Page, name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/receipt-${name}.png`, fullPage: true });
  };

  test('names the office as the administrator has entered it', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/organisations');
    const unit = page.locator('.row').filter({ has: page.getByText('柳溪村', { exact: true }) });
    await unit.getByRole('button', { name: /^修 ?改$/ }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('办公电话').fill('0734-1234567');
    await form.getByLabel('办公地址').fill('柳溪村村委会一楼');
    await keep(page, 'office-contact');
    await form.getByRole('button', { name: /^保 ?存$/ }).click();
    await form.waitFor({ state: 'detached' });
    await unit.getByRole('button', { name: /^修 ?改$/ }).click();
    expect(await form.getByLabel('办公电话').inputValue()).toBe('0734-1234567');
    await form.getByLabel('办公电话').fill('');
    await form.getByRole('button', { name: /^保 ?存$/ }).click();
    await form.waitFor({ state: 'detached' });
    await unit.getByRole('button', { name: /^修 ?改$/ }).click();
    expect(await form.getByLabel('办公电话').inputValue()).toBe('');
    await page.context().close();
  });

  test('is handed out in the case, with its code in large digits and a square', async () => {
    const page = await screens.pageOf('guochangshun', casePath);
    const line = page.locator('li.row', { hasText: '未出具' }).filter({ hasText: '郭' });
    await line.getByRole('button', { name: '出具回执' }).click();
    await page.locator('.receipt-digits').waitFor();
    code = (await page.locator('.receipt-digits').innerText()).replace(/\D/g, '');
    expect(code).toMatch(/^\d{24}$/);
    expect(await page.locator('.receipt-code img').count()).toBe(1);
    expect(await downloaded(page.getByRole('button', { name: '下载 .docx' }))).toBe('月山镇登记回执.docx');
    await keep(page, 'paper-office');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    await keep(page, 'paper-print');
    if (folder) await page.pdf({ path: `${folder}/receipt-paper.pdf`, format: 'A5' });
    await page.context().close();
  });

  test('tells its party, on a telephone and without an account, how far the case is', async () => {
    const page = await (await screens.device({ size: 'phone' })).newPage();
    await page.goto(`/receipt#${code}`);
    await page.getByText('正在调解').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByText('11月27日').waitFor();
    await page.getByText('柳溪村村委会一楼').waitFor();
    const text = await page.locator('main').innerText();
    for (const secret of ['郭', '申', '厢房', '月人调']) expect(text).not.toContain(secret);
    await keep(page, 'found-phone');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('In mediation').waitFor();
    await keep(page, 'found-english');
    await page.context().close();
  });

  test('that a telephone has cut in the middle of a sign can still be typed', async () => {
    const page = await (await screens.device({ size: 'phone' })).newPage();
    await page.goto('/receipt#%E0');
    await page.getByLabel('回执码').fill(code);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('正在调解').waitFor();
    await page.context().close();
  });

  test('is typed by hand, and a wrong digit is found before anybody is asked', async () => {
    const page = await (await screens.device({ size: 'phone' })).newPage();
    await page.goto('/receipt');
    await keep(page, 'typing-phone');
    const field = page.getByLabel('回执码');
    await field.fill(`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('数字有误').waitFor();
    await keep(page, 'mistyped-phone');
    await field.fill('000000000000000000000098');
    await field.fill('000000000000000000000001');
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('回执码不正确或已失效').waitFor();
    await keep(page, 'unknown-phone');
    await field.fill(code);
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('正在调解').waitFor();
    await page.context().close();
  });

  test('stands beside the names of mediators as a warning, where the register hints at a tie', async () => {
    const page = await screens.pageOf('guochangshun', `${casePath}?do=REASSIGN`, { size: 'phone' });
    await page.locator('#mediatorIds, [id$="mediatorIds"]').first().click();
    await page
      .getByTitle(/同村同姓/)
      .first()
      .waitFor();
    await keep(page, 'picker-phone');
    await page.context().close();
  });

  test('leaves no fault on any page', () => {
    expect(screens.faults).toEqual([]);
  });
});
