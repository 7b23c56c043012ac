import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { DestructionWork } from '../../libs/casework/src/retention/destruction/destruction.job.ts';
import { aClosedCase, closedCase } from '../support/a-closed-case.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the archives', () => {
  let screens: Screens;
  let office: Page;
  let leader: Page;
  let numbers: readonly string[];
  beforeAll(async () => {
    screens = await theScreens({ role: 'api' });
    const made = [await aClosedCase(screens), await aClosedCase(screens)];
    const desk = await screens.app.as('sifasuo');
    numbers = await Promise.all(
      made.map(async ({ id }) => (await desk.browser.get(`/api/v1/disputes/${id}`)).body.number),
    );
    office = await screens.pageOf('sifasuo', '/');
  }, 180_000);
  afterAll(() => screens?.close());

  const show = (page: Page, part: string) => page.getByLabel('查看').getByText(part, { exact: true }).click();
  const line = (page: Page, text: string | undefined) =>
    page.getByRole('listitem').filter({ hasText: text ?? 'nothing' });
  /** Fills in why, and does what the dialog is about. */
  const giveReason = async (page: Page, button: string, reason: string) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill(reason);
    await dialog.getByRole('button', { name: button }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  test('list the cases that have ended, and each is shut from there with what is missing explained', async () => {
    await office.getByRole('navigation').getByRole('link', { name: '档案' }).click();
    await line(office, numbers[1]).waitFor();
    await looksRight(office, 'archives-waiting', ['phone']);
    for (const number of numbers) {
      await office.goto('/archives');
      await line(office, number).getByRole('link').click();
      await office.getByRole('button', { name: '下一步：归档' }).click();
      const dialog = office.getByRole('dialog');
      await dialog.getByText('系统已有的不必再勾').waitFor();
      await dialog.getByLabel('10年').check();
      await dialog.getByRole('button', { name: '提交' }).click();
      await dialog.getByText('“权利义务告知书”系统中没有').first().waitFor();
      await dialog.getByLabel('调解协议书或口头协议登记表 · 原件在卷，已核对').check();
      await dialog.getByLabel('权利义务告知书：缺少的原因').fill('当事人拒绝签收，已口头告知');
      await dialog.getByLabel('当事人身份证明：缺少的原因').fill('当事人未带身份证，号码已登记');
      await dialog.getByRole('button', { name: '提交' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    await office.goto('/archives');
    await office.getByText('没有待归档的案件').waitFor();
    await show(office, '期满待鉴定');
    await office.getByText('没有期满的卷宗').waitFor();
  }, 180_000);

  test('name the dossiers whose term is over; one that is held cannot be chosen', async () => {
    screens.app.clock.set('2037-01-04T01:00:00.000Z');
    office = await screens.pageOf('sifasuo', '/archives?show=due');
    await line(office, numbers[0]).getByText('保管10年的卷宗').waitFor();
    await line(office, numbers[0]).getByRole('link').click();
    await office.getByRole('button', { name: '设定留存' }).click();
    await giveReason(office, '设定留存', '县法院诉讼保全来函');
    await office.goto('/archives?show=due');
    await line(office, numbers[0]).getByText('已设定留存').waitFor();
    expect(await office.getByLabel(numbers[0] ?? '', { exact: true }).isDisabled()).toBe(true);
    await office.getByLabel(numbers[1] ?? '', { exact: true }).check();
    await looksRight(office, 'archives-due', ['phone']);
  }, 120_000);

  test('take a list from one person, who cannot sign it a second time', async () => {
    await office.getByRole('button', { name: '提出销毁清册（1卷）' }).click();
    await office.getByRole('dialog').getByRole('button', { name: '提出销毁清册' }).click();
    await office.getByText('请写明理由').waitFor();
    await giveReason(office, '提出销毁清册', '鉴定小组逐卷审查，无保存价值');
    await office.getByRole('heading', { level: 1, name: '销毁清册 销〔2037〕1号' }).waitFor();
    await office.getByText('您已作第一签名').waitFor();
    expect(await office.getByRole('button', { name: '批准销毁' }).count()).toBe(0);
    await looksRight(office, 'archives-list', ['phone']);
    await office.goto('/archives?show=due');
    await line(office, numbers[1]).getByRole('link', { name: '已列入清册' }).waitFor();
  }, 120_000);

  test('show the leader what awaits the second signature; refused with a reason, it may be listed again', async () => {
    leader = await screens.pageOf('lingdao', '/archives?show=lists');
    await line(leader, '销〔2037〕1号').getByText('请您签署').waitFor();
    await line(leader, '销〔2037〕1号').getByRole('link').click();
    await leader.getByRole('button', { name: /^驳 ?回$/ }).click();
    await giveReason(leader, '驳', '须再核对附件');
    await leader.getByText('须再核对附件').waitFor();
    await show(await at(leader, '/archives'), '期满待鉴定');
    await line(leader, numbers[1]).waitFor();
    expect(await leader.getByRole('checkbox').count()).toBe(0);
    await office.goto('/archives?show=due');
    await office.getByLabel(numbers[1] ?? '', { exact: true }).check();
    await office.getByRole('button', { name: '提出销毁清册（1卷）' }).click();
    await giveReason(office, '提出销毁清册', '附件已核对，无保存价值');
    await office.getByRole('heading', { level: 1, name: '销毁清册 销〔2037〕2号' }).waitFor();
  }, 120_000);

  test('are signed by the second, and show what was destroyed; the register is a paper that names nobody', async () => {
    await line(await at(leader, '/archives?show=lists'), '销〔2037〕2号')
      .getByRole('link')
      .click();
    await leader.getByRole('button', { name: '批准销毁' }).click();
    await leader.getByText('不能恢复').waitFor();
    await looksRight(leader, 'archives-signing');
    await giveReason(leader, '批准销毁', '同意销毁');
    await leader.getByText('已批准，正在销毁').waitFor();
    expect(await screens.app.app.get(DestructionWork).carryOutAll()).toBe(1);
    await leader.reload();
    await leader.getByText('已销毁 1 卷，保留 0 卷').waitFor();
    await looksRight(leader, 'archives-done', ['phone']);
    const [file] = await Promise.all([
      leader.waitForEvent('download'),
      leader.getByRole('link', { name: '下载清册' }).click(),
    ]);
    const parts = unzipSync(new Uint8Array(await readFile(await file.path())));
    const words = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(words).toContain(numbers[1]);
    expect(words).not.toContain('郭秋生');
    await leader.getByRole('link', { name: numbers[1] ?? '' }).click();
    await leader.waitForURL('**/disputes/**');
    await leader.getByText(/^本案卷宗已于.*按《销〔2037〕2号》销毁/).waitFor();
    await looksRight(leader, 'archives-destroyed', ['phone']);
    expect(await leader.getByText(closedCase.terms).count()).toBe(0);
  }, 120_000);

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

async function at(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}
