import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { enterRegister } from '../support/enter-register.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const everywhere = ['phone', 'office'] as const;

inBrowser('the statistics of a township', () => {
  let screens: Screens;
  let page: Page;
  beforeAll(async () => {
    screens = await theScreens();
    await aCaseUnderway(screens);
    page = await enterRegister(screens);
  }, 180_000);
  afterAll(() => screens?.close());

  test('say of every rate what was divided by what, and what it means', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: /统计$/ }).click();
    await page.getByRole('heading', { level: 1, name: '2026年 · 全部辖区' }).waitFor();
    const rate = card(page, '结案率');
    expect(await rate.innerText()).toMatch(/\d+\.\d%\s*\d+ \/ \d+/);
    await rate.getByRole('button', { name: '结案率的口径' }).click();
    await rate.getByText('结案 ÷ (上期结转 + 受理)，不超过100%。').waitFor();
    await rate.getByText('口径第 1 版').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('勾稽关系全部相符').waitFor();
    await page.locator('.drawing svg').nth(5).waitFor();
    await looksRight(page, 'statistics-year', everywhere);
  }, 180_000);

  test('say where a rate stands that an open case is no failure, and what the other way of dividing gives', async () => {
    const note = page.locator('.open-note');
    await note.getByText(/受理 \d+ 件，结案 \d+ 件；在办的/).waitFor();
    expect(await note.innerText()).toMatch(
      /在办的 \d+ 件尚无结果，不是调解不成，不计入调解成功率、化解率的分子和分母。\s*若除以全部受理，则为 \d+\.\d% · \d+ \/ \d+，另称“调解成功占受理比”/,
    );
    const open = await note.getByRole('link').first().innerText();
    await note.getByRole('link').first().click();
    await page.getByText(`共 ${open} 件`).waitFor();
    await page.getByRole('heading', { level: 1, name: /^在办 · 全部辖区 · 2026年/ }).waitFor();
    await page.goBack();
  }, 180_000);

  test('are shown as they were known on an earlier day, under a banner that leads back to now', async () => {
    await page.goto('/statistics?period=2026');
    const accepted = async () => Number(await card(page, '受理').locator('.figure').innerText());
    await card(page, '受理').waitFor();
    const now = await accepted();
    await page.getByRole('button', { name: '看过去某日所知的数字' }).click();
    await page.getByLabel('所知截至哪一日').fill('2026-11-22');
    await page.getByText('截至11月22日日终所知的数字').waitFor();
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-11-22');
    // The whole register was entered on the day after.
    await card(page, '受理').locator('.figure').getByText('0', { exact: true }).waitFor();
    await looksRight(page, 'statistics-as-of', everywhere);
    await page.getByRole('link', { name: '自定义查询' }).waitFor();
    await page.goto('/statistics/cases?period=2026&figure=accepted&asOf=2026-11-22');
    await page.getByText('共 0 件').waitFor();
    await page.getByRole('button', { name: '回到现在' }).click();
    await page.getByText(`共 ${now} 件`).waitFor();
    await page.goto('/statistics?period=2026-12&asOf=2026-11-22');
    await page.getByText('该期间尚未开始').waitFor();
    // What is no moment, or has not come, is now.
    await page.goto('/statistics?period=2026&asOf=2031-01-01');
    await page.getByText('勾稽关系全部相符').waitFor();
    expect(await page.getByText(/所知的数字$/).count()).toBe(1);
    expect(await accepted()).toBe(now);
  }, 180_000);

  test('show each chart as a table whose numbers open their cases', async () => {
    const village = page.locator('.ant-card').filter({ hasText: '按村（社区）' });
    await village.getByRole('button', { name: '按村（社区）：看表' }).click();
    const number = village.locator('tbody tr a').first();
    const count = await number.innerText();
    await looksRight(page, 'statistics-table', everywhere);
    await number.click();
    await page.getByRole('heading', { level: 1, name: /受理 · 全部辖区 · 2026年 · 按村/ }).waitFor();
    await page.getByText(`共 ${count} 件`).waitFor();
    await page.getByText('受理日期在本期内的纠纷件数').waitFor();
    await looksRight(page, 'statistics-cases');
    await page.getByRole('link', { name: '返回统计概览' }).click();
    await page.getByRole('heading', { level: 1, name: '2026年 · 全部辖区' }).waitFor();
  }, 180_000);

  test('of any period and part of the tree stand in the address, compared with those before', async () => {
    await page.goto('/statistics');
    await choose(page, '期间种类', '月');
    await page.getByRole('heading', { level: 1, name: /2026年11月/ }).waitFor();
    await page.getByRole('button', { name: '上一期' }).click();
    await page.getByRole('heading', { level: 1, name: /2026年10月/ }).waitFor();
    await page.getByText('分母不足 10，百分比容易误导，故不显示').first().waitFor();
    await looksRight(page, 'statistics-small');
    expect(await page.getByRole('button', { name: '下一期' }).isEnabled()).toBe(true);
    await choose(page, '辖区或单位', '柳溪村');
    await page.getByRole('heading', { level: 1, name: '2026年10月 · 柳溪村' }).waitFor();
    expect([...new URL(page.url()).searchParams.keys()]).toEqual(['period', 'organisation']);
    expect(await card(page, '受理').innerText()).toMatch(/环比[\s\S]+同比/);
    await looksRight(page, 'statistics-month');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '2026年10月 · 柳溪村' }).waitFor();
  }, 180_000);

  test('are put together as asked, sorted, and taken away as a file', async () => {
    await page.goto('/statistics/explore?period=2026');
    await page.getByRole('heading', { level: 1, name: '自定义查询' }).waitFor();
    await page.getByRole('rowheader', { name: '柳溪村' }).waitFor();
    await page.getByRole('columnheader', { name: '占受理' }).waitFor();
    const shares = await page.locator('tbody td:nth-child(2)').allInnerTexts();
    const sum = (shares.reduce((all, share) => all + Number.parseFloat(share) * 10, 0) / 10).toFixed(1);
    const told = sum === '100.0' ? '各行占比相加为 100.0%' : `各行相加为 ${sum}%，并非漏计`;
    await page.getByText(told).waitFor();
    await page.locator('.open-note').waitFor();
    await looksRight(page, 'statistics-shares', everywhere);
    const rows = page.getByRole('combobox', { name: '逐行列出' });
    await rows.click();
    await rows.fill('逐季');
    await rows.press('Enter');
    await page.getByRole('rowheader', { name: '2026年第一季度' }).waitFor();
    await page.getByRole('button', { name: '受理', exact: true }).click();
    const head = page.getByRole('columnheader', { name: /^受理/ });
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const counts = await page.locator('tbody td:nth-child(2)').allInnerTexts();
    expect(counts.map(Number)).toEqual(counts.map(Number).toSorted((a, b) => b - a));
    expect(await page.locator('tfoot tr').innerText()).toContain('合计');
    await looksRight(page, 'statistics-explore', everywhere);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV$/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2026-each-quarter.csv');
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFF逐季,受理,调解成功,调解不成,在办,调解成功率(%),调解成功率 分子,调解成功率 分母',
    );
    expect(lines.slice(1, -1).map((line) => line.split(',')[1])).toEqual(counts);
    expect(lines.at(-1)).toMatch(/^合计,\d+/);
    await page.goto('/statistics/explore?figures=none');
    await page.getByText('请选择要查询的指标').waitFor();
  }, 180_000);

  test('of days to come are not counted', async () => {
    await page.goto('/statistics?period=2027-02');
    await page.getByText('该期间尚未开始').waitFor();
    await looksRight(page, 'statistics-ahead');
    await page.getByRole('button', { name: '看今年' }).click();
    await page.getByRole('heading', { level: 1, name: /2026年/ }).waitFor();
  }, 180_000);

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

const card = (page: Page, title: string): Locator =>
  page.locator('.figure-cards > div').filter({ has: page.locator('dt').getByText(title, { exact: true }) });

/** Chooses one of a list. */
async function choose(page: Page, list: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(name, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
}
