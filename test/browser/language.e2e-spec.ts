import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { query } from '#platform';
import { aTypicalCase } from '../support/a-typical-case.ts';
import { type Case, report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** Every page, by somebody who has it; `{case}` is a case of theirs, `{told}` and `{draft}` typical ones. */
const pages: readonly (readonly [username: string, paths: readonly string[]])[] = [
  ['zhongxin', ['/', '/disputes', '/disputes/{case}', '/disputes/{case}?do=NOTE', '/report', '/imports']],
  [
    'lingdao',
    [
      '/review',
      '/review/meetings',
      '/review/decisions',
      '/',
      '/notifications',
      '/profile',
      '/rights',
      '/rights?case=no-such-number',
      '/no-such-page',
    ],
  ],
  [
    'guanliyuan',
    ['organisations', 'staff', 'roles', 'policy', 'keys', 'codes', 'calendar', 'retention'].map(
      (section) => `/administration/${section}`,
    ),
  ],
  [
    'guochangshun',
    [
      '/typical-cases',
      '/typical-cases/drafts',
      '/typical-cases/{told}',
      '/typical-cases/{told}/working',
      '/typical-cases/{draft}/working',
    ],
  ],
  ['shenji', ['/administration/certificates', '/administration/trail', '/administration/roles']],
  ['sifasuo', ['/archives', '/archives?show=due', '/archives?show=lists']],
];

inBrowser('the language', () => {
  let screens: Screens;
  let made: Case;
  let data: readonly string[];
  let told: { readonly id: string; readonly disputeId: string };
  let draft: string;
  beforeAll(async () => {
    screens = await theScreens();
    made = await report(await screens.app.as('guochangshun'));
    await send(await screens.app.as('zhongxin'), made, 'ACCEPT', {});
    told = await aTypicalCase(screens);
    const mediator = await screens.app.as('guochangshun');
    const again = await mediator.browser.post(`/api/v1/disputes/${told.disputeId}/typical-cases`).send({});
    draft = again.body.id;
    data = await whatPeopleWrote(screens);
  }, 120_000);
  afterAll(() => screens?.close());

  test('changes at once and is remembered', async () => {
    const page = await screens.pageOf('zhongxin', '/profile');
    await page.getByRole('heading', { level: 1, name: '个人设置' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '个人设置' }).waitFor();
    await page.context().close();
  });

  test('breaks no word of the bar of a telephone', async () => {
    const page = await screens.pageOf('zhongxin', '/', { size: 'phone' });
    await page.evaluate(`localStorage.setItem('fengqiao.language', 'en')`);
    await page.reload();
    const words = page.locator('.phone-bar > * > span:not(.anticon)');
    await words.filter({ hasText: 'My day' }).waitFor();
    const heights = await words.evaluateAll((all) =>
      all.map(({ clientHeight, offsetHeight }) => offsetHeight ?? clientHeight),
    );
    expect(new Set(heights).size).toBe(1);
    await page.context().close();
  });

  test('of the door is English to the last sign', async () => {
    const page = await (await screens.device()).newPage();
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await chineseOn(page, data)).toEqual([]);
    await page.context().close();
  });

  test.each(pages)(
    'of every page of %s is English to the last sign',
    async (username, paths) => {
      const page = await screens.pageOf(username);
      await page.evaluate(`localStorage.setItem('fengqiao.language', 'en')`);
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(path.replace('{case}', made.id).replace('{told}', told.id).replace('{draft}', draft));
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        found.push(...(await chineseOn(page, data)).map((line) => `${path}: ${line}`));
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
    120_000,
  );
});

/** Names, numbers and texts of the township, the longest first: they stay as they were written in every language. */
async function whatPeopleWrote({ app }: Screens): Promise<readonly string[]> {
  const rows = await query<{ text: string }>(app.dataSource, {
    text: `select text from (
             select name as text from organisation union select short_name from organisation
             union select name from staff union select name from party
             union select string_agg(name, '、' order by position) from party group by dispute_id
             union select number from dispute union select summary from dispute
             union select title from typical_case) as written
           where text is not null order by length(text) desc`,
  });
  return rows.map(({ text }) => text);
}

/** The name of the product, and of the language in itself. */
const always = ['枫桥', '中文'];

/** Chinese characters and signs that stand on a page, also where they are only read aloud, and that nobody wrote. */
async function chineseOn(page: Page, data: readonly string[]): Promise<readonly string[]> {
  const texts = (await page.evaluate(`(() => {
    const spoken = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description'];
    // What stands there in Chinese on purpose says so; the page is asked once and then left.
    for (const one of document.body.querySelectorAll('[lang^=zh]')) one.remove();
    const inWords = document.body.innerText.split('\\n');
    const inSigns = [...document.body.querySelectorAll('*')]
      .flatMap((one) => spoken.map((name) => one.getAttribute(name)))
      .filter(Boolean);
    return [document.title, ...inWords, ...inSigns];
  })()`)) as string[];
  const isChinese = /[\p{Script=Han}\u3000-\u303f\uff01-\uff5e]/u;
  const unwritten = (text: string) =>
    [...data, ...always].reduce((rest, one) => rest.replaceAll(one, ''), text);
  return [...new Set(texts.filter((text) => isChinese.test(unwritten(text))))];
}
