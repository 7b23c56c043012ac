import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { copiedPage } from '../support/copied-page.ts';
import { looksRight } from '../support/looks-right.ts';
import { printed } from '../support/paper.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** The server takes the next file; what it answers does not arrive. */
const losingTheNextAnswer = `{
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) {
    XMLHttpRequest.prototype.send = send;
    this.onload = this.onerror;
    send.call(this, body);
  };
}`;

inBrowser('the papers of a case', () => {
  let screens: Screens;
  let page: Page;
  let path: string;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    path = await aCaseUnderway(screens);
  }, 120_000);
  afterAll(() => screens?.close());

  test('are reached from the case, each with what can be done with it', async () => {
    page = await screens.pageOf('guochangshun', path);
    await page.getByRole('link', { name: '打印文书、归入签字件' }).click();
    await page.getByRole('heading', { level: 1, name: '文书' }).waitFor();
    await page.getByText('7　人民调解记录').waitFor();
    // As in the checklist: the record proves the one, and nobody has filed the other.
    const marks = (name: string) => page.getByRole('listitem').filter({ hasText: name }).last();
    await marks('人民调解受理登记表').getByText('必备，已在卷').waitFor();
    await marks('封底（备考表）').getByText('必备，已在卷').waitFor();
    await marks('当事人权利义务告知书').getByText('必备，尚未归入').waitFor();
    await looksRight(page, 'case-papers');
  }, 60_000);

  let photograph: Buffer;
  let exported: Buffer;
  test('are printed from the browser on A4, with their code', async () => {
    await page.getByRole('button', { name: /^打印 人民调解记录/ }).click();
    await page.getByText('双方愿意协商，申家同意加装檐沟').waitFor();
    await looksRight(page, 'paper-to-print');
    // The head of a table comes again on every page.
    expect(await page.locator('.word-sheet thead').getByText('签名、盖章或者按指印').count()).toBe(2);
    const sheets = await printed(page, 'case-paper');
    expect(sheets).toEqual(sheets.map(() => ({ width: 210, height: 297 })));
    photograph = await page.locator('.word-sheet').screenshot();
    exported = await page.pdf({ preferCSSPageSize: true });
  }, 60_000);

  test('are filed by the code on a photograph, and by hand without one', async () => {
    await page.goto(`${new URL(page.url()).origin}${path}/papers`);
    const input = page.getByLabel('选择图片或 PDF');
    await input.setInputFiles({ name: '记录.png', mimeType: 'image/png', buffer: photograph });
    await page.getByText('记录.png → 人民调解记录 第 1 版').waitFor({ timeout: 40_000 });
    await page.getByText('已归入 1 份').waitFor();
    const blank = await page.getByRole('heading', { level: 1 }).screenshot();
    await input.setInputFiles({ name: '无码.png', mimeType: 'image/png', buffer: blank });
    await page.getByText('无码.png 没有识别到编码').waitFor({ timeout: 40_000 });
    await looksRight(page, 'case-papers-unread');
    // Whoever leaves now is asked, and stays with the page that waits.
    const asked = page.waitForEvent('dialog');
    const leaving = page.getByRole('link', { name: '返回案件' }).click();
    const question = await asked;
    expect(question.message()).toContain('还有文件没有归入');
    await question.dismiss();
    await leaving;
    expect(page.url()).toMatch(/\/papers$/);
    await page.getByRole('combobox').click();
    await page.getByTitle('当事人身份证明').click();
    await page.getByRole('button', { name: '归入', exact: true }).click();
    await page.getByText('没有识别到编码').waitFor({ state: 'detached' });
    await page.getByText('已归入 1 份').nth(1).waitFor();
    expect(await page.getByText('已归入 1 份').count()).toBe(2);
  }, 180_000);

  test('are read as copiers pack them, black and white, and as a program exports them', async () => {
    await page.goto(`${new URL(page.url()).origin}${path}/papers`);
    const input = page.getByLabel('选择图片或 PDF');
    const mimeType = 'application/pdf';
    await input.setInputFiles([
      { name: '传真.pdf', mimeType, buffer: copiedPage('fax') },
      { name: '黑白.pdf', mimeType, buffer: copiedPage('jbig2') },
      { name: '导出.pdf', mimeType, buffer: exported },
    ]);
    await page.getByText('传真.pdf 未归入：这份文书属于另一案件').waitFor({ timeout: 60_000 });
    await page.getByText('黑白.pdf 未归入：这份文书属于另一案件').waitFor({ timeout: 60_000 });
    await page.getByText('导出.pdf → 人民调解记录 第 1 版').waitFor({ timeout: 60_000 });
    await page.getByText(/^已归入 2/).waitFor();
  }, 200_000);

  test('are filed by their code wherever they are dropped, each file with what became of it', async () => {
    const other = (await aCaseUnderway(screens)).replace('/disputes/', '');
    const foreign = await screens.pageOf('guochangshun', `/disputes/${other}/papers/registration`);
    await foreign.locator('.word-sheet').waitFor();
    const foreignPage = await foreign.locator('.word-sheet').screenshot();
    await foreign.close();
    const own = { name: '记录.png', mimeType: 'image/png', buffer: photograph };
    const stray = { name: '别案.png', mimeType: 'image/png', buffer: foreignPage };
    await page.goto(`${new URL(page.url()).origin}${path}`);

    // A line of the dossier that is for another paper.
    const line = page
      .getByRole('listitem')
      .filter({ has: page.getByText('2 权利义务告知书') })
      .last();
    const again = { ...own, name: '记录2.png', buffer: Buffer.concat([photograph, Buffer.from(' ')]) };
    await line.getByLabel('附上权利义务告知书').last().setInputFiles([stray, again, own]);
    await line.getByText('别案.png 未归入：这份文书属于另一案件').waitFor({ timeout: 60_000 });
    await line
      .getByText('记录2.png → 人民调解记录 第 1 版（按编码归入，不是所选的“当事人权利义务告知书”）')
      .waitFor({ timeout: 60_000 });
    await line.getByText('记录.png 已在本案同一处，没有重复归入').waitFor({ timeout: 60_000 });
    await line.getByText('必备 · 缺少').waitFor();
    await looksRight(page, 'dossier-moved', ['phone']);

    // What is no paper of this case may be a proof in it.
    await line.getByRole('button', { name: '将 别案.png 作为证据材料归入' }).click();
    await line.getByText('别案.png → 证据材料目录（按所选归入）').waitFor({ timeout: 60_000 });
    expect(await line.getByText('属于另一案件').count()).toBe(0);

    // The files of the case, by the way of the outbox.
    const third = { ...own, name: '记录3.png', buffer: Buffer.concat([photograph, Buffer.from('  ')]) };
    await page.getByLabel('选择文件').setInputFiles([stray, third]);
    await page.getByText('记录3.png → 人民调解记录 第 1 版').waitFor({ timeout: 60_000 });
    await page.getByText('未能发送：这份文书属于另一案件').waitFor({ timeout: 60_000 });
  }, 240_000);

  test('whose answer was lost on the way are sent once more from where they stand, and lie there once', async () => {
    await page.goto(`${new URL(page.url()).origin}${path}/papers`);
    const blank = await page.getByRole('heading', { level: 1 }).screenshot();
    const buffer = Buffer.concat([blank, Buffer.from(' ')]);
    await page
      .getByLabel('选择图片或 PDF')
      .setInputFiles({ name: '证件.png', mimeType: 'image/png', buffer });
    await page.getByText('证件.png 没有识别到编码').waitFor({ timeout: 40_000 });
    await page.getByRole('combobox').click();
    await page.getByTitle('当事人身份证明').click();
    await page.evaluate(losingTheNextAnswer);
    await page.getByRole('button', { name: '归入', exact: true }).click();
    await page.getByText('证件.png 未归入：网络不通').waitFor({ timeout: 40_000 });
    await looksRight(page, 'case-papers-cut-off', ['phone']);
    await page.getByRole('button', { name: '重新发送 证件.png' }).click();
    await page.getByText('证件.png → 当事人身份证明（按所选归入）').waitFor({ timeout: 40_000 });
    expect(await page.getByText('网络不通').count()).toBe(0);
    const { items } = await (await page.request.get(`/api/v1${path}/attachments`)).json();
    expect(items.filter(({ fileName }: { fileName: string }) => fileName === '证件.png')).toHaveLength(1);
  }, 120_000);

  test('are worded by the office', async () => {
    const office = await screens.pageOf('sifasuo', '/administration/paper-templates');
    await office.getByRole('heading', { level: 1, name: '文书模板' }).waitFor();
    await office.getByText('人民调解协议书', { exact: true }).waitFor();
    await looksRight(office, 'paper-templates');
  }, 60_000);

  test('are told which fields a wording leaves out, before it is taken into use', async () => {
    const office = await screens.pageOf('sifasuo', '/administration/paper-templates');
    const { origin } = new URL(office.url());
    const given = await office.request.get(`${origin}/api/v1/paper-templates/agreement/template.docx`);
    const parts = unzipSync(await given.body());
    const body = 'word/document.xml';
    const xml = strFromU8(parts[body] as Uint8Array).replace('{{协议内容}}', '');
    const buffer = Buffer.from(zipSync({ ...parts, [body]: strToU8(xml) }));
    const card = office.locator('.ant-card', { has: office.getByText('人民调解协议书', { exact: true }) });
    const own = { name: '协议书.docx', mimeType: 'application/octet-stream', buffer };
    const choose = () => card.locator('input[type=file]').setInputFiles(own);
    await choose();
    const asked = office.getByRole('dialog');
    await asked.getByText('没有用到的字段：协议内容').waitFor();
    await looksRight(office, 'paper-templates-unused');
    await asked.getByRole('button', { name: '取消' }).click();
    expect(await card.getByText('已启用').count()).toBe(0);
    await choose();
    await asked.getByRole('button', { name: '仍然启用' }).click();
    await card.getByText('《人民调解协议书》已启用本镇第 1 版模板。').waitFor();
  }, 60_000);
});
