import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aTypicalCase } from './support/a-typical-case.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { typicalCasesLike } from './support/typical-cases-like.ts';

interface Page {
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly nextCursor: string | null;
}

let app: TestApp;
let grid: Session;
let told: { readonly id: string };

beforeAll(async () => {
  app = await anApp();
  grid = await app.as('wanggeyuan');
  told = await aTypicalCase({ app });
  await typicalCasesLike(app, told.id, 45);
}, 60_000);
afterAll(() => app.close());

const page = async (asked: string): Promise<Page> =>
  (await grid.browser.get(`/api/v1/typical-cases?${asked}`).expect(200)).body;
async function everyPage(asked: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const next = await page(cursor === '' ? asked : `${asked}&cursor=${encodeURIComponent(cursor)}`);
    pages.push(next);
    cursor = next.nextCursor;
  }
  return pages;
}

describe('the library', () => {
  test('goes on page by page, twenty at a time, each case once, also where all were released in one moment', async () => {
    const pages = await everyPage('');
    expect(pages.map(({ items }) => items.length)).toEqual([20, 20, 6]);
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(46);
    expect((await everyPage('limit=7')).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
  });

  test('is paged within what was looked for', async () => {
    const pages = await everyPage('words=案例1&limit=5');
    expect(pages.map(({ items }) => items.length)).toEqual([5, 5, 1]);
  });

  test('goes on where it was while another case is released', async () => {
    const first = await page('limit=30');
    app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
    const latest = await aTypicalCase({ app }, '刚刚发布的案例');
    const rest = await page(`limit=30&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect(rest.items).toHaveLength(16);
    expect(rest.items.map(({ id }) => id)).not.toContain(latest.id);
    expect((await page('limit=1')).items[0]?.title).toBe('刚刚发布的案例');
  });

  test('opens no cursor of its own invention', async () => {
    await grid.browser.get('/api/v1/typical-cases?cursor=invented').expect(422);
  });
});
