import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { plannedParts } from '#domain';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { seen, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { downloaded } from '../support/downloaded.ts';
import { looksRight } from '../support/looks-right.ts';
import { printed } from '../support/paper.ts';
import { type Screens, sizes, theScreens } from '../support/screens.ts';

inBrowser('the agreement of a case', () => {
  let screens: Screens;
  beforeAll(async () => {
    screens = await theScreens({ now: '2026-11-25T01:00:00.000Z' });
  }, 180_000);
  afterAll(() => screens?.close());

  const cardsOf = (page: Page) => page.locator('.ant-drawer .ant-card-head-title');

  test('is planned in instalments, the rest in the last, by a day of the lunar calendar', async () => {
    const path = await aCaseUnderway(screens);
    const page = await screens.pageOf('guochangshun', `${path}?do=REACH_AGREEMENT`);
    await page.getByRole('button', { name: '分期付款' }).click();
    await page.getByLabel('总额（元）').fill('10000');
    await page.getByLabel('期数').fill('7');
    const plan = page.locator('.ant-card', { hasText: '列出各期' });
    await plan.getByLabel('按农历填写').fill('正月十五');
    await plan.getByLabel('按农历填写').press('Enter');
    await plan.getByText('农历丁未年正月十五（元宵节）').waitFor();
    await looksRight(page, 'agreement-plan');
    await page.getByRole('button', { name: '列出各期' }).click();
    await page.getByText('合计 10,000元（壹万元整）').waitFor();
    const titles = await cardsOf(page).allInnerTexts();
    expect(titles.filter((title) => title.includes('期'))).toHaveLength(7);
    const amounts = page.getByLabel('金额（元）');
    expect(await amounts.nth(6).inputValue()).toBe('1432');
    await amounts.nth(0).fill('1000');
    expect(await amounts.nth(6).inputValue()).toBe('1860');
    await page.getByText('合计 10,000元（壹万元整）').waitFor();
    await looksRight(page, 'agreement-form');
    const print = page.getByRole('button', { name: '打印待签稿' });
    await print.click();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    await page.getByRole('radio', { name: '书面协议' }).check();
    await page.getByLabel('协议内容').fill('申二牛分七期付清修墙款，并加装檐沟。');
    expect(await downloaded(print)).toMatch(/^人民调解协议书.*第1版（待签稿）\.docx$/);
    expect(screens.faults).toEqual([]);
  }, 90_000);

  test('that was not recorded is still there when its form is opened again, until it is thrown away', async () => {
    const path = await aCaseUnderway(screens);
    const page = await screens.pageOf('guochangshun', `${path}?do=REACH_AGREEMENT`);
    const dialog = page.getByRole('dialog');
    const reopen = async () => {
      await dialog.getByRole('button', { name: /^取 ?消$/ }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.goto(`${path}?do=REACH_AGREEMENT`);
    };
    await page.getByRole('radio', { name: '书面协议' }).check();
    await page.getByLabel('协议内容').fill('申二牛三日内加装檐沟。');
    await dialog.getByText('已自动保存在这台设备上').waitFor();
    await reopen();
    await dialog.getByText(/填写的内容没有提交，还保存在这台设备上/).waitFor();
    expect(await page.getByLabel('协议内容').isVisible()).toBe(false);
    await looksRight(page, 'agreement-left-earlier', ['phone']);
    await dialog.getByRole('button', { name: '继续填写' }).click();
    expect(await page.getByLabel('协议内容').inputValue()).toBe('申二牛三日内加装檐沟。');
    expect(await page.getByRole('radio', { name: '书面协议' }).isChecked()).toBe(true);
    await reopen();
    await dialog.getByRole('button', { name: '丢弃，重新填写' }).click();
    expect(await page.getByLabel('协议内容').inputValue()).toBe('');
    await reopen();
    await page.getByLabel('协议内容').waitFor();
    expect(await dialog.getByText('还保存在这台设备上').count()).toBe(0);
    expect(screens.faults).toEqual([]);
  }, 90_000);

  test('that was broken takes payments while a new attempt is made over it, and is none that is over', async () => {
    const path = await aCaseUnderway(screens);
    const id = path.split('/').at(-1) ?? '';
    const mediator = await screens.app.as('guochangshun');
    const both = (await seen(mediator, { id })).parties.map((party) => party.id);
    await send(mediator, { id }, 'REACH_AGREEMENT', {
      form: 'written',
      terms: '申二牛付郭秋生修墙款一千元。',
      obligations: [{ id: '1', kind: 'pay', what: '付修墙款', amountFen: 100_000, dueOn: '2026-11-25' }],
      totalFen: 100_000,
      signatures: both.map((partyId) => ({ partyId, on: '2026-11-25' })),
      mediatorSignedOn: '2026-11-25',
      sealedOn: '2026-11-25',
    });
    await send(mediator, { id }, 'DEFAULT', {
      obligationId: '1',
      facts: '说不付了',
      conduct: 'refused',
      remedies: { toldOn: '2026-11-25', ways: ['court'] },
      next: 'attempt',
    });
    const page = await screens.pageOf('guochangshun', path);
    await page.locator('.ant-card-head-title', { hasText: '未履行的协议' }).waitFor();
    await looksRight(page, 'agreement-broken');
    const promise = page.locator('.promise').first();
    await promise.getByRole('button', { name: '记录履行' }).click();
    const drawer = page.locator('.ant-drawer');
    await drawer.getByText('1. 1,000元').waitFor();
    await drawer.getByLabel('全部履行').check();
    await drawer.getByLabel('凭证').fill('收条');
    await drawer.getByRole('button', { name: '提交' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('款项已全部付清').waitFor();
    expect(await seen(mediator, { id })).toMatchObject({ state: 'followUp' });
    expect(await page.getByText('未履行的协议').count()).toBe(0);
    expect(screens.faults).toEqual([]);
  }, 90_000);

  test('is told as a list of promises in both calendars, each with one large button, also on a phone', async () => {
    const path = await aCaseUnderway(screens);
    const id = path.split('/').at(-1) ?? '';
    const mediator = await screens.app.as('guochangshun');
    const both = (await seen(mediator, { id })).parties.map((party) => party.id);
    const parts = plannedParts({ totalFen: 350_000, count: 3, rhythm: 'monthly', firstDueOn: '2026-11-25' });
    await send(mediator, { id }, 'REACH_AGREEMENT', {
      form: 'written',
      terms: '申二牛加装檐沟，并分三期赔偿郭秋生三千五百元；滴水檐下空地归郭秋生所有。',
      obligations: [
        ...parts.map(({ number, ...part }) => ({
          ...part,
          id: String(number),
          kind: 'pay' as const,
          what: '支付赔偿款',
          fromPartyId: both[1],
          toPartyId: both[0],
          instalment: { plan: 'p1', number, of: 3, totalFen: 350_000 },
        })),
        { id: '4', kind: 'build', what: '加装檐沟', fromPartyId: both[1], dueOn: '2026-12-10' },
      ],
      totalFen: 350_000,
      signatures: both.map((partyId) => ({ partyId, on: '2026-11-25' })),
      mediatorSignedOn: '2026-11-25',
      sealedOn: '2026-11-25',
    });
    const first = {
      obligationId: '1',
      amountFen: 50_000,
      performedOn: '2026-11-25',
      proof: '现金，双方签收条',
    };
    await send(mediator, { id }, 'RECORD_PERFORMANCE', first);
    const page = await screens.pageOf('guochangshun', path);
    await page.getByText('书面协议，2026年11月25日，农历丙午年十月十七生效').waitFor();
    await page.getByText('自调解委员会盖章之日起生效').waitFor();
    const promises = page.locator('.promise');
    await promises.nth(0).getByText('尚欠 666元').waitFor();
    await promises.nth(0).getByText('壹仟壹佰陆拾陆元整').waitFor();
    await page.getByText('归郭秋生所有').first().waitFor();
    await page.getByText(/建议：改写为具体行为/).waitFor();
    // Nobody has signed on paper yet, as far as the case knows.
    await page
      .getByRole('alert')
      .filter({ hasText: '未扫描归入' })
      .getByRole('button', { name: '打印协议、归入签字页' })
      .waitFor();
    await looksRight(page, 'agreement-card');
    const folder = process.env.SCREENSHOTS;
    if (folder) {
      const card = page.locator('.ant-card').filter({ has: promises.first() });
      await card.screenshot({ path: `${folder}/card-office.png` });
      await page.setViewportSize(sizes.phone);
      await card.screenshot({ path: `${folder}/card-phone.png` });
    }
    await promises.nth(0).getByRole('button', { name: '记录履行' }).click();
    await page.locator('.ant-drawer').getByText('1. 1,166元').waitFor();
    await page.goto(page.url().replace(/\?.*|$/, '?do=AMEND_AGREEMENT'));
    const drawer = page.locator('.ant-drawer');
    // What stands, of money what is still owed, a plan as one that is whole.
    await drawer.getByText('第 4 项', { exact: true }).waitFor();
    await drawer.getByText('第 1 项（第 1/3 期）').waitFor();
    expect(await drawer.getByLabel('金额（元）').first().inputValue()).toBe('666');
    expect(await drawer.locator('textarea').first().inputValue()).toContain('滴水檐下空地');
    await drawer.getByText('合计 3,000元').waitFor();
    expect(screens.faults).toEqual([]);
  }, 90_000);

  test('that another took the place of asks for nothing any more, and says how it stood', async () => {
    const path = await aCaseUnderway(screens);
    const id = path.split('/').at(-1) ?? '';
    const mediator = await screens.app.as('guochangshun');
    const both = (await seen(mediator, { id })).parties.map((party) => party.id);
    const today = '2026-11-25';
    const signed = {
      form: 'written' as const,
      signatures: both.map((partyId) => ({ partyId, on: today })),
      mediatorSignedOn: today,
      sealedOn: today,
    };
    const part = (nth: string, amountFen: number, dueOn: string) => ({
      id: nth,
      kind: 'pay' as const,
      what: '付修墙款',
      amountFen,
      dueOn,
    });
    await send(mediator, { id }, 'REACH_AGREEMENT', {
      ...signed,
      terms: '申二牛分两次付郭秋生修墙款三千元。',
      obligations: [part('1', 100_000, today), part('2', 200_000, '2026-12-20')],
      totalFen: 300_000,
    });
    await send(mediator, { id }, 'RECORD_PERFORMANCE', {
      obligationId: '1',
      amountFen: 30_000,
      performedOn: today,
      proof: '收条',
    });
    await send(mediator, { id }, 'DEFAULT', {
      obligationId: '2',
      facts: '说不付了',
      conduct: 'refused',
      remedies: { toldOn: today, ways: ['court'] },
      next: 'attempt',
    });
    await send(mediator, { id }, 'RETRY', {
      level: 'village',
      mediatorIds: [mediator.staffId],
      reason: '再调一次',
    });
    await send(mediator, { id }, 'HOLD_SESSION', {
      heldOn: today,
      place: '柳溪村调解室',
      attendingPartyIds: both,
      record: '双方重新协商',
      open: false,
    });
    await send(mediator, { id }, 'REACH_AGREEMENT', {
      ...signed,
      terms: '余款一次付清。',
      obligations: [part('1', 270_000, '2026-12-20')],
      totalFen: 270_000,
    });
    screens.app.clock.set('2026-11-30T01:00:00.000Z');
    const page = await screens.pageOf('guochangshun', path);
    const title = page.locator('.ant-card-head-title', { hasText: '已终止的协议' });
    const over = page.locator('.ant-card').filter({ has: title }).last();
    await over.getByText('11月25日终止时未付 2,700元（贰仟柒佰元整）').waitFor();
    await over.getByText('终止时未付 700元').waitFor();
    expect(await over.innerText()).not.toMatch(/尚欠|逾期|还有|未到期|还剩/);
    await page.getByText('最迟2026年12月20日').first().waitFor();
    // What is usual stands out, also before its day.
    const [kept, broken] = await Promise.all(
      ['记录履行', '记录违约'].map((name) => page.getByRole('button', { name }).first().boundingBox()),
    );
    expect(kept?.height).toBeGreaterThanOrEqual(broken?.height ?? Number.POSITIVE_INFINITY);
    expect(kept?.width).toBeGreaterThan(broken?.width ?? Number.POSITIVE_INFINITY);
    await looksRight(page, 'agreement-over');
    // Only the foot says how many pages there are: whoever files them is asked to look.
    await page.goto(`${path}/papers`);
    await page
      .getByRole('button', { name: /^打印 人民调解协议书/ })
      .last()
      .click();
    await page.locator('.word-sheet').waitFor();
    const sheets = await printed(page, 'agreement-signed');
    const buffer = await page.pdf({ preferCSSPageSize: true });
    await page.goto(`${path}/papers`);
    await page
      .getByLabel('选择图片或 PDF')
      .setInputFiles({ name: '协议.pdf', mimeType: 'application/pdf', buffer });
    await page
      .getByText(`本次识别到 ${sheets.length} 页，请与原件页数（页脚“共×页”）核对`)
      .waitFor({ timeout: 40_000 });
    await looksRight(page, 'agreement-filed');
    expect(screens.faults).toEqual([]);
  }, 120_000);
});
