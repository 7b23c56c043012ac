import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { demoPassword } from '#casework/demonstration';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { anIdentityProvider, type IdentityProvider } from '../support/identity-provider.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { codesOf } from '../support/second-factor.ts';

const providerName = '县统一认证';

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

inBrowser('somebody at the door', () => {
  let screens: Screens;
  let provider: IdentityProvider;
  let wayBack: Server;
  beforeAll(async () => {
    // The provider must know where the product is before the product has a port.
    wayBack = createServer(({ url }, answer) =>
      answer.writeHead(302, { location: `${screens.address}${url}` }).end(),
    );
    await new Promise<void>((ready) => wayBack.listen(0, '127.0.0.1', ready));
    const { port } = wayBack.address() as AddressInfo;
    provider = await anIdentityProvider('preferred_username', `http://127.0.0.1:${port}`);
    screens = await theScreens({ settings: { oidc: provider.settings } });
    const at = await screens.app.as('guanliyuan');
    for (const username of ['zhongxin', 'sifasuo']) {
      const { staffId } = await screens.app.as(username);
      await at.browser.put(`/api/v1/staff/${staffId}/oidc-identity`).send({ username }).expect(204);
    }
  }, 120_000);
  afterAll(async () => {
    await screens?.close();
    await provider.close();
    wayBack.closeAllConnections();
    wayBack.close();
  });

  const comesAs = (username: string) => {
    provider.person = { subject: `emp-${username}`, claims: { preferred_username: username } };
  };
  const noteAt = async (page: Page) => {
    await page.getByLabel('其他').check();
    await page.getByLabel('内容').fill('已与双方电话联系');
  };
  const isKept = async (page: Page) =>
    expect(await page.getByLabel('内容').inputValue()).toBe('已与双方电话联系');

  test('whose session ended in one window goes on in the other, with what is written there', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`);
    await noteAt(page);
    const other = await page.context().newPage();
    await other.goto('/disputes');
    await other.getByRole('heading', { level: 1 }).waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('登录已失效').waitFor();
    await other.getByRole('link', { name: '今日' }).click();
    await other.getByText('登录已失效').waitFor();
    await signIn(other, 'zhongxin');
    await other.getByText('登录已失效').waitFor({ state: 'detached' });
    await page.getByText('登录已失效').waitFor({ state: 'detached' });
    await isKept(page);
    await page.context().close();
  });

  test('who comes by the identity provider gets where they wanted to go', async () => {
    comesAs('sifasuo');
    const page = await (await screens.device()).newPage();
    await page.goto('/disputes?stage=reported');
    await page.getByRole('link', { name: providerName }).click();
    await page.locator('header').getByText('韩立新').first().waitFor();
    await page.waitForURL(/\/disputes\?stage=reported/);
    await page.context().close();
  });

  test('who signs in again by the identity provider loses nothing of what is written', async () => {
    comesAs('zhongxin');
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}?do=NOTE`);
    await noteAt(page);
    await page.context().clearCookies();
    await page.getByRole('button', { name: '提交' }).click();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: providerName }).click();
    await (await opened).locator('header').getByText('崔玉兰').first().waitFor();
    await page.getByText('登录已失效').waitFor({ state: 'detached' });
    await isKept(page);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办理').waitFor();
    await page.context().close();
  });

  test('sets up a second factor, and signs in with it or with a recovery code once', async () => {
    const page = await screens.pageOf('paichusuo', '/profile');
    await page.getByRole('button', { name: '设置', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('输入密码后显示二维码').fill(demoPassword);
    await dialog.getByRole('button', { name: '显示二维码' }).click();
    const scanned = await scan(page);
    const secret = new URL(scanned).searchParams.get('secret') ?? '';
    expect(await dialog.getByText('无法扫描时手工输入').innerText()).toContain(secret);
    const codes = codesOf(secret);
    const { clock } = screens.app;
    const later = (seconds: number) =>
      clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString());
    const enter = async (at: Page, code: string) => {
      await at.getByRole('textbox', { name: '验证码' }).fill(code);
      await at.getByRole('button', { name: '确认' }).click();
    };
    const wrong = (code: string) => code.replace(/^./, (figure) => String((Number(figure) + 1) % 10));
    await enter(page, wrong(codes(clock.now())));
    await dialog.getByRole('alert').waitFor();
    await enter(page, codes(clock.now()));
    await dialog.getByText('恢复码').first().waitFor();
    const [recovery = ''] = (await dialog.locator('pre').innerText()).split('\n');
    await dialog.getByRole('button', { name: '我已保存' }).click();
    await page.getByText('已启用').waitFor();
    await page.context().close();

    const atTheDoor = async () => {
      const next = await (await screens.device()).newPage();
      await next.goto('/');
      await signIn(next, 'paichusuo');
      await next.getByRole('textbox', { name: '验证码' }).waitFor();
      return next;
    };
    later(60);
    const byPhone = await atTheDoor();
    await enter(byPhone, wrong(codes(clock.now())));
    await byPhone.getByRole('alert').waitFor();
    await enter(byPhone, codes(clock.now()));
    await byPhone.locator('header').getByText('秦卫东').first().waitFor();
    await byPhone.context().close();

    const byRecovery = await atTheDoor();
    await enter(byRecovery, recovery);
    await byRecovery.locator('header').getByText('秦卫东').first().waitFor();
    await byRecovery.context().close();

    const again = await atTheDoor();
    await enter(again, recovery);
    await again.getByRole('alert').waitFor();
    expect(await again.getByRole('textbox', { name: '验证码' }).inputValue()).toBe(recovery);
    await again.context().close();

    // At home again: new recovery codes, each unlike the former, and one of them turns it off.
    later(60);
    const owner = await atTheDoor();
    await enter(owner, codes(clock.now()));
    await owner.locator('header').getByText('秦卫东').first().waitFor();
    await owner.goto('/profile');
    await owner.getByText('剩余恢复码 9 个').waitFor();
    later(60);
    await owner.getByRole('button', { name: '重新生成恢复码' }).click();
    await enter(owner, codes(clock.now()));
    const renewed = (await owner.getByRole('dialog').locator('pre').innerText()).split('\n');
    expect(renewed).not.toContain(recovery);
    await owner.getByRole('button', { name: '我已保存' }).click();
    await owner.getByText('剩余恢复码 10 个').waitFor();
    await owner.getByRole('button', { name: '停用' }).click();
    await enter(owner, recovery);
    await owner.getByRole('alert').waitFor();
    await enter(owner, renewed[0] ?? '');
    await owner.getByText('未启用').waitFor();
    await owner.context().close();
  }, 120_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

/** What a telephone reads in the square that is shown. */
async function scan(page: Page): Promise<string> {
  const square = page.getByRole('dialog').locator('img');
  await square.waitFor();
  const { width, data } = (await square.evaluate(`(async (image) => {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 220;
    const paper = canvas.getContext('2d');
    paper.drawImage(image, 0, 0, 220, 220);
    return { width: 220, data: [...paper.getImageData(0, 0, 220, 220).data] };
  })(document.querySelector('[role=dialog] img'))`)) as { width: number; data: number[] };
  const read = jsQR.default(Uint8ClampedArray.from(data), width, width);
  if (read === null) throw new Error('nothing can be read in the square');
  return read.data;
}
