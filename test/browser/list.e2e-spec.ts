import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the list of the cases', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
    await report(await screens.app.as('guochangshun'));
  }, 120_000);
  afterAll(() => screens?.close());

  test('leaves aside what its address cannot mean, says so, and is narrowed by the rest', async () => {
    const page = await screens.pageOf(
      'zhongxin',
      '/disputes?stage=reported&stage=nowhere&colour=red&dueUntil=soon',
    );
    await page.getByText('网址中有无法识别的条件').waitFor();
    await page.getByText('共显示 1 件').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/nowhere|colour|只能填/);
    await page.getByRole('button', { name: '清除条件' }).click();
    await page.getByText('网址中有无法识别的条件').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
