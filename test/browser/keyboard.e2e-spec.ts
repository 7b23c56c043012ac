import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoPassword } from '#casework/demonstration';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('somebody without a mouse', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('signs in, finds what waits, accepts it and signs out', async () => {
    await report(await screens.app.as('guochangshun'), { summary: '为化粪池异味争执' });
    const page = await (await screens.device()).newPage();
    await page.goto('/');
    await reach(page, '用户名');
    await page.keyboard.type('zhongxin');
    await reach(page, '密码');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /崔玉兰/ }).waitFor();
    await reach(page, '赵大山、钱小河');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/disputes\//);
    await page.getByRole('button', { name: '下一步：受理' }).waitFor();
    await reach(page, '下一步：受理');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await reach(page, '提交');
    await page.keyboard.press('Enter');
    await page.getByText('已受理').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await reach(page, '我的账户');
    await page.keyboard.press('Enter');
    await reach(page, '退出登录');
    await page.keyboard.press('Enter');
    await page.getByLabel('用户名').waitFor();
  }, 90_000);

  test('is asked who they are when their session was ended elsewhere', async () => {
    const page = await screens.pageOf('sifasuo');
    await page.getByRole('heading', { level: 1, name: /韩立新/ }).waitFor();
    await (await screens.app.as('sifasuo')).browser.delete('/api/v1/sessions').expect(204);
    await reach(page, '案件');
    await page.keyboard.press('Enter');
    await page.getByLabel('用户名').waitFor();
  });

  test('closes a form by Escape and is back where they opened it', async () => {
    const made = await report(await screens.app.as('guochangshun'));
    const page = await screens.pageOf('zhongxin', `/disputes/${made.id}`);
    await page.getByRole('button', { name: '下一步：受理' }).waitFor();
    await reach(page, '下一步：受理');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toContain('受理');
  });
});

/** What has the focus, as it is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    if (!at.matches('a, button, input, textarea, select, [role]:not([role=dialog])')) return '';
    const label = at.labels?.[0]?.innerText ?? '';
    return [at.getAttribute('aria-label'), label, at.innerText].filter(Boolean).join(' ');
  })()`);

/** Presses Tab until what is called so has the focus. @throws Error after a whole round */
async function reach(page: Page, name: string): Promise<void> {
  for (let n = 0; n < 80; n += 1) {
    if ((await focused(page)).replace(/^\*\s*/, '').includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${name}`);
}
