import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { largestFileBytes } from '#domain';
import { report } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { until } from '../support/until.ts';

/** A picture of one point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = { name: '排水沟.png', mimeType: 'image/png', buffer: picture };

inBrowser('the files of a case', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  const aCase = async () => await report(await screens.app.as('guochangshun'));
  const choose = (page: Page, files: readonly (typeof photo)[]) =>
    page.getByLabel('选择文件').setInputFiles([...files]);
  const line = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

  test('are sent from the page and looked at there', async () => {
    const page = await screens.pageOf('guochangshun', `/disputes/${(await aCase()).id}`);
    await choose(page, [photo]);
    await line(page, photo.name).getByRole('button', { name: '查看' }).click();
    const shown = page.getByRole('dialog').getByRole('img', { name: photo.name });
    await shown.waitFor();
    const width = () => shown.evaluate(({ naturalWidth }) => naturalWidth);
    await until('the picture is there', async () => (await width()) === 1);
    await page.locator('.ant-card-head-title', { hasText: '附件（1）' }).waitFor();
  });

  test('wait on the device while there is no line, and are sent once when it is back', async () => {
    const page = await screens.pageOf('guochangshun', `/disputes/${(await aCase()).id}`);
    await page.getByText('还没有附件').waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await choose(page, [photo]);
    await page.getByRole('list', { name: '待发送的附件' }).getByText('待发送').waitFor();
    await page.context().setOffline(false);
    await line(page, photo.name).getByRole('button', { name: '查看' }).waitFor();
    await page.getByRole('list', { name: '待发送的附件' }).waitFor({ state: 'detached' });
    expect(await line(page, photo.name).getByRole('button', { name: '查看' }).count()).toBe(1);
  });

  test('survive an answer that was lost on the way: the same file is not there twice', async () => {
    const page = await screens.pageOf('guochangshun', `/disputes/${(await aCase()).id}`);
    await page.getByText('还没有附件').waitFor();
    let isLost = false;
    await page.route('**/attachments', async (route) => {
      if (isLost || route.request().method() !== 'POST') return await route.continue();
      isLost = true;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await choose(page, [photo]);
    await page.getByRole('list', { name: '待发送的附件' }).getByText('待发送').waitFor();
    await page.evaluate("window.dispatchEvent(new Event('online'))");
    await page.getByRole('list', { name: '待发送的附件' }).waitFor({ state: 'detached' });
    await page.locator('.ant-card-head-title', { hasText: '附件（1）' }).waitFor();
    expect(isLost).toBe(true);
  });

  test('that cannot be taken are refused at once, each by its name', async () => {
    const page = await screens.pageOf('guochangshun', `/disputes/${(await aCase()).id}`);
    await choose(page, [
      { name: '大录像.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(largestFileBytes + 1) },
      { name: '假照片.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
      photo,
    ]);
    await page.getByRole('alert').filter({ hasText: '“大录像.mp4”超过 20 MB' }).waitFor();
    await page.getByRole('alert').filter({ hasText: '不支持“假照片.png”' }).waitFor();
    await line(page, photo.name).getByRole('button', { name: '查看' }).waitFor();
  });

  test('that the device has lost say so until somebody takes them away', async () => {
    const made = await aCase();
    const page = await screens.pageOf('guochangshun', `/disputes/${made.id}`);
    await page.getByText('还没有附件').waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await choose(page, [photo]);
    await page.getByText('待发送', { exact: false }).first().waitFor();
    // The bytes are gone from the device meanwhile.
    await page.evaluate(`(async () => {
      for (const { name } of await indexedDB.databases()) await new Promise((done) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const stores = [...opening.result.objectStoreNames].filter((store) => /byte|file|blob/i.test(store));
          if (stores.length === 0) return done();
          const change = opening.result.transaction(stores, 'readwrite');
          for (const store of stores) change.objectStore(store).clear();
          change.oncomplete = () => done();
        };
      });
    })()`);
    await page.context().setOffline(false);
    await page.getByRole('alert').filter({ hasText: '本机已打不开此文件' }).waitFor();
    await page.getByRole('button', { name: `删除“${photo.name}”` }).click();
    await page.getByRole('list', { name: '待发送的附件' }).waitFor({ state: 'detached' });
  });

  test('that somebody took away meanwhile say so instead of an empty frame', async () => {
    const made = await aCase();
    const page = await screens.pageOf('guochangshun', `/disputes/${made.id}`);
    await choose(page, [photo]);
    await line(page, photo.name).getByRole('button', { name: '查看' }).waitFor();
    await page.route('**/attachments/*', (route) => route.fulfill({ status: 404, body: '' }));
    await line(page, photo.name).getByRole('button', { name: '查看' }).click();
    await page.getByRole('dialog').getByText('无法打开').waitFor();
  });
});
