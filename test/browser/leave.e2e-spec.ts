import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, theScreens } from '../support/screens.ts';

/** With SCREENSHOTS set to a folder, what each step showed, at a desk and on a telephone. */
const folder = process.env.SCREENSHOTS;

inBrowser('leave with a substitute', () => {
  let screens: Screens;
  let casePath: string;
  beforeAll(async () => {
    screens = await theScreens();
    casePath = await aCaseUnderway(screens);
    await screens.app.person('白青', 'mediator', await screens.app.unit('柳溪村'));
    await screens.app.person('范小满', 'mediator', await screens.app.unit('月山镇司法所'));
  }, 120_000);
  afterAll(() => screens?.close());

  const keep = async (page: Page, name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/leave-${name}.png`, fullPage: true });
  };

  test('is entered on a telephone, with a colleague who has the same roles', async () => {
    const page = await screens.pageOf('guochangshun', '/profile', { size: 'phone' });
    await page.getByRole('button', { name: '登记请假' }).click();
    await page.getByLabel('最后一天').fill('2026-12-03');
    await page.getByLabel('代理人').click();
    await keep(page, 'form-phone');
    expect(await page.locator('.ant-select-item-option').allTextContents()).toEqual(['白青']);
    await page.getByTitle('白青').click();
    await page.getByLabel('第一天').fill('2026-12-04');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('最后一天不能早于第一天').waitFor();
    await page.getByLabel('第一天').fill('2026-11-23');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('11月23日 至 12月3日').waitFor();
    await page.getByText('请假中').waitFor();
    await page.getByText('代理人：白青').waitFor();
    await keep(page, 'profile-phone');
    await page.context().close();
  });

  test('is told to the substitute on my day and on the case, and to everybody beside the mediator', async () => {
    for (const size of ['office', 'phone'] as const) {
      const page = await screens.pageOf('白青', '/', { size });
      await page.getByText('您正代理：郭长顺（至 12月3日）').waitFor();
      await keep(page, `my-day-${size}`);
      await page.goto(casePath);
      await page.getByText('您正代理：郭长顺（至 12月3日）').waitFor();
      await page.getByText('郭长顺（休假，代理：白青）').waitFor();
      await keep(page, `case-${size}`);
      await page.goto('/profile');
      await page.getByText('正代理 郭长顺，11月23日 至 12月3日').waitFor();
      await keep(page, `profile-${size}`);
      await page.context().close();
    }
    const centre = await screens.pageOf('zhongxin', casePath);
    await centre.getByText('郭长顺（休假，代理：白青）').waitFor();
    expect(await centre.getByText('您正代理').count()).toBe(0);
    await centre.context().close();
  });

  test('leaves a history that says for whom a session was held', async () => {
    const [substitute, mediator] = await Promise.all(['白青', 'guochangshun'].map(screens.app.as));
    const id = casePath.split('/').at(-1) ?? '';
    const { body } = (await substitute?.browser.get(`/api/v1/disputes/${id}`)) ?? {};
    await substitute?.browser
      .post(`/api/v1/disputes/${id}/hold-session`)
      .send({
        heldOn: '2026-11-23',
        place: '柳溪村调解室',
        attendingPartyIds: body.parties.map((party: { id: string }) => party.id),
        record: '双方到场查看屋檐，申家同意三日内加装檐沟。',
        open: false,
      })
      .expect(200);
    expect(mediator?.staffId).toBe(body.mediators[0].id);
    const page = await screens.pageOf('guochangshun', casePath);
    await page.getByText(/白青（柳溪村，代郭长顺）/).waitFor();
    await keep(page, 'history');
    await page.context().close();
  });

  test('of a colleague is entered by the head of the unit, and called off', async () => {
    for (const size of ['office', 'phone'] as const) {
      const page = await screens.pageOf('sifasuo', '/profile', { size });
      await page.getByRole('button', { name: '为同事登记' }).click();
      await page.getByRole('menuitem', { name: '范小满' }).click();
      await page.getByText('登记 范小满 的请假').waitFor();
      await page.getByLabel('第一天').fill('2026-12-07');
      await page.getByLabel('最后一天').fill('2026-12-07');
      await page.getByLabel('代理人').click();
      await page.getByTitle('韩立新').click();
      await keep(page, `form-colleague-${size}`);
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('范小满：12月7日 一天').waitFor();
      await page.getByText('登记 范小满 的请假').waitFor({ state: 'hidden' });
      await keep(page, `unit-${size}`);
      await page.locator('#content').getByRole('button', { name: '取消' }).click();
      await page.getByRole('button', { name: '确定' }).click();
      await page.getByText('范小满：12月7日 一天').waitFor({ state: 'detached' });
      await page.context().close();
    }
  });

  test('is seen among the staff, ended there, and then tells nobody any more', async () => {
    const page = await screens.pageOf('guanliyuan', '/administration/staff');
    await page.getByText('请假至 12月3日').waitFor();
    await keep(page, 'staff-office');
    await page.getByRole('button', { name: /郭长顺/ }).click();
    await page.getByText('代理人：白青').waitFor();
    await keep(page, 'member-office');
    await page.getByRole('button', { name: '提前结束' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('没有登记的请假').waitFor();
    await page.getByText('以往 1 次').click();
    await page.getByText(/11月23日 09:00 提前结束/).waitFor();
    await keep(page, 'member-ended-office');
    await page.context().close();
    const after = await screens.pageOf('白青');
    await after.getByRole('heading', { level: 1, name: /白青/ }).waitFor();
    expect(await after.getByText('您正代理').count()).toBe(0);
    await after.context().close();
  });

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
