import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('two people with two forms open', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('both keep what they wrote; the second sees what the first did, and decides', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const [note, grade] = await Promise.all([
      screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`),
      screens.pageOf('sifasuo', `/disputes/${made.id}?do=REGRADE`),
    ]);
    await note.getByLabel('其他').check();
    await note.getByLabel('内容').fill('已与双方电话联系');
    await grade.getByLabel('黄色').check();
    await grade.getByLabel('理由').fill('双方已有推搡');
    await note.getByRole('button', { name: '提交' }).click();
    await note.getByRole('dialog').waitFor({ state: 'detached' });
    // The other is told by the case itself, and keeps what is written.
    await grade.getByText('此案刚有变动').waitFor();
    expect(await grade.getByLabel('理由').inputValue()).toBe('双方已有推搡');
    await grade.getByRole('button', { name: '提交' }).click();
    const warning = grade.getByRole('alert').filter({ hasText: '案件已有新的变化' });
    await warning.getByText('崔玉兰').waitFor();
    // Somebody is faster once more.
    await send(await screens.app.as('lingdao'), made, 'NOTE', { kind: 'other', text: '请尽快办理' });
    await grade.getByRole('button', { name: '已核对，仍要提交' }).click();
    await warning.getByText('董文斌').waitFor();
    await grade.getByRole('button', { name: '已核对，仍要提交' }).click();
    await grade.getByRole('dialog').waitFor({ state: 'detached' });
    const { body } = await (await screens.app.as('sifasuo')).browser.get(`/api/v1/disputes/${made.id}`);
    expect(body).toMatchObject({ risk: 'yellow', version: 4 });
  });

  test('one of which ends the case: the other form says why it can no longer be sent', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const [accept, decline] = await Promise.all([
      screens.pageOf('zhongxin', `/disputes/${made.id}?do=ACCEPT`),
      screens.pageOf('sifasuo', `/disputes/${made.id}?do=DECLINE`),
    ]);
    await accept.getByLabel('备注').fill('双方都愿意调解');
    await decline.getByLabel('不予受理的理由').fill('已起诉');
    await decline.getByLabel('告知去处').fill('县人民法院');
    await decline.getByRole('button', { name: '提交' }).click();
    const warning = accept.getByRole('alert').filter({ hasText: '此操作已不能进行' });
    await warning.getByRole('listitem').filter({ hasText: '不予受理' }).waitFor();
    expect(await accept.getByLabel('备注').inputValue()).toBe('双方都愿意调解');
    expect(await accept.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
  });

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
