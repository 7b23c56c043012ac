import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const path = '/statistics/table-check';
const openCase = '一季度受理38件，其中镇级14件，村级24件；调解成功37件，1件正在调解，调解成功率97.4%。';
const villages =
  '村\t受理\t调解成功\t成功率\n柳溪村\t20\t19\t95%\n石桥岭村\t18\t18\t100%\n合计\t39\t37\t97.4%';

/** Pastes as a spreadsheet does; the clipboard of the machine is left alone. */
const paste = async (into: Locator, text: string) => {
  await into.focus();
  await into.page().evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);
};

const findings = (page: Page) => page.locator('.findings button');

/** With SCREENSHOTS set to a folder, what the page shows at the end. */
async function done(page: Page): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  pictures += 1;
  if (folder) await page.screenshot({ path: `${folder}/table-check-${pictures}.png`, fullPage: true });
  await page.context().close();
}
let pictures = 0;

async function barriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

inBrowser('a table from elsewhere', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('a sentence is checked as it is typed, and its figures are marked', async () => {
    const page = await screens.pageOf('sifasuo', '/');
    await page.getByRole('link', { name: '统计' }).click();
    await page.getByRole('link', { name: '核对报表' }).click();
    await page.getByRole('heading', { level: 1, name: '核对报表' }).waitFor();
    await page.getByText('还没有内容').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('textbox', { name: '文字' }).fill(openCase);
    const found = findings(page).first();
    await found.getByText('把在办1件算作了失败').waitFor();
    await found.click();
    await page.locator('mark[data-shown]', { hasText: '97.4%' }).waitFor();
    expect(await page.locator('mark[data-severity="warning"]').count()).toBeGreaterThan(2);
    expect(await barriers(page)).toEqual([]);
    await done(page);
  });

  test('a table pasted from a spreadsheet shows the wrong cells, and is corrected by keyboard', async () => {
    const page = await screens.pageOf('sifasuo', path);
    await paste(page.getByRole('textbox', { name: '文字' }), villages);
    const found = findings(page).filter({ hasText: '受理39' }).first();
    await found.getByText('之和为38').waitFor();
    expect(await found.innerText()).toContain('B4');
    await found.click();
    await page.locator('[role="gridcell"][data-at="3 1"][data-shown]').waitFor();
    expect(await barriers(page)).toEqual([]);

    const wrong = page.getByRole('gridcell', { name: 'B4 39' });
    await wrong.focus();
    await wrong.click();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '修改 B4' }).fill('38');
    await page.keyboard.press('Enter');
    await page.getByRole('gridcell', { name: 'B4 38' }).waitFor();
    await page.getByText('没有发现矛盾').or(page.getByText('矛盾 0')).first().waitFor();
    await page.keyboard.press('ArrowUp');
    await done(page);
  });

  test('a workbook is opened, and what is none is refused in a sentence', async () => {
    const page = await screens.pageOf('sifasuo', path);
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({
      name: 'old.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    });
    await page.getByRole('alert').waitFor();
    await input.setInputFiles(
      fileURLToPath(new URL('../fixtures/register/register-2026.xlsx', import.meta.url)),
    );
    await page.getByRole('grid', { name: '表格' }).waitFor();
    await done(page);
  });

  test('a label that is not understood is told, and then checked', async () => {
    const page = await screens.pageOf('sifasuo', path);
    await paste(page.getByRole('textbox', { name: '文字' }), '收件\t调解成功\t成功率\n40\t38\t94.0%');
    await page.getByText('有1个数没有识别').waitFor();
    const meaning = page.getByRole('combobox', { name: '“收件”的含义' });
    await meaning.click();
    await meaning.fill('受理');
    await page.locator('.ant-select-item-option', { hasText: /^受理$/ }).click();
    await findings(page).getByText('应为95.0%').waitFor();
    await done(page);
  });

  test('all of it fits a telephone, in English as well', async () => {
    const page = await screens.pageOf('sifasuo', path, { size: 'phone' });
    await page.getByRole('button', { name: '看一个例子' }).click();
    await findings(page).first().waitFor();
    const overflow = () =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: '清空' }).click();
    await paste(page.getByRole('textbox', { name: '文字' }), villages);
    await findings(page).first().waitFor();
    expect(await overflow()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.evaluate(`localStorage.setItem('fengqiao.language', 'en')`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Check a table' }).waitFor();
    await page.getByRole('button', { name: 'Show an example' }).click();
    await findings(page).getByText('counts 1 open as failed').waitFor();
    await done(page);
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
