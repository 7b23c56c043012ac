import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aReviewWeek } from '../support/a-review-week.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

inBrowser('the weekly review', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    await aReviewWeek(screens);
  }, 120_000);
  afterAll(() => screens?.close());

  test('shows the week, and each number opens its cases', async () => {
    const page = await screens.pageOf('lingdao', '/review');
    await page.getByRole('heading', { level: 1, name: '研判看板' }).waitFor();
    await page.getByText('下周预判').waitFor();
    await page.getByText('这一周案件在等谁').waitFor();
    await looksRight(page, 'dashboard');
    const undone = page.locator('.figures > div').filter({ hasText: /^未办结/ });
    expect(await undone.getByRole('link').getAttribute('href')).toMatch(
      /^\/review\/decisions\?state=open&meeting=[\w-]{36}$/,
    );
    const red = page.locator('.figures > div').filter({ hasText: '红色' });
    expect(await red.locator('dd').innerText()).toBe('1');
    await red.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: '红色' }).waitFor();
    await page.getByRole('link', { name: /月人调字第009号/ }).waitFor();
    await looksRight(page, 'figure');
    await page.getByText('返回看板').click();
    await page.getByRole('heading', { level: 1, name: '研判看板' }).waitFor();
    await page.context().close();
  });

  test('is held when and where the township has set it', async () => {
    const page = await screens.pageOf('zhongxin', '/review/meetings');
    await page.getByText('每周一 09:00 自动安排').waitFor();
    await page.getByRole('button', { name: '例会安排' }).click();
    await page.getByRole('dialog').getByText('例会安排：月山镇').waitFor();
    await looksRight(page, 'schedule');
    await page.getByLabel('每周').click();
    await page.getByTitle('周三').click();
    await page.getByLabel('开始时间').fill('14:30');
    await page.getByLabel('地点').fill('镇政府三楼');
    await page.getByLabel('列席人员').fill('王某，镇人大');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('每周三 14:30 自动安排').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '例会安排' }).click();
    expect(await page.getByLabel('列席人员').inputValue()).toBe('王某，镇人大');
    await page.context().close();
  });

  test('is planned by hand for red cases that do not wait', async () => {
    const page = await screens.pageOf('zhongxin', '/review/meetings');
    await page.getByText('待召开').first().waitFor();
    await looksRight(page, 'meetings');
    await page.getByRole('button', { name: '安排研判会' }).click();
    await page.getByLabel('召开理由').fill('扬言报复，不等例会');
    await page.getByLabel('地点').fill('镇政府三楼');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { level: 1, name: /紧急研判会/ }).waitFor();
    await page.getByText('红色案件（1）').waitFor();
    await page.context().close();
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
