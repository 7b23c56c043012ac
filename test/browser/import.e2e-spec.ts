import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { query } from '#platform';
import { inBrowser } from '../support/chromium.ts';
import { contradictingRegister, heldOfContradicting } from '../support/contradicting-register.ts';
import { looksRight } from '../support/looks-right.ts';
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
    await page.getByRole('button', { name: '没有新的行可导入' }).waitFor();
    await page.getByText('已在系统中').waitFor();
    await page
      .locator('.ant-segmented-item')
      .filter({ hasText: /^全部 / })
      .click();
    await page.getByRole('link', { name: '已录入' }).first().click();
    await page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    expect(await cases()).toBe(announced);
    expect(screens.faults).toEqual([]);
  }, 90_000);

  test('is shown as it reads beside what stands in it, and its held rows are corrected there', async () => {
    const page = await screens.pageOf('zhongxin', '/imports');
    await page.locator('input[type=file]').setInputFiles(register);
    const before = await cases();
    const row = (number: number) => page.locator(`tr[data-row-key="${number}"]`);
    const elsewhere = row(51);
    await elsewhere.getByText('崔某 · 田某').waitFor();
    await elsewhere.getByText('7月28日', { exact: true }).waitFor();
    await elsewhere.getByText('138****0153').waitFor();
    expect(await elsewhere.innerText()).not.toContain('第51行');
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['行', '读作', '原文', '提示']);

    await elsewhere.getByRole('button', { name: /^更 ?正$/ }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('村（社区）').click();
    await page.getByTitle('柳溪村').click();
    await form.getByLabel('姓名或名称').first().fill('崔大山');
    await form.getByRole('button', { name: /^保 ?存$/ }).click();
    await elsewhere.getByText('崔大山 · 田某').waitFor();
    await elsewhere.getByText(/ 更正$/).waitFor();

    const tooEarly = row(50);
    await tooEarly.getByRole('button', { name: /^更 ?正$/ }).click();
    await form.getByRole('button', { name: /^保 ?存$/ }).click();
    await form.getByText('化解日期早于排查日期').last().waitFor();
    await form.getByLabel('化解日期').fill('2026-07-23');
    await form.getByRole('button', { name: /^保 ?存$/ }).click();
    await tooEarly.getByText('可导入').waitFor();

    await page.getByRole('button', { name: '导入 2 行' }).click();
    await page.getByText(/已导入 2 件.*待更正 1 行/).waitFor();
    expect(await cases()).toBe(before + 2);

    // What was held is accepted after the others were entered, and entered once.
    await row(54).getByRole('button', { name: '另录一件' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '按读取录入' }).click();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText(/已导入 3 件.*待更正 0 行/).waitFor();
    await page.reload();
    await row(54).getByRole('link', { name: '已录入' }).waitFor();
    expect(await row(54).getByRole('button').count()).toBe(0);
    expect(await cases()).toBe(before + 3);
    expect(screens.faults).toEqual([]);
  }, 90_000);

  test('that contradicts itself is told so above its rows, anew after a row was corrected', async () => {
    const page = await screens.pageOf('zhongxin', '/imports');
    await page.locator('input[type=file]').setInputFiles({
      name: '台账.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(contradictingRegister),
    });
    const alert = page.getByRole('alert').filter({ hasText: '表中写明的数字有 2 处不符' });
    await alert.getByText(/^第2行：.*“调解成功”为3，与逐行读数2件/).waitFor();
    await alert.getByText(/^第8行：.*“邻里纠纷”为5，与逐行读数3件/).waitFor();
    await looksRight(page, 'import-contradictions', ['phone', 'office']);
    const held = page.locator(`tr[data-row-key="${heldOfContradicting}"]`);
    await held.getByRole('button', { name: /^更 ?正$/ }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('办理结果').click();
    await page.getByTitle('调解成功').click();
    await form.getByLabel('化解日期').fill('2026-03-12');
    await form.getByRole('button', { name: /^保 ?存$/ }).click();
    const one = page.getByRole('alert').filter({ hasText: '表中写明的数字有 1 处不符' });
    await one.getByText(/^第8行：/).waitFor();
    expect(await one.getByText(/^第2行：/).count()).toBe(0);
    expect(screens.faults).toEqual([]);
  }, 90_000);

  const cases = async (): Promise<number> => {
    const [row] = await query<{ count: number }>(screens.app.dataSource, {
      text: 'select count(*)::int as count from dispute',
    });
    return row?.count ?? -1;
  };
});
