import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoPassword } from '#casework/demonstration';
import { report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

inBrowser('two people at one case', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('see what the other does without asking for it', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const [mine, theirs] = await Promise.all([
      screens.pageOf('guochangshun', `/disputes/${made.id}`),
      screens.pageOf('zhongxin', `/disputes/${made.id}`),
    ]);
    await mine.getByText('等待月山镇综治中心办理').waitFor();
    await theirs.getByRole('button', { name: '下一步：受理' }).click();
    await theirs.getByRole('button', { name: '提交' }).click();
    await mine.getByText('此案刚有变动').waitFor();
    await mine.getByRole('heading', { level: 1, name: /2026/ }).waitFor();
    // Whoever did it is not told of it.
    expect(await theirs.getByText('此案刚有变动').count()).toBe(0);
  });

  test('who write at the same time are shown what the other did, and decide', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`);
    await page.getByLabel('其他').check();
    await page.getByLabel('内容').fill('已与双方电话联系');
    await send(await screens.app.as('sifasuo'), made, 'REGRADE', {
      risk: 'yellow',
      factors: [],
      reason: '双方已有推搡',
    });
    await page.getByRole('button', { name: '提交' }).click();
    const warning = page.getByRole('alert').filter({ hasText: '案件已有新的变化' });
    await warning.waitFor();
    expect(await warning.innerText()).toContain('韩立新');
    expect(await page.getByLabel('内容').inputValue()).toBe('已与双方电话联系');
    await page.getByRole('button', { name: '已核对，仍要提交' }).click();
    await page.getByText('已与双方电话联系').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('of whom one forbids what the other is writing keep what is written', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=ACCEPT`);
    await page.getByLabel('备注').fill('双方都愿意调解');
    await send(await screens.app.as('zhongxin'), made, 'ACCEPT', {});
    const warning = page.getByRole('alert').filter({ hasText: '此操作已不能进行' });
    await warning.getByRole('listitem').filter({ hasText: '受理' }).waitFor();
    expect(await page.getByLabel('备注').inputValue()).toBe('双方都愿意调解');
    expect(await page.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    // What was written is given up only by whoever says so.
    const asked = page.waitForEvent('dialog').then((question) => question.dismiss());
    await page.getByRole('button', { name: '取消' }).click();
    await asked;
    expect(await page.getByRole('dialog').count()).toBe(1);
    page.once('dialog', (question) => void question.accept());
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('keep the case on the screen when it cannot be read once more', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`);
    await page.getByLabel('内容').fill('已与双方电话联系');
    await page.route(`**/api/v1/disputes/${made.id}`, (route) =>
      route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{"title":"暂不可读"}' }),
    );
    await send(await screens.app.as('sifasuo'), made, 'REGRADE', {
      risk: 'yellow',
      factors: [],
      reason: '双方已有推搡',
    });
    await page.getByText('暂不可读').waitFor();
    expect(await page.getByLabel('内容').inputValue()).toBe('已与双方电话联系');
  });

  test('go on writing after a session has ended, behind a door that shows nothing', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`);
    await page.getByLabel('其他').check();
    await page.getByLabel('内容').fill('已与双方电话联系');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('登录已失效').waitFor();
    expect(await page.getByRole('heading', { name: /2026/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await signIn(page, 'zhongxin');
    await page.getByText('登录已失效').waitFor({ state: 'detached' });
    expect(await page.getByLabel('内容').inputValue()).toBe('已与双方电话联系');
    await page.getByRole('button', { name: '提交' }).click();
    // It is told when it is done, where the form was.
    await page.getByText('已办理').waitFor();
  });

  test('find nothing of each other at the computer that they share', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`);
    await page.getByLabel('其他').check();
    await page.getByLabel('内容').fill('已与双方电话联系');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('登录已失效').waitFor();
    await signIn(page, 'shenji');
    await page.locator('header').getByText('苗守正').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain('已与双方电话联系');
  });

  test('of whom one asks for what is masked leave a trace of it', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}`);
    await page.getByText('138****0901').waitFor();
    await page.getByRole('button', { name: '查看完整信息' }).first().click();
    await page.getByLabel('查看理由').fill('通知调解时间');
    await page.getByRole('dialog').getByRole('button', { name: '查看完整信息' }).click();
    await page.getByText('13800000901').waitFor();
    const accesses = await (await screens.app.as('zhongxin')).browser
      .get(`/api/v1/disputes/${made.id}/accesses`)
      .expect(200);
    expect(accesses.body.items).toMatchObject([
      { action: 'party.unmask', by: { name: '崔玉兰' }, reason: '通知调解时间' },
    ]);
    // It is kept by nobody: another look at the case is masked again.
    await page.reload();
    await page.getByText('138****0901').waitFor();
  });

  test('meet no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
