import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Dialog, Page } from 'playwright-core';
import { report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { until } from '../support/until.ts';

inBrowser('the form of an event', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  const accepted = async () => {
    const made = await report(await screens.app.as('guochangshun'));
    await send(await screens.app.as('zhongxin'), made, 'ACCEPT', {});
    return `/disputes/${made.id}`;
  };
  const dialog = (page: Page) => page.getByRole('dialog');

  test('is not left by the browser’s way back before somebody says so', async () => {
    const page = await screens.pageOf('zhongxin', await accepted());
    const asked: string[] = [];
    let answer: 'accept' | 'dismiss' = 'dismiss';
    page.on('dialog', async (question: Dialog) => {
      asked.push(question.message());
      await question[answer]();
    });
    await choose(page, '记事');
    await dialog(page).getByLabel('内容').fill('已与双方电话联系');
    await page.evaluate('history.back()');
    await until('it is asked', () => asked.length === 1);
    expect(await dialog(page).getByLabel('内容').inputValue()).toBe('已与双方电话联系');
    expect(page.url()).toContain('do=NOTE');
    answer = 'accept';
    await page.evaluate('history.back()');
    await dialog(page).waitFor({ state: 'detached' });
    expect(asked).toHaveLength(2);
    expect(asked[0]).toContain('不会保存');
    // A form in which nothing was written is closed without a word.
    await choose(page, '记事');
    await dialog(page).waitFor();
    await page.evaluate('history.back()');
    await dialog(page).waitFor({ state: 'detached' });
    expect(asked).toHaveLength(2);
  });

  test('that was accepted is left without a question', async () => {
    const page = await screens.pageOf('zhongxin', `${await accepted()}?do=NOTE`);
    const asked: string[] = [];
    page.on('dialog', async (question) => {
      asked.push(question.message());
      await question.dismiss();
    });
    await dialog(page).getByLabel('其他').check();
    await dialog(page).getByLabel('内容').fill('已与双方电话联系');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(asked).toEqual([]);
  });

  test('opens for no event that has none, and none is offered that has nothing to be about', async () => {
    const page = await screens.pageOf('zhongxin', `${await accepted()}?do=ATTACH`);
    await page.getByRole('button', { name: '其他操作' }).click();
    await page.getByRole('menuitem', { name: '记事' }).waitFor();
    expect(await dialog(page).count()).toBe(0);
    expect(await page.getByRole('menuitem', { name: '解除关联' }).count()).toBe(0);
    expect(await page.getByRole('menuitem', { name: '关联案件' }).count()).toBe(1);
  });

  test('marks whose refusal it is as what must be said', async () => {
    const page = await screens.pageOf('zhongxin', `${await accepted()}?do=REFUSE`);
    await dialog(page).getByText('原话').waitFor();
    expect(await dialog(page).getByText('可选').count()).toBe(1);
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).getByText('请注明是哪一方当事人').last().waitFor();
  });

  test('of an order asks for an answer that can still be given', async () => {
    const page = await screens.pageOf('zhongxin', `${await accepted()}?do=SUPERVISE`);
    await dialog(page).getByLabel('督办要求').fill('三日内到场');
    await dialog(page).getByLabel('答复期限').fill('2026-11-20');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).getByText('答复期限不能早于今天').last().waitFor();
    await dialog(page).getByLabel('答复期限').fill('2026-11-26');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await dialog(page).waitFor({ state: 'detached' });
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

async function choose(page: Page, event: string): Promise<void> {
  await page.getByRole('button', { name: '其他操作' }).click();
  await page.getByRole('menuitem', { name: event }).click();
}
