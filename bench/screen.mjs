/**
 * What a person waits for in the browser: how much is loaded before My day stands, and how long the list takes to answer
 * a press or a key with many rows on the screen (interaction to next paint).
 *
 *   npm run bench -- screen [rows, default 1000]
 *
 * Needs Chromium: CHROMIUM names it, default `/usr/bin/chromium`.
 */
import { chromium } from 'playwright-core';
import { judged, median, table } from './support/figures.mjs';
import { startApi } from './support/server.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const wanted = Number(process.argv[2] ?? 1000);
const kilobytesAtMost = 300;
const interactionMsAtMost = 200;
const rounds = 5;
/** Two presses, a choice and two keys of each round; the browser may count more, and one quicker than a frame not at all. */
const interactionsAtLeast = rounds * 3;

/** Every press and key of the page with the time until its effect was painted. */
const watchInteractions = () => {
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const { name, duration, interactionId } of list.getEntries()) {
      if (interactionId) window.interactions.push({ name, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
};

/** @returns {Promise<number>} bytes of JavaScript, as they came over the line */
async function scriptsOf(page) {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js') && !name.endsWith('/sw.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
}

await withTownship(async ({ databaseUrl, keyFile, registers }) => {
  const imports = await registers();
  const { id } = await imports.read(registerOf(wanted + 50, '调解中'));
  await imports.enter(id);
  await imports.close();
  const api = await startApi({ databaseUrl, keyFile });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  try {
    const context = await browser.newContext({
      baseURL: `http://127.0.0.1:${api.port}`,
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
    });
    await context.request.post('/api/v1/session', {
      data: { username: 'zhongxin', password: 'yueshan-2026' },
    });
    const page = await context.newPage();
    await page.goto('/');
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    const kilobytes = (await scriptsOf(page)) / 1024;

    await page.addInitScript(watchInteractions);
    await page.goto('/disputes');
    const list = page.locator('table.cases');
    await list.waitFor();
    const loaded = async () => Number(await list.getAttribute('aria-rowcount')) - 1;
    while ((await loaded()) < wanted) {
      const before = await loaded();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.waitForFunction(
        (count) => Number(document.querySelector('table.cases').getAttribute('aria-rowcount')) - 1 > count,
        before,
      );
    }
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      window.interactions.length = 0;
    });
    for (let n = 0; n < rounds; n += 1) {
      await page.getByRole('button', { name: '显示栏目' }).click();
      await page.getByRole('checkbox', { name: '金额' }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: '风险' }).click();
      await page.keyboard.press('Escape');
      await page.getByPlaceholder(/案号/).pressSequentially('甲', { delay: 30 });
      await page.keyboard.press('Backspace');
    }
    await page.waitForTimeout(500);
    const all = (await page.evaluate(() => window.interactions))
      .map(({ duration }) => duration)
      .sort((a, b) => a - b);
    if (all.length < interactionsAtLeast)
      throw new Error(
        `only ${all.length} interactions were seen, of at least ${interactionsAtLeast}: nothing is proved`,
      );
    const slowest = all.at(-1) ?? 0;
    table([
      ['figure', 'target', 'reached', ''],
      [
        'JavaScript before My day, kB over the line',
        `< ${kilobytesAtMost}`,
        kilobytes.toFixed(0),
        judged(kilobytes < kilobytesAtMost),
      ],
      [
        `slowest of ${all.length} interactions, ${await loaded()} rows, ms`,
        `< ${interactionMsAtMost}`,
        slowest.toFixed(0),
        judged(slowest < interactionMsAtMost),
      ],
      ['the middle one of them, ms', '', (median(all) ?? 0).toFixed(0), ''],
    ]);
  } finally {
    await browser.close();
    await api.stop();
  }
});
