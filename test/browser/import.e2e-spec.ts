import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { query } from '#platform';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const register = fileURLToPath(new URL('../fixtures/register/register-2026.xlsx', import.meta.url));

inBrowser('a register of a township', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('is looked at first, then entered, and adds nothing the second time', async () => {
    const page = await screens.pageOf('zhongxin', '/imports');
    await page.locator('input[type=file]').setInputFiles(register);
    const enter = page.getByRole('button', { name: /^导入 \d+ 行$/ });
    await enter.waitFor();
    expect(await cases()).toBe(0);
    const announced = Number(/\d+/.exec(await enter.innerText())?.[0]);
    expect(announced).toBeGreaterThan(20);
    await enter.click();
    await page.getByText(`已导入 ${announced} 件`).waitFor();
    expect(await cases()).toBe(announced);

    await page.getByRole('button', { name: '导入另一份台账' }).click();
    await page.locator('input[type=file]').setInputFiles(register);
    await page
      .getByText(/重复 \d+ 件/)
      .or(enter)
      .first()
      .waitFor();
    if (await enter.isVisible()) await enter.click();
    await page.getByText(`重复 ${announced} 件`).waitFor();
    expect(await cases()).toBe(announced);
    await page.getByRole('button', { name: '查看案件' }).click();
    await page.getByRole('row').nth(1).waitFor();
    expect(screens.faults).toEqual([]);
  }, 90_000);

  const cases = async (): Promise<number> => {
    const [row] = await query<{ count: number }>(screens.app.dataSource, {
      text: 'select count(*)::int as count from dispute',
    });
    return row?.count ?? -1;
  };
});
