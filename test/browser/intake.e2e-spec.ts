import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoPassword } from '#casework/demonstration';
import { query } from '#platform';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { until } from '../support/until.ts';

/** The smallest picture there is. */
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

inBrowser('a report on a telephone', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens();
  }, 120_000);
  afterAll(() => screens?.close());

  const reports = async (summary: string): Promise<number> => {
    const [row] = await query<{ count: number }>(screens.app.dataSource, {
      text: 'select count(*)::int as count from dispute where summary = $1',
      values: [summary],
    });
    return row?.count ?? 0;
  };
  const write = async (page: Page, summary: string) => {
    await page.locator('#type').click();
    await page.getByTitle('邻里').click();
    await page.getByLabel('事由').fill(summary);
    await page.getByLabel('姓名或名称').first().fill('毋大勇');
    await page.getByLabel('电话').first().fill('13800000911');
  };
  const entered = async (summary: string) => {
    const [row] = await query<{ reports: number; photographs: number; reportedOn: string; states: string[] }>(
      screens.app.dataSource,
      {
        text: `select count(*)::int as reports, min(d.reported_on)::text as "reportedOn",
                 (select count(*)::int from attachment a where a.dispute_id = any(array_agg(d.id))) as photographs,
                 (select array_agg(e.type order by e.seq) from dispute_event e
                  where e.dispute_id = any(array_agg(d.id)) and e.type <> 'ATTACH') as states
               from dispute d where d.summary = $1`,
        values: [summary],
      },
    );
    return row ?? { reports: 0, photographs: 0 };
  };
  const handIn = (page: Page) => page.getByRole('button', { name: '上报', exact: true }).click();

  test('is written, sent and opens as a case', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '两家为院墙滴水争执');
    await handIn(page);
    await page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    await page.getByText('两家为院墙滴水争执').waitFor();
    expect(await reports('两家为院墙滴水争执')).toBe(1);
  });

  test('is not lost when the page is closed before it was sent', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '为麦场占用吵架');
    await page.getByText('草稿已保存在本机').waitFor();
    await page.reload();
    await page.getByText('草稿已保存在本机').waitFor();
    expect(await page.getByLabel('事由').inputValue()).toBe('为麦场占用吵架');
  });

  test('is not lost when somebody leaves with the last word', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await page.getByLabel('事由').fill('为门前停车争执');
    await page.locator('a.brand').click();
    await page.waitForURL((url) => url.pathname !== '/report');
    await page.goBack();
    await page.getByText('草稿已保存在本机').waitFor();
    expect(await page.getByLabel('事由').inputValue()).toBe('为门前停车争执');
  });

  test('is told where the browser keeps nothing, as over plain HTTP', async () => {
    const context = await screens.device({ size: 'phone' });
    await context.addInitScript(`
      Object.defineProperty(globalThis, 'isSecureContext', { value: false });
      Object.defineProperty(Crypto.prototype, 'randomUUID', { value: undefined });
      Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
      Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    `);
    const data = { username: 'wanggeyuan', password: demoPassword };
    await context.request.post('/api/v1/session', { data });
    const page = await context.newPage();
    await page.goto('/report');
    await page.getByText('此浏览器不能在本机保存').waitFor();
    await write(page, '为借粮未还争执');
    await handIn(page);
    await page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    expect(await reports('为借粮未还争执')).toBe(1);
  });

  test('is closed in every window when somebody signs out in one', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await page.getByLabel('事由').waitFor();
    const other = await page.context().newPage();
    await other.goto('/report');
    await other.getByRole('button', { name: '账户' }).click();
    await other.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('用户名').waitFor();
  });

  test('begun without a network waits on the telephone, unreadable, and is sent once', async () => {
    const summary = '为机井用电费用争执';
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await page.getByLabel('事由').waitFor();
    await page.context().setOffline(true);
    await write(page, summary);
    await handIn(page);
    await page.getByText('已存在本机，联网后自动上报').waitFor();
    await page.getByText('本机待上报 1 件').waitFor();
    expect(await reports(summary)).toBe(0);
    expect(await keptOn(page)).not.toContain(summary);
    await page.context().setOffline(false);
    await until('the report has come', async () => (await reports(summary)) === 1);
    await page.getByText('本机待上报 1 件').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('事由').waitFor();
    expect(await reports(summary)).toBe(1);
  });

  test('written on a day without a network bears that day, its settlement and its photograph, once', async () => {
    const summary = '为晒场堆放玉米争执';
    const page = await screens.pageOf('guochangshun', '/report', { size: 'phone' });
    await page.getByLabel('事由').waitFor();
    // What is chosen among people is known before the line is lost.
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await write(page, summary);
    await page.getByLabel('姓名或名称').nth(1).fill('柴小满');
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: '晒场.png', mimeType: 'image/png', buffer: photograph });
    await page.getByText('晒场.png').waitFor();
    await page.getByLabel('已当场化解').check();
    await page.getByLabel('化解结果').fill('各让两米，当场清理');
    await page.getByLabel('各方均同意').check();
    await handIn(page);
    await page.getByText('本机待上报 1 件').waitFor();

    screens.app.clock.advanceDays(1);
    await page.context().clock.setFixedTime(screens.app.clock.now());
    const credentials = { username: 'guochangshun', password: demoPassword };
    await page.context().setOffline(false);
    await page.context().request.post('/api/v1/session', { data: credentials });
    await page.reload();
    await until('the photograph has come', async () => (await entered(summary)).photographs === 1);
    await page.getByText('本机待上报 1 件').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('事由').waitFor();
    expect(await entered(summary)).toEqual({
      reports: 1,
      photographs: 1,
      reportedOn: '2026-11-23',
      states: ['REPORT', 'SETTLE_ON_SPOT'],
    });
  });

  test('refused later is mended and sent, with its photograph', async () => {
    const summary = '为水渠清淤争执';
    const page = await screens.pageOf('guochangshun', '/report', { size: 'phone' });
    await page.getByLabel('事由').waitFor();
    await page.context().setOffline(true);
    await write(page, summary);
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: '水渠.png', mimeType: 'image/png', buffer: photograph });
    await page.getByText('水渠.png').waitFor();
    await handIn(page);
    await page.getByText('本机待上报 1 件').waitFor();
    await page.route(
      '**/api/v1/disputes',
      (route) =>
        route.fulfill({
          status: 422,
          json: { title: '发生地已撤并', titleEn: 'The place is no more', code: 'refused' },
        }),
      { times: 1 },
    );
    await page.context().setOffline(false);
    await page.getByText('未能上报：发生地已撤并').waitFor();
    await page.getByRole('button', { name: /^修 ?改$/ }).click();
    const isBack = async () => (await page.getByLabel('事由').inputValue()) === summary;
    await until('it is in the form again', isBack);
    await page.getByText('水渠.png').waitFor();
    await handIn(page);
    await page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    await until('the photograph has come', async () => (await entered(summary)).photographs === 1);
    expect((await entered(summary)).reports).toBe(1);
  });

  test('settled on the spot asks for the consent of all, and tells when only the settlement is refused', async () => {
    const summary = '为借用农具争执';
    const page = await screens.pageOf('guochangshun', '/report', { size: 'phone' });
    await page.getByLabel('事由').waitFor();
    await write(page, summary);
    await page.getByLabel('已当场化解').check();
    await page.getByLabel('化解结果').fill('归还农具');
    await handIn(page);
    await page.locator('.ant-form-item-has-error').first().waitFor();
    expect(await page.getByLabel('各方均同意').getAttribute('aria-invalid')).toBe('true');
    expect(await reports(summary)).toBe(0);
    await page.getByLabel('各方均同意').check();
    await handIn(page);
    // One party alone cannot settle: the report stands, its settlement does not.
    await page.getByText(/已上报，化解结果未记录/).waitFor();
    await until('the report has come', async () => (await reports(summary)) === 1);
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByText(/已上报，化解结果未记录/).waitFor({ state: 'detached' });
  });

  test('says at each field what is missing, all at once and where it is heard, and sends nothing', async () => {
    const page = await screens.pageOf('guochangshun', '/report', { size: 'phone' });
    await page.getByLabel('涉及人数').fill('-3');
    await page.getByLabel('已当场化解').check();
    await page.getByLabel('化解日期').fill('');
    await handIn(page);
    await page.locator('.ant-form-item-has-error').first().waitFor();
    expect(await page.locator('.ant-form-item-explain-error').allInnerTexts()).not.toContain('');
    const saidAt = async (label: string): Promise<string> => {
      const by = await page.getByLabel(label, { exact: true }).first().getAttribute('aria-describedby');
      return await page.locator(`[id="${by}"]`).innerText();
    };
    expect(await saidAt('涉及人数')).toBe('至少 1');
    expect(await saidAt('姓名或名称')).toBe('至少填写一名当事人，或注明当事人不明');
    expect(await saidAt('化解日期')).toBe('请填写');
    expect(await saidAt('事由')).toBe('请填写');
  });

  test.each([
    ['zh', '事由'],
    ['en', 'Matter'],
  ])('is asked on one screen, where every field is as high as a thumb, in %s', async (language, matter) => {
    const page = await screens.pageOf('guochangshun', '/report', { size: 'phone' });
    await page.evaluate(`localStorage.setItem('fengqiao.language', '${language}')`);
    await page.reload();
    await page.getByLabel(matter).waitFor();
    const { document, submit, bar, low } = await page.evaluate<Measured>(`({
      document: document.documentElement.scrollHeight,
      submit: document.querySelector('form [type=submit]').getBoundingClientRect().bottom,
      bar: document.querySelector('.phone-bar').getBoundingClientRect().top,
      low: [...document.querySelectorAll('form :is(button, .ant-select, input.ant-input, label.ant-checkbox-wrapper)')]
        .filter((field) => field.getBoundingClientRect().height > 0 && field.getBoundingClientRect().height < 44)
        .map((field) => field.outerHTML.slice(0, 80)),
    })`);
    expect(low).toEqual([]);
    // From the first field to the button nothing lies under the bar of the telephone; 1,432 px once.
    expect(submit).toBeLessThanOrEqual(bar);
    expect(document).toBeLessThanOrEqual(900);
  });

  test('says in one row what is dangerous, chosen on a sheet', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await page.getByRole('button', { name: '危险情形：无' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('持有凶器').check();
    await sheet.getByLabel('酗酒').check();
    await sheet.getByRole('button', { name: /^完 ?成$/ }).click();
    await page.getByRole('button', { name: '危险情形：持有凶器、酗酒' }).waitFor();
  });

  test('is written by one person in two windows as two reports', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '为水泵声响争执');
    await page.getByText('草稿已保存在本机').waitFor();
    const other = await page.context().newPage();
    await other.goto('/report');
    await other.getByText('另一个窗口正在填写上报').waitFor();
    expect(await other.getByLabel('事由').inputValue()).toBe('');
    await write(other, '为牲口吃苗争执');
    await other.getByText('草稿已保存在本机').waitFor();
    for (const one of [page, other]) {
      await handIn(one);
      await one.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    }
    expect(await reports('为水泵声响争执')).toBe(1);
    expect(await reports('为牲口吃苗争执')).toBe(1);
  });

  test('that was begun in a window since closed is listed, and gone on with beside another', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '为坟地界线争执');
    await page.getByText('草稿已保存在本机').waitFor();
    const other = await page.context().newPage();
    await other.goto('/report');
    await other.getByText('另一个窗口正在填写上报').waitFor();
    await write(other, '为鸡鸭进田争执');
    await other.getByText('草稿已保存在本机').waitFor();
    expect(await other.getByText('未上报的草稿').count()).toBe(0);
    await page.close();
    await other.reload();
    await other.getByText('本机还有 1 份未上报的草稿').waitFor();
    const both = ['为坟地界线争执', '为鸡鸭进田争执'];
    const written = () => other.getByLabel('事由').inputValue();
    const shown = await written();
    const beside = both.find((summary) => summary !== shown) ?? '';
    const listed = (summary: string) => other.getByRole('listitem').filter({ hasText: summary });
    await listed(beside).getByRole('button', { name: '继续填写' }).click();
    await listed(shown).waitFor();
    expect(await written()).toBe(beside);
    await handIn(other);
    await other.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    await other.goto('/report');
    await other.getByText('草稿已保存在本机').waitFor();
    expect(await written()).toBe(shown);
    expect(await other.getByText('未上报的草稿').count()).toBe(0);
    await handIn(other);
    await other.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    for (const summary of both) expect(await reports(summary)).toBe(1);
  });

  test('of somebody whose sign-in has ended is neither shown to the next person on this telephone nor lost', async () => {
    const page = await screens.pageOf('wanggeyuan', '/report', { size: 'phone' });
    await write(page, '为分红账目争执');
    await page.getByText('草稿已保存在本机').waitFor();
    const signIn = async (username: string) => {
      await page.context().clearCookies();
      await page.context().request.post('/api/v1/session', { data: { username, password: demoPassword } });
      await page.goto('/report');
      await page.getByLabel('事由').waitFor();
    };
    await signIn('guochangshun');
    expect(await page.getByLabel('事由').inputValue()).toBe('');
    expect(await page.locator('body').innerText()).not.toContain('为分红账目争执');
    await page.getByLabel('事由').fill('为借道浇地争执');
    await page.getByText('草稿已保存在本机').waitFor();
    await page.getByRole('button', { name: '清空草稿' }).click();
    await page.getByText('草稿已保存在本机').waitFor({ state: 'detached' });
    await signIn('wanggeyuan');
    await page.getByText('草稿已保存在本机').waitFor();
    expect(await page.getByLabel('事由').inputValue()).toBe('为分红账目争执');
  });

  test('takes along the voice note that is still being spoken', async () => {
    const summary = '为唢呐扰民争执';
    const context = await screens.device({ size: 'phone' });
    await context.addInitScript(aMicrophone);
    await context.request.post('/api/v1/session', {
      data: { username: 'wanggeyuan', password: demoPassword },
    });
    const page = await context.newPage();
    await page.goto('/report');
    await write(page, summary);
    await page.getByRole('button', { name: '录音' }).click();
    await page.getByText(/正在录音/).waitFor();
    await handIn(page);
    await page.waitForURL(/\/disputes\/[0-9a-f-]{36}$/);
    await until('the voice note has come', async () => (await entered(summary)).photographs === 1);
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});

interface Measured {
  readonly document: number;
  readonly submit: number;
  readonly bar: number;
  readonly low: readonly string[];
}

/** A microphone that hears nothing, and a recorder that writes the head of a WebM file. */
const aMicrophone = `
  // An empty page that comes first has none.
  if (navigator.mediaDevices) Object.defineProperty(navigator.mediaDevices, 'getUserMedia', {
    value: async () => ({ getTracks: () => [{ stop() {} }] }),
  });
  window.MediaRecorder = class {
    static isTypeSupported = (type) => type === 'audio/webm';
    mimeType = 'audio/webm';
    start() {}
    stop() {
      const head = [0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, ...new TextEncoder().encode('webm')];
      this.ondataavailable({ data: new Blob([new Uint8Array(head)]) });
      setTimeout(() => this.onstop(), 50);
    }
  };
`;

/** Everything that the page has kept on the device, as far as it can be read without its key. */
const keptOn = (page: Page): Promise<string> =>
  page.evaluate(`(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('fengqiao');
      request.onsuccess = () => resolve(request.result);
    });
    const rows = await new Promise((resolve) => {
      const request = database.transaction('sealed').objectStore('sealed').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    return rows.map(({ bytes }) => new TextDecoder().decode(bytes)).join() + JSON.stringify({ ...localStorage });
  })()`);
