import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { until } from '../support/until.ts';

inBrowser('the terms of retention', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('are changed by the administrator within the law, and go back to the usual', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/retention');
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await line('上传后未导入的台账文件').getByText('30天').waitFor();
    expect(await line('永久保管的卷宗').getByRole('button').count()).toBe(0);

    await page.getByRole('button', { name: '修改期限：上传后未导入的台账文件' }).click();
    await page.getByLabel('期限', { exact: true }).fill('20');
    await page.getByLabel('由谁、依据哪份文件决定').fill('镇政府2026年第8号会议纪要');
    await page.getByRole('button', { name: '保存' }).click();
    await line('上传后未导入的台账文件').getByText('20天').waitFor();
    await line('上传后未导入的台账文件').getByText('镇政府2026年第8号会议纪要').waitFor();
    await page.getByRole('button', { name: '恢复通常期限' }).click();
    await line('上传后未导入的台账文件').getByText('30天').waitFor();

    await page.getByRole('button', { name: '修改期限：保管10年的卷宗' }).click();
    await page.getByLabel('期限', { exact: true }).fill('9');
    await page.getByLabel('由谁、依据哪份文件决定').fill('镇政府2026年第8号会议纪要');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('dialog').getByText('不得短于归档时选定的期限').first().waitFor();
    await page.context().close();
  });

  test('that are being changed are not given up by one touch', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/retention');
    const asked: string[] = [];
    let answer: 'accept' | 'dismiss' = 'dismiss';
    page.on('dialog', async (question) => {
      asked.push(question.message());
      await question[answer]();
    });
    const dialog = page.getByRole('dialog');
    const open = () => page.getByRole('button', { name: '修改期限：上传后未导入的台账文件' }).click();
    const cancel = () => dialog.getByRole('button', { name: /^取 ?消$/ }).click();
    await open();
    await cancel();
    await dialog.waitFor({ state: 'detached' });
    expect(asked).toEqual([]);
    await open();
    await dialog.getByLabel('由谁、依据哪份文件决定').fill('镇政府2026年第8号会议纪要');
    await cancel();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('不会保存');
    await page.evaluate('history.back()');
    await until('it is asked again', () => asked.length === 2);
    expect(await dialog.getByLabel('由谁、依据哪份文件决定').inputValue()).toContain('第8号');
    answer = 'accept';
    await cancel();
    await dialog.waitFor({ state: 'detached' });
    expect(asked).toHaveLength(3);
    await page.context().close();
  });

  test('are read by the justice office, and changed by nobody there', async () => {
    const page = await screens.pageOf('sifasuo', '/');
    await page.getByRole('link', { name: '管理' }).click();
    await page.getByRole('link', { name: '保管期限' }).click();
    await page.getByRole('heading', { level: 1, name: '保管期限' }).waitFor();
    await page.getByRole('link', { name: '期满的卷宗见“档案”' }).waitFor();
    expect(await page.getByRole('button', { name: '修改' }).count()).toBe(0);
    await page.context().close();
  });

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
