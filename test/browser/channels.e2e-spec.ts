import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DeliveryService } from '#casework/delivery';
import { notify } from '#casework/notification';
import { inTransaction } from '#platform';
import { inBrowser } from '../support/chromium.ts';
import { phone, publicUrl } from '../support/delivery-desk.ts';
import { anHttpReceiver, type HttpReceiver } from '../support/http-receiver.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('channels', () => {
  let screens: Screens;
  let http: HttpReceiver;
  beforeAll(async () => {
    http = await anHttpReceiver();
    const outgoing = { mayReachThisMachine: true, timeoutMs: 5_000, publicUrl };
    screens = await theScreens({ settings: { outgoing } });
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await http.close();
  });

  async function tell(username: string, source: string): Promise<void> {
    const { staffId } = await screens.app.as(username);
    const facts = { number: '月山〔2026〕7号', stage: 'mediated', step: 'due', dueOn: '2026-11-26' };
    const at = screens.app.clock.now().toISOString();
    await inTransaction(screens.app.dataSource, (tx) =>
      notify(tx, [staffId], { disputeId: null, kind: 'clock.overdue', facts, source, at }),
    );
  }

  test('are chosen by everybody for themselves', async () => {
    const page = await screens.pageOf('guochangshun', '/profile');
    const card = page.locator('.ant-card').filter({ hasText: '通知方式' });
    await card.getByRole('button', { name: '修改' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('group', { name: '发短信的事项' }).getByLabel('逾期催办、督办').check();
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.getByText('请填写手机号码').waitFor();
    await drawer.getByLabel('手机号码').fill(phone);
    await drawer.getByRole('button', { name: '保存' }).click();
    await card.getByText(`短信：逾期催办、督办（${phone}）`).waitFor();
    await card.getByText('本单位尚未开通，开通后生效').waitFor();
    await page.context().close();
  });

  test('are set up by the administrator, tried, and looked after in the log', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/channels');
    await page.getByRole('button', { name: '添加渠道' }).click();
    await page.getByRole('menuitem', { name: '短信' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('所属单位').click();
    await page.getByTitle('月山镇', { exact: true }).click();
    await drawer.getByLabel('接口地址').fill(`${http.url}/sms?key=hidden`);
    await drawer.getByLabel('内容模板').fill('{"to":"{{phone}}","text":"{{text}}"}');
    await drawer.getByRole('button', { name: '保存' }).click();
    const line = page.getByRole('listitem').filter({ hasText: '短信（月山镇）' });
    await line.getByText('由各人选择事项').waitFor();
    expect(await page.content()).not.toContain('key=hidden');

    await line.getByRole('button', { name: '发送测试消息' }).click();
    await line.getByText('请先在个人设置的通知方式中填写本人地址').first().waitFor();

    http.behave = () => ({ status: 404 });
    await tell('guochangshun', 'first');
    await screens.app.app.get(DeliveryService).sendDue();
    await page.reload();
    await page.getByText('已放弃', { exact: true }).first().click();
    const failed = page.getByRole('listitem').filter({ hasText: '郭长顺' });
    await failed.getByText('http-404').waitFor();
    http.behave = () => ({ status: 200 });
    await failed.getByRole('button', { name: '重新发送' }).click();
    await failed.waitFor({ state: 'detached' });
    await screens.app.app.get(DeliveryService).sendDue();
    await page.reload();
    await page.getByRole('listitem').filter({ hasText: '郭长顺' }).getByText('已发出').waitFor();
    expect(http.received.at(-1)?.body).toContain(phone);
    await page.context().close();
  });

  test('are changed without being shown what is secret', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/channels', { size: 'phone' });
    await page.getByRole('button', { name: '修改：短信（月山镇）' }).click();
    const drawer = page.getByRole('dialog');
    expect(await drawer.getByLabel('接口地址').inputValue()).toBe('');
    await drawer.getByLabel('启用').click();
    await drawer.getByRole('button', { name: '保存' }).click();
    await page.getByRole('listitem').filter({ hasText: '短信（月山镇）' }).getByText('停用').waitFor();
    await page.context().close();
  });

  test('the bell counts what comes while somebody looks', async () => {
    const page = await screens.pageOf('guochangshun', '/');
    await page.getByRole('link', { name: '通知 1' }).waitFor();
    await tell('guochangshun', 'second');
    await page.getByRole('link', { name: '通知 2' }).waitFor();
    await page.context().close();
  });

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
