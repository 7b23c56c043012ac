import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aClosedCase } from '../support/a-closed-case.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the dossier of a case', () => {
  let screens: Screens;
  let path: string;
  let office: Page;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    path = `/disputes/${(await aClosedCase(screens)).id}`;
    office = await screens.pageOf('sifasuo', path);
  }, 180_000);
  afterAll(() => screens?.close());

  const card = () => office.locator('.ant-card').filter({ hasText: '卷宗（一案一卷）' });
  const line = (name: string) => card().getByRole('listitem').filter({ hasText: name });

  test('says of each item whether it is there, what proves it, and what is missing', async () => {
    await line('权利义务告知书').getByText('必备 · 缺少').waitFor();
    await line('调解记录').getByText('必备 · 已在卷').waitFor();
    await line('回访记录').getByText('回访').first().waitFor();
    await card().getByText('缺 3 件').waitFor();
    await looksRight(office, 'dossier', ['phone']);
  }, 90_000);

  test('takes what is missing by one click, into its own place', async () => {
    await line('权利义务告知书')
      .getByLabel('附上权利义务告知书')
      .last()
      .setInputFiles({ name: '告知书.png', mimeType: 'image/png', buffer: dot });
    await line('权利义务告知书').getByRole('link', { name: '告知书.png' }).waitFor();
    await line('权利义务告知书').getByText('必备 · 已在卷').waitFor();
    await card().getByText('缺 2 件').waitFor();
  }, 60_000);

  test('is taken out whole after a reason, as a PDF and as a zip', async () => {
    const take = async (form: RegExp | null) => {
      await card().getByRole('button', { name: '下载整卷' }).click();
      const dialog = office.getByRole('dialog');
      if (form === null) {
        await dialog.getByRole('button', { name: /^下 ?载$/ }).click();
        await dialog.getByText('请写明理由').waitFor();
      } else await dialog.getByLabel(form).check();
      await dialog.getByLabel('理由').fill('报县司法局评查');
      const [file] = await Promise.all([
        office.waitForEvent('download'),
        dialog.getByRole('button', { name: /^下 ?载$/ }).click(),
      ]);
      await dialog.waitFor({ state: 'detached' });
      return [
        file.suggestedFilename(),
        (await readFile(await file.path())).subarray(0, 4).toString('latin1'),
      ];
    };
    expect(await take(null)).toEqual([expect.stringMatching(/\.pdf$/), '%PDF']);
    expect(await take(/压缩包/)).toEqual([expect.stringMatching(/\.zip$/), 'PK\u0003\u0004']);
  }, 120_000);

  test('is held with a reason, and the hold is ended with another', async () => {
    await card().getByRole('button', { name: '设定留存' }).click();
    await office.getByRole('dialog').getByLabel('理由').fill('当事人申请诉讼保全');
    await office.getByRole('dialog').getByRole('button', { name: '设定留存' }).click();
    await card().getByText('已设定留存：当事人申请诉讼保全').waitFor();
    await looksRight(office, 'dossier-held', ['phone']);
    await card().getByRole('button', { name: '解除留存' }).click();
    await office.getByRole('dialog').getByLabel('理由').fill('法院已裁定解除保全');
    await office.getByRole('dialog').getByRole('button', { name: '解除留存' }).click();
    await card().getByText('曾留存：当事人申请诉讼保全').waitFor();
    expect(await card().getByText('已设定留存').count()).toBe(0);
  }, 120_000);

  test('is shut by a form that the checklist has filled in', async () => {
    await office.getByRole('button', { name: '下一步：归档' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByText('系统已有的不必再勾').waitFor();
    await dialog.getByText('2 权利义务告知书 · 系统已有').waitFor();
    await dialog.getByText('11 司法确认材料 · 不适用：本案没有申请司法确认的记录').waitFor();
    const onPaper = (paper: string) => dialog.getByLabel(`${paper} · 原件在卷，已核对`);
    expect(await onPaper('权利义务告知书').count()).toBe(0);
    await dialog.getByLabel('10年').check();
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.getByText('没有确认原件在卷').first().waitFor();
    await onPaper('调解协议书或口头协议登记表').check();
    await dialog.getByLabel('当事人身份证明：缺少的原因').fill('当事人未带身份证，号码已登记');
    await looksRight(office, 'dossier-shutting', ['phone']);
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.waitFor({ state: 'detached' });
    await line('当事人身份证明').getByText('归档时说明：当事人未带身份证').waitFor();
    await line('调解协议书或口头协议登记表')
      .getByText(/归档时确认：原件在卷/)
      .waitFor();
    await card().getByText('归档').first().waitFor();
    expect(await card().getByRole('button', { name: /^附上/ }).count()).toBe(0);
  }, 120_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
