import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { enterRegister } from '../support/enter-register.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const everywhere = ['phone', 'office'] as const;

inBrowser('the annual report of a township', () => {
  let screens: Screens;
  let page: Page;
  let path: string;
  beforeAll(async () => {
    screens = await theScreens();
    page = await enterRegister(screens);
  }, 180_000);
  afterAll(() => screens?.close());

  test('is begun from an empty list', async () => {
    await page.goto('/statistics');
    await page.getByRole('link', { name: '统计报告' }).click();
    await page.getByText('还没有统计报告').waitFor();
    await looksRight(page, 'reports-empty', everywhere);
    await page.getByRole('button', { name: '编写新报告' }).click();
    const dialog = page.getByRole('dialog', { name: '编写哪一期的报告？' });
    await dialog.getByText('2026年', { exact: true }).waitFor();
    await looksRight(page, 'reports-begin', everywhere);
    await dialog.getByRole('button', { name: '开始编写' }).click();
    await page.getByRole('heading', { level: 1, name: '2026年 年度报告' }).waitFor();
    path = new URL(page.url()).pathname;
  }, 180_000);

  test('is made of sentences from the figures, beside the paper on which they stand', async () => {
    const paper = page.getByRole('article', { name: '月山镇2026年矛盾纠纷化解年度报告' });
    await paper.getByText(/结案\d+件，其中调解成功\d+件/).waitFor();
    await paper.getByRole('region', { name: '按纠纷类型' }).waitFor();
    await paper.locator('figure svg').nth(1).waitFor();
    await looksRight(page, 'report-draft', everywhere);
  }, 180_000);

  test('keeps an edited sentence marked, with the original below it and a way back', async () => {
    await page.getByRole('button', { name: '撰写：下一步' }).click();
    await page.getByLabel('下一步的文字').fill('下一步，重点排查宅基地纠纷。');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '修改：结案' }).click();
    const field = page.getByLabel('结案的文字');
    const generated = await field.inputValue();
    await field.fill(`${generated.replace(/^结案\d+件/, '结案999件')}`);
    await page.getByText('原文中没有这些数：999，请核对。').waitFor();
    const paper = page.getByRole('article');
    await paper.getByText('结案999件').waitFor();
    await paper.getByText(`〔注1〕经人工修改，系统生成的原文：${generated}`).waitFor();
    await page.getByText('有 2 句未保存').waitFor();
    await looksRight(page, 'report-editing', everywhere);
    await page.getByRole('button', { name: '恢复原文：结案' }).click();
    await page.getByText('有 1 句未保存').waitFor();
    expect(await paper.getByText('999').count()).toBe(0);
  }, 180_000);

  test('asks before what is not saved is left, and is saved by Ctrl+S', async () => {
    const asked = page.waitForEvent('dialog').then((question) => question.dismiss());
    await page.getByRole('link', { name: '返回报告列表' }).click();
    await asked;
    await page.getByText('有 1 句未保存').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText(/已全部保存 · 崔玉兰/).waitFor();
    await page.reload();
    await page.getByRole('article').getByText('下一步，重点排查宅基地纠纷。').waitFor();
  }, 180_000);

  test('loses nothing when two people save at the same time', async () => {
    const theirs = await screens.app.as('sifasuo');
    const id = path.split('/').at(-1);
    const put = (texts: object[]) =>
      theirs.browser.put(`/api/v1/statistics/reports/${id}/texts`).send({ texts }).expect(200);
    const write = async (name: string, text: string) => {
      await page.getByRole('button', { name: new RegExp(`^(撰写|修改)：${name}$`) }).click();
      await page.getByLabel(`${name}的文字`).fill(text);
      await page.keyboard.press('Escape');
    };
    await put([{ id: 'mechanism', text: '镇综治中心与司法所每周研判。' }]);
    await write('下一步', '下一步，先排查宅基地纠纷。');
    await page.getByRole('button', { name: /^保 ?存/u }).click();
    await page.getByText('韩立新同时修改了别的句子，两人的修改都已保存。').waitFor();
    const paper = page.getByRole('article');
    await paper.getByText('镇综治中心与司法所每周研判。').waitFor();
    await write('下一步', '下一步，排查宅基地和赡养纠纷。');
    await put([{ id: 'next', text: '下一步，重点排查赡养纠纷。' }]);
    await page.keyboard.press('Control+s');
    const warning = page.getByRole('alert').filter({ hasText: '韩立新刚才把这一句改成了' });
    await warning.getByText('下一步，重点排查赡养纠纷。').waitFor();
    await looksRight(page, 'report-two-people', everywhere);
    await warning.getByRole('button', { name: '用我的' }).click();
    await page.keyboard.press('Control+s');
    await page.getByText(/已全部保存 · 崔玉兰/).waitFor();
    await paper.getByText('下一步，排查宅基地和赡养纠纷。').waitFor();
  }, 180_000);

  test('is not published with numbers that no figure gives before somebody has looked at them', async () => {
    const id = path.split('/').at(-1);
    const { browser } = await screens.app.as('zhongxin');
    const words = (text: string | null) =>
      browser
        .put(`/api/v1/statistics/reports/${id}/texts`)
        .send({ texts: [{ id: 'closed', text }] })
        .expect(200);
    await words('结案999件，成效明显。');
    await page.reload();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
    await dialog.getByText('“结案”中的 999 不是数字给出的。').waitFor();
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await dialog.getByText('请先核对并勾选').waitFor();
    await looksRight(page, 'report-doubts', everywhere);
    await dialog.getByLabel('已逐句核对，照此发布').check();
    await dialog.getByText('请先核对并勾选').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '再看看' }).click();
    await words(null);
    await page.reload();
  }, 180_000);

  test('is published after it was said what that fixes for ever', async () => {
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
    await dialog.getByText('以后案件再有变化，这一版也不变').waitFor();
    await dialog.getByText('本期尚未结束，数据只到 11月23日。').waitFor();
    await looksRight(page, 'report-publish', everywhere);
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await page.getByRole('heading', { level: 1, name: '第 1 版' }).waitFor();
    await page.getByText('第 1 版已发布，不会再变。').waitFor();
    await page.getByText(/^[0-9a-f]{64}$/).waitFor();
    await page.getByRole('button', { name: '核验' }).click();
    await page.getByText(/^与发布时一致/).waitFor();
    await page.locator('figure svg').nth(1).waitFor();
    await looksRight(page, 'edition', everywhere);
  }, 180_000);

  test('opens each number to the cases that the edition holds', async () => {
    const number = page.getByRole('region', { name: '按村（社区）' }).getByRole('link').first();
    const count = await number.innerText();
    await number.click();
    await page.getByText(`这一版共计 ${count} 件`).waitFor();
    await page.getByRole('heading', { level: 1, name: /^受理 · 月山镇 · 2026年 · 第 1 版 · 按村/ }).waitFor();
    await looksRight(page, 'edition-cases', everywhere);
    await page.getByRole('link', { name: '返回第 1 版' }).click();
    await page.getByRole('heading', { level: 1, name: '第 1 版' }).waitFor();
  }, 180_000);

  test('stays as it is while the live figures move, and says so', async () => {
    const before = await page.getByRole('region', { name: '主要指标' }).innerText();
    const grid = await screens.app.as('wanggeyuan');
    const made = await report(grid);
    await send(await screens.app.as('zhongxin'), made, 'ACCEPT', {});
    await page.goto(path);
    await page.getByText(/在线数字已有 \d+ 项与第 1 版不同/).waitFor();
    const accepted = page.getByRole('row', { name: /^受理 / });
    expect(await accepted.innerText()).toContain('+1');
    await looksRight(page, 'report-published', everywhere);
    await page.getByRole('link', { name: '打开第 1 版' }).click();
    await page.getByRole('heading', { level: 1, name: '第 1 版' }).waitFor();
    expect(await page.getByRole('region', { name: '主要指标' }).innerText()).toBe(before);
    await page.getByRole('link', { name: '看同一时点的在线统计' }).click();
    await page.getByText(/^截至11月23日 .*所知的数字$/).waitFor();
  }, 180_000);

  test('is corrected by another edition, which says why and what differs', async () => {
    await page.goto(path);
    await page.getByRole('button', { name: '准备更正' }).click();
    await page.getByRole('button', { name: '发布更正版' }).click();
    const dialog = page.getByRole('dialog', { name: '发布第 2 版' });
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await dialog.getByText('请写明更正原因').waitFor();
    await dialog.getByLabel('更正原因').fill('补登一件');
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await page.getByRole('heading', { level: 1, name: '第 2 版' }).waitFor();
    await page.getByText('更正原因：补登一件').waitFor();
    await page.getByText('案件清单新增 1 件、减少 0 件。').waitFor();
    const accepted = page.getByRole('row', { name: /^受理 / }).first();
    expect(await accepted.innerText()).toContain('+1');
    await looksRight(page, 'edition-corrected', everywhere);
  }, 180_000);

  test('is taken away as a paper and as a form, each edition for itself', async () => {
    await page.goto(path);
    const take = async (name: string): Promise<Download> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      return download;
    };
    const paper = await take('下载第 1 版报告 .docx');
    const parts = new Map(Object.entries(unzipSync(await readFile(await paper.path()))));
    const xml = parts.get('word/document.xml') ?? [];
    expect(Buffer.from(xml).toString('utf8')).toContain('下一步，排查宅基地和赡养纠纷。');
    expect((await take('下载第 2 版统计表 .xlsx')).suggestedFilename()).toMatch(/第2版.*\.xlsx$/);
  }, 180_000);

  test('is read, not written, by whoever may not publish', async () => {
    const auditor = await screens.pageOf('shenji', '/statistics/reports');
    await auditor.getByRole('link', { name: '2026年 年度报告' }).waitFor();
    expect(await auditor.getByRole('button', { name: '编写新报告' }).count()).toBe(0);
    await looksRight(auditor, 'reports-list', everywhere);
    await auditor.goto(path);
    await auditor.getByText('您可以查看，不能修改或发布。').waitFor();
    expect(await auditor.getByRole('button', { name: /修改|准备更正|发布/ }).count()).toBe(0);
    await auditor.context().close();
    const mediator = await screens.pageOf('guochangshun', path);
    await mediator.getByRole('alert').waitFor();
    await mediator.context().close();
  }, 180_000);

  test('is worded by keys alone', async () => {
    await page.goto(path);
    await page.getByRole('button', { name: '准备更正' }).press('Enter');
    await page.getByRole('button', { name: '修改：下一步' }).press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type('请予支持。');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('修改：下一步');
    await page.keyboard.press('Control+s');
    await page.getByText(/已全部保存/).waitFor();
  }, 180_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
