import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aTypicalCase } from '../support/a-typical-case.ts';
import { inBrowser } from '../support/chromium.ts';
import { downloaded } from '../support/downloaded.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { typicalCasesLike } from '../support/typical-cases-like.ts';

interface Feed {
  readonly faults: number;
  readonly root: string;
  readonly titles: readonly string[];
  readonly ids: readonly string[];
  readonly text: string;
}

/** Reads the feed with the browser's own reader of XML. Written as text: the types of the tests know no document. */
const readFeed = `(async () => {
  const text = await (await fetch('/api/v1/typical-cases/feed.atom')).text();
  const feed = new DOMParser().parseFromString(text, 'application/xml');
  const textsOf = (path) => [...feed.querySelectorAll(path)].map(({ textContent }) => textContent);
  return {
    faults: feed.querySelectorAll('parsererror').length,
    root: feed.documentElement.namespaceURI + ' ' + feed.documentElement.localName,
    titles: textsOf('entry > title'),
    ids: textsOf('entry > id'),
    text,
  };
})()`;

inBrowser('the library of typical cases', () => {
  let screens: Screens;
  let grid: Page;
  let told: { readonly id: string; readonly disputeId: string };
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  test('says that nothing was released yet', async () => {
    grid = await screens.pageOf('wanggeyuan', '/');
    await grid.getByRole('link', { name: '典型案例' }).click();
    await grid.getByText('还没有发布的典型案例').waitFor();
    await looksRight(grid, 'typical-none', ['phone']);
  }, 60_000);

  test('is searched by type, law and words, and the address keeps what was looked for', async () => {
    told = await aTypicalCase(screens);
    await grid.goto('/typical-cases');
    const line = grid.getByRole('link', { name: '一滴水檐，两家和好' });
    await line.waitFor();
    await looksRight(grid, 'typical-library', ['phone']);
    await grid.getByLabel('案例中的文字').fill('没有这样的话');
    await grid.getByLabel('案例中的文字').press('Enter');
    await grid.getByText('没有符合条件的典型案例').waitFor();
    await grid.getByLabel('案例中的文字').fill('滴水 某甲');
    await grid.getByLabel('案例中的文字').press('Enter');
    await line.waitFor();
    await grid.getByLabel('法律名称或条款').fill('第二百八十八条');
    await grid.getByLabel('法律名称或条款').press('Enter');
    await grid.getByLabel('类型').click();
    await grid.getByTitle('邻里').click();
    await grid.waitForURL(/typeCode=NEI/u);
    await line.waitFor();
    await grid.reload();
    await line.waitFor();
    expect(await grid.getByLabel('法律名称或条款').inputValue()).toBe('第二百八十八条');
  }, 60_000);

  test('is read without a way to its case by whoever had no part in it, and taken home as a paper of Word', async () => {
    const reader = await screens.pageOf('shiyumei', '/typical-cases');
    await reader.getByRole('link', { name: '一滴水檐，两家和好' }).click();
    await reader.getByRole('heading', { level: 1, name: '一滴水檐，两家和好' }).waitFor();
    await reader.getByText('《民法典》第二百八十八条').waitFor();
    expect(await reader.getByRole('link', { name: '查看原案件' }).count()).toBe(0);
    expect(await reader.getByRole('button', { name: '撤回' }).count()).toBe(0);
    await looksRight(reader, 'typical-reading', ['phone']);
    expect(await downloaded(reader.getByRole('link', { name: '下载 Word' }))).toBe(
      '典型案例：一滴水檐，两家和好.docx',
    );
    await reader.getByRole('link', { name: '返回典型案例库' }).click();
    await reader.getByRole('link', { name: '一滴水檐，两家和好' }).waitFor();
    await reader.context().close();
  }, 60_000);

  test('says why it cannot be read, and tries once more', async () => {
    const broken = await screens.pageOf('wanggeyuan', '/');
    const list = /\/api\/v1\/typical-cases(\?.*)?$/u;
    await broken.route(list, (route) => route.abort());
    await broken.goto('/typical-cases');
    const retry = broken.getByRole('button', { name: '重试' });
    await retry.waitFor();
    await broken.unroute(list);
    await retry.click();
    await broken.getByRole('link', { name: '一滴水檐，两家和好' }).waitFor();
    await broken.context().close();
  }, 60_000);

  test('goes on page by page', async () => {
    await aTypicalCase(screens, '一条水渠，五户同修');
    await typicalCasesLike(screens.app, told.id, 45);
    const paged = await screens.pageOf('wanggeyuan', '/typical-cases', { size: 'phone' });
    const lines = paged.getByRole('main').getByRole('listitem');
    await paged.getByText('已显示 20 个案例').waitFor();
    await lines.last().scrollIntoViewIfNeeded();
    await paged.getByText('已显示 40 个案例').waitFor();
    await lines.last().scrollIntoViewIfNeeded();
    await paged.getByText('已显示 47 个案例').waitFor();
    await paged.getByRole('link', { name: '一滴水檐，两家和好' }).waitFor();
    await paged.getByRole('link', { name: '一条水渠，五户同修' }).waitFor();
    expect(await lines.count()).toBe(47);
    expect(await paged.getByRole('button', { name: '加载更多' }).count()).toBe(0);
    await paged.context().close();
  }, 60_000);

  test('stands in English too', async () => {
    const english = await screens.pageOf('zhongxin', `/typical-cases/${told.id}`);
    await english.getByRole('button', { name: 'English' }).click();
    await english.mouse.move(0, 0);
    await english.getByRole('link', { name: 'Download as Word' }).waitFor();
    await english.getByRole('link', { name: 'Open the case' }).waitFor();
    await looksRight(english, 'typical-reading-english', ['phone']);
    await english.context().close();
  }, 60_000);

  test('holds a case no longer that was taken back with a reason', async () => {
    const centre = await screens.pageOf('zhongxin', `/typical-cases/${told.id}`);
    await centre.getByRole('button', { name: '撤回' }).click();
    await centre.getByLabel('理由').fill('当事人有顾虑');
    await centre.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await centre.getByRole('heading', { level: 1, name: '典型案例库' }).waitFor();
    await centre.getByRole('main').getByRole('listitem').first().waitFor();
    expect(await centre.getByRole('link', { name: '一滴水檐，两家和好' }).count()).toBe(0);
    await centre.goBack();
    await centre.getByText('没有这个典型案例').waitFor();
    expect(await centre.getByRole('heading', { name: '一滴水檐，两家和好' }).count()).toBe(0);
    await grid.goto(`/typical-cases/${told.id}`);
    await grid.getByRole('alert').waitFor();
  }, 60_000);

  test('is read as a feed by any reader of XML, with nothing but what is released', async () => {
    const odd = `水渠 <三> & "井" 'ok'`;
    await aTypicalCase(screens, odd);
    const mediator = await screens.app.as('guochangshun');
    await mediator.browser.post(`/api/v1/disputes/${told.disputeId}/typical-cases`).send({}).expect(201);
    await grid.goto('/typical-cases');
    const feed = (await grid.evaluate(readFeed)) as Feed;
    expect(feed.faults).toBe(0);
    expect(feed.root).toBe('http://www.w3.org/2005/Atom feed');
    expect(feed.titles).toContain(odd);
    expect(feed.titles).toContain('一条水渠，五户同修');
    expect(feed.titles).not.toContain('一滴水檐，两家和好');
    // As many as are released: forty-five like one another, and two.
    expect(feed.titles).toHaveLength(47);
    expect(new Set(feed.ids).size).toBe(47);
    expect(feed.text).not.toMatch(/郭秋生|申二牛|柳溪|月山|月人调字/u);
  }, 60_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
