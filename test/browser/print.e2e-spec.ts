import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { enterRegister } from '../support/enter-register.ts';
import { a4, lostOn, printed } from '../support/paper.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const everyColumn = 'state,summary,place,holder,mediators,nextDueOn,reportedOn,persons,amount';
const { width, height } = a4.upright;

inBrowser('what is printed on A4', () => {
  let screens: Screens;
  let casePath: string;
  beforeAll(async () => {
    screens = await theScreens();
    casePath = await aCaseUnderway(screens);
    const page = await enterRegister(screens);
    await page.context().close();
  }, 180_000);
  afterAll(() => screens?.close());

  test('of a list is every row that was loaded, with every column, and which cases they are', async () => {
    const page = await screens.pageOf('zhongxin', '/disputes?stage=resolved&sort=reportedOn');
    await page.evaluate(`localStorage.setItem('fengqiao.columns', '${everyColumn}')`);
    await page.reload();
    const shown = page.getByText(/^共显示 \d+ 件$/);
    await shown.waitFor();
    const count = Number(/\d+/.exec(await shown.innerText())?.[0]);
    expect(count).toBeGreaterThan(40);
    expect(await lostOn(page, 'across')).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('tbody tr').count()).toBe(count);
    expect(await page.locator('main').innerText()).toContain('2026年11月23日打印 · 阶段：化解；最早上报在前');
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    const sheets = await printed(page, 'list');
    expect(new Set(sheets.map((sheet) => sheet.width))).toEqual(new Set([a4.across.width]));
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.length).toBeLessThan(count / 7);
  });

  test.each([
    ['', 'office', 4],
    ['', 'phone', 4],
    ['?do=REACH_AGREEMENT', 'office', 2],
    ['?do=HOLD_SESSION', 'phone', 2],
  ] as const)('of a case%s loses nothing at the edges, from the screen of %s', async (query, size, most) => {
    const page = await screens.pageOf('guochangshun', casePath + query, { size });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await lostOn(page, 'upright')).toEqual([]);
    const sheets = await printed(page, `case-${size}${query.replace(/\W/g, '-')}`);
    expect(new Set(sheets.map((sheet) => `${sheet.width} ${sheet.height}`))).toEqual(
      new Set([`${width} ${height}`]),
    );
    expect(sheets.length).toBeLessThanOrEqual(most);
  });

  test('of a case says who looked at it where that lies open, and only there', async () => {
    const page = await screens.pageOf('zhongxin', casePath);
    await page.getByRole('button', { name: '查阅记录' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('查阅记录', { exact: true }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '查阅记录' }).click();
    await page.getByText('谁查看过本案').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('查阅记录', { exact: true }).isVisible()).toBe(true);
    expect(await page.getByText('谁查看过本案').isVisible()).toBe(true);
    expect(await lostOn(page, 'upright')).toEqual([]);
    await page.context().close();
  });

  test('of an open form says whose case it is, masked, and holds all that was written', async () => {
    const page = await screens.pageOf('guochangshun', `${casePath}?do=HOLD_SESSION`);
    const record = Array.from({ length: 60 }, (_, n) => `第${n + 1}句。`).join('\n');
    await page.getByLabel('地点').fill('柳溪村调解室');
    await page.getByLabel('调解记录').fill(record);
    expect(await lostOn(page, 'upright')).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const form = page.getByRole('dialog');
    await form.getByRole('heading', { name: /月人调字第\d+号/ }).waitFor();
    const words = await form.innerText();
    expect(words).toContain('调解（调解中）');
    expect(words).toContain('郭秋生（');
    expect(words).not.toContain('提交');
    expect(await page.locator('.ant-card-head-title', { hasText: '办理经过' }).isVisible()).toBe(false);
    expect(await page.getByLabel('地点').isVisible()).toBe(true);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect((await printed(page, 'form')).length).toBeGreaterThan(1);
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
