import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aCaseUnderway } from '../support/a-case-underway.ts';
import { inBrowser } from '../support/chromium.ts';
import { leftInBrowser } from '../support/left-in-browser.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';
import { drawn } from '../support/sealed-notes.ts';

/** With SCREENSHOTS set to a folder, what each step showed. */
const folder = process.env.SCREENSHOTS;
const secret = '郭秋生私下说檐沟的钱他愿意出一半，但不能让申家先知道';
const wrong = '1234 5678 9012 3453';

inBrowser('a sealed note', () => {
  let screens: Screens;
  let path: string;
  let mediator: Page;
  let second: Page;
  let leader: Page;
  let office: Page;
  /** Codes on the papers of these people. */
  const papers = new Map<Page, string>();
  beforeAll(async () => {
    screens = await theScreens({ role: 'both' });
    const { app } = screens;
    const secondId = await app.person('hanmei', 'mediator', await app.unit('柳溪村'));
    path = await aCaseUnderway(screens);
    const { browser, staffId } = await app.as('guochangshun');
    await browser
      .post(`/api/v1${path}/reassign`)
      .send({ mediatorIds: [staffId, secondId], reason: '两人一起调解' })
      .expect(200);
    mediator = await screens.pageOf('guochangshun', path);
    second = await screens.pageOf('hanmei', '/', { size: 'phone' });
    leader = await screens.pageOf('lingdao', '/profile');
    office = await screens.pageOf('sifasuo');
  }, 180_000);
  afterAll(() => screens?.close());

  const section = (page: Page) =>
    page
      .locator('.ant-card')
      .filter({ has: page.locator('.ant-card-head-title', { hasText: '背靠背笔录' }) });
  const keep = async (page: Page, name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/sealed-${name}.png` });
  };
  const give = async (page: Page, code = papers.get(page) ?? '') => {
    await section(page).getByLabel('请输入您的密封码').fill(code);
    await section(page).getByRole('button', { name: '打开', exact: true }).click();
  };
  /** Draws a code as somebody else's browser does. */
  const withCode = async (page: Page) => {
    const code = drawn();
    const made = await page.request.post('/api/v1/sealing-key', { data: { code } });
    expect(made.status()).toBe(201);
    papers.set(page, code);
  };

  test('needs a code, which is explained, written on paper, and typed from there', async () => {
    await withCode(second);
    await withCode(office);
    await section(mediator).getByText('您还没有密封码').waitFor();
    await section(mediator).getByRole('button', { name: '设置密封码' }).click();
    const dialog = mediator.getByRole('dialog');
    await dialog.getByText('万一忘了、丢了怎么办').waitFor();
    await keep(mediator, 'code-explained');
    await dialog.getByRole('button', { name: '我明白了，给我号码' }).click();
    const shown = await dialog.locator('.drawn-code').innerText();
    expect(shown).toMatch(/^\d{4}( \d{4}){3}$/);
    await keep(mediator, 'code-shown');
    await dialog.getByRole('button', { name: '抄好了' }).click();
    expect(await mediator.locator('body').innerText()).not.toContain(shown);
    const typed = dialog.getByLabel('请看着纸，把 16 位数字再输一遍');
    await typed.fill(drawn());
    await dialog.getByRole('button', { name: '完成设置' }).click();
    await dialog.getByText('和刚才显示的不一样').waitFor();
    await typed.fill(shown);
    await dialog.getByRole('button', { name: '完成设置' }).click();
    await dialog.waitFor({ state: 'detached' });
    papers.set(mediator, shown);
    await section(mediator).getByLabel('请输入您的密封码').waitFor();
  }, 60_000);

  test('has keepers of its halves, who set up their codes in their settings', async () => {
    const card = leader.locator('.ant-card').filter({ hasText: '用来打开背靠背笔录' });
    await card.getByRole('button', { name: '设置密封码' }).click();
    const dialog = leader.getByRole('dialog');
    await dialog.getByRole('button', { name: '我明白了，给我号码' }).click();
    papers.set(leader, await dialog.locator('.drawn-code').innerText());
    await dialog.getByRole('button', { name: '抄好了' }).click();
    await dialog.getByLabel('请看着纸，把 16 位数字再输一遍').fill(papers.get(leader) ?? '');
    await dialog.getByRole('button', { name: '完成设置' }).click();
    await card.getByText('核对码').waitFor();
    await keep(leader, 'profile');
  }, 60_000);

  test('is written with the code, and its draft outlives a page that is loaded anew', async () => {
    await mediator.reload();
    await give(mediator);
    await section(mediator).getByText('自动锁上').waitFor();
    await section(mediator).getByRole('button', { name: '写一份笔录' }).click();
    const form = mediator.getByRole('dialog');
    await form.getByLabel('和谁谈的').click();
    await mediator.getByTitle('郭秋生').click();
    await form.getByLabel('谈话内容').fill(secret);
    await form.getByText('草稿已加密存在本机').waitFor();
    await form.getByText('hanmei').waitFor();
    await keep(mediator, 'composing');
    expect(await leftInBrowser(mediator)).not.toContain(secret);
    mediator.once('dialog', (question) => void question.accept());
    await mediator.reload();
    expect(await mediator.locator('body').innerText()).not.toContain(secret);
    await give(mediator);
    await section(mediator).getByRole('button', { name: '继续写没写完的笔录' }).click();
    expect(await form.getByLabel('谈话内容').inputValue()).toBe(secret);
    await form.getByRole('button', { name: /密 ?封$/ }).click();
    await form.waitFor({ state: 'detached' });
    await section(mediator).getByText('第 1 份').waitFor();
    await section(mediator).getByText('启封保管人：董文斌；韩立新').waitFor();
    expect(await mediator.locator('body').innerText()).not.toContain(secret);
  }, 90_000);

  test('is read by the other mediator on a telephone; a wrong code opens nothing', async () => {
    await second.goto(path);
    await give(second, wrong);
    await section(second).getByText('数字漏了或错了').waitFor();
    await give(second, drawn());
    await section(second).getByText('密封码不对').waitFor();
    await keep(second, 'wrong-code-phone');
    await give(second);
    await section(second).getByRole('button', { name: '打开看 第 1 份' }).click();
    await section(second).getByText(secret).waitFor();
    await section(second).getByText('与郭秋生单独谈话').waitFor();
    await keep(second, 'read-phone');
  }, 60_000);

  test('is on no sheet of paper that the page is printed on', async () => {
    await second.emulateMedia({ media: 'print' });
    expect(await second.getByText(secret).isVisible()).toBe(false);
    await second.emulateMedia({ media: 'screen' });
  });

  test('leaves the page when the key is closed, by a button or by itself, and nothing of it stays behind', async () => {
    await section(second).getByRole('button', { name: '现在锁上' }).click();
    await section(second).getByLabel('请输入您的密封码').waitFor();
    expect(await second.content()).not.toContain(secret);
    await section(mediator).getByRole('button', { name: '打开看 第 1 份' }).click();
    await section(mediator).getByText(secret).waitFor();
    await looksRight(mediator, 'sealed-opened', ['phone']);
    screens.app.clock.advanceMs(31 * 60_000);
    await section(mediator).getByLabel('请输入您的密封码').waitFor({ timeout: 30_000 });
    for (const page of [mediator, second]) {
      expect(await page.content()).not.toContain(secret);
      expect(await leftInBrowser(page)).not.toContain(secret);
    }
  }, 90_000);

  test('asks, where the key is closed over a form, for the code, and goes on with what was written', async () => {
    await give(mediator);
    await section(mediator).getByRole('button', { name: '写一份笔录' }).click();
    const form = mediator.getByRole('dialog');
    await form.getByLabel('谈话内容').fill('第二次谈话：金额还可再让');
    await form.getByText('草稿已加密存在本机').waitFor();
    screens.app.clock.advanceMs(31 * 60_000);
    await form.getByText('草稿已加密存好').waitFor({ timeout: 30_000 });
    expect(await mediator.content()).not.toContain('金额还可再让');
    await form.getByLabel('请输入您的密封码').fill(papers.get(mediator) ?? '');
    await form.getByRole('button', { name: '打开', exact: true }).click();
    expect(await form.getByLabel('谈话内容').inputValue()).toBe('第二次谈话：金额还可再让');
    await form.getByRole('button', { name: '不要了，删除草稿' }).click();
    await mediator
      .getByRole('dialog')
      .filter({ hasText: '删除后不能找回' })
      .getByRole('button', { name: '不要了，删除草稿' })
      .click();
    await form.first().waitFor({ state: 'detached' });
    await section(mediator).getByRole('button', { name: '写一份笔录' }).waitFor();
  }, 90_000);

  test('is opened by a colleague to somebody whose code is lost, after a look at the number of the new one', async () => {
    await second.goto('/profile');
    await second.getByRole('button', { name: '密封码丢了' }).click();
    const dialog = second.getByRole('dialog');
    await dialog.getByText('会给您一个新的密封码').waitFor();
    await dialog.getByRole('button', { name: '我明白了，给我号码' }).click();
    const code = await dialog.locator('.drawn-code').innerText();
    await keep(second, 'lost-phone');
    await dialog.getByRole('button', { name: '抄好了' }).click();
    await dialog.getByLabel('请看着纸，把 16 位数字再输一遍').fill(code);
    await dialog.getByRole('button', { name: '完成设置' }).click();
    await dialog.waitFor({ state: 'detached' });
    papers.set(second, code);
    const card = second.locator('.ant-card').filter({ hasText: '用来打开背靠背笔录' });
    await card.getByText('还有 1 份笔录锁在以前的密封码下').waitFor();
    const number = /\d{4} \d{4} \d{4}/.exec(await card.getByText('核对码').innerText())?.[0] ?? '';
    await second.goto(path);
    await section(second).getByText('这份笔录还没有对您开放').waitFor();
    await keep(second, 'not-open-phone');
    await mediator.reload();
    await give(mediator);
    await section(mediator).getByRole('button', { name: '对新人开放' }).click();
    const asked = mediator.getByRole('dialog');
    await asked.getByText(number).waitFor();
    await asked.getByText('换过密封码').waitFor();
    await keep(mediator, 'letting-in');
    await asked.getByRole('button', { name: '已核对，开放' }).click();
    await asked.waitFor({ state: 'detached' });
    await second.reload();
    await give(second);
    await section(second).getByRole('button', { name: '打开看 第 1 份' }).click();
    await section(second).getByText(secret).waitFor();
    await section(second).getByRole('button', { name: '现在锁上' }).click();
    await section(second).getByLabel('请输入您的密封码').waitFor();
  }, 90_000);

  test('shows nothing to an administrator: not on a page, not in an answer, not in the browser', async () => {
    const administrator = await screens.pageOf('guanliyuan');
    const answers: string[] = [];
    administrator.on('response', (answer) => {
      void answer.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
    });
    for (const to of [
      path,
      '/profile',
      '/',
      '/notifications',
      '/administration/trail',
      '/administration/keys',
    ]) {
      await administrator.goto(to);
      await administrator.waitForLoadState('networkidle');
      const shown = await administrator.locator('body').innerText();
      for (const word of [secret, '背靠背', '密封码'])
        expect([to, shown.includes(word)]).toEqual([to, false]);
    }
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.filter((text) => text.includes(secret))).toEqual([]);
    expect(await leftInBrowser(administrator)).not.toContain(secret);
    await administrator.context().close();
  }, 60_000);

  test('keeps its seal until one asks with a reason and another agrees', async () => {
    await leader.goto(path);
    await section(leader).getByText('您是启封保管人之一').waitFor();
    await section(leader).getByRole('button', { name: '申请启封' }).click();
    await leader
      .getByRole('dialog')
      .getByLabel('请输入您的密封码')
      .fill(papers.get(leader) ?? '');
    await leader.getByRole('dialog').getByRole('button', { name: '打开', exact: true }).click();
    await leader.getByRole('dialog').getByLabel('理由').fill('调解员病重须知底线');
    await keep(leader, 'asking');
    await leader.getByRole('dialog').getByRole('button', { name: '提出申请' }).click();
    await section(leader).getByText('等另一位保管人答复').waitFor();
    expect(
      await section(leader)
        .getByRole('button', { name: /^打开看/ })
        .count(),
    ).toBe(0);
    await office.goto('/');
    const request = office.getByRole('listitem').filter({ hasText: '申请人：董文斌' });
    await request.getByText('前答复').waitFor();
    await looksRight(office, 'sealed-my-day', ['phone']);
    await request.getByRole('button', { name: '去答复' }).click();
    await section(office).getByRole('button', { name: '同意启封' }).waitFor();
    await looksRight(office, 'sealed-asked', ['phone']);
    await section(office).getByRole('button', { name: '不同意' }).click();
    await office.getByRole('dialog').getByLabel('理由').fill('先请调解员自己说明');
    await office.getByRole('dialog').getByRole('button', { name: '不同意' }).click();
    await section(office).getByText('不同意，未启封').waitFor();
    await leader.goto('/');
    await leader.getByText('等我办理').first().waitFor();
    expect(await leader.getByText('启封申请').count()).toBe(0);
    await leader.goto(path);
  }, 90_000);

  test('bears a mark for everybody once it is broken, and is read by the two alone', async () => {
    await give(leader);
    await section(leader).getByRole('button', { name: '申请启封' }).click();
    await leader.getByRole('dialog').getByLabel('理由').fill('调解员病故须由他人接手');
    await leader.getByRole('dialog').getByRole('button', { name: '提出申请' }).click();
    await section(leader).getByText('等另一位保管人答复').waitFor();
    await office.reload();
    await give(office);
    await section(office).getByRole('button', { name: '同意启封' }).click();
    await office.getByRole('dialog').getByLabel('理由').fill('情况属实可以同意');
    await keep(office, 'agreeing');
    await office.getByRole('dialog').getByRole('button', { name: '同意启封' }).click();
    await office.getByText('本案有背靠背笔录被启封').waitFor();
    await section(office).getByRole('button', { name: '打开看 第 1 份' }).click();
    await section(office).getByText(secret).waitFor();
    await looksRight(office, 'sealed-broken', ['phone']);
    const centre = await screens.pageOf('zhongxin', path);
    await centre.getByText('本案有背靠背笔录被启封').waitFor();
    await centre.getByText('背靠背笔录启封').first().waitFor();
    expect(await section(centre).count()).toBe(0);
    expect(await centre.content()).not.toContain(secret);
    await centre.context().close();
    await mediator.reload();
    await section(mediator).getByText('已启封', { exact: true }).waitFor();
  }, 90_000);

  test('is one large button in the elder mode until it is asked for', async () => {
    await mediator.evaluate(`localStorage.setItem('fengqiao.type-size', 'elder')`);
    await mediator.reload();
    await mediator.getByRole('main').locator('.folded', { hasText: '背靠背笔录（1）' }).click();
    await give(mediator);
    await section(mediator).getByRole('button', { name: '打开看 第 1 份' }).click();
    await section(mediator).getByText(secret).waitFor();
    await looksRight(mediator, 'sealed-elder', ['phone']);
    await section(mediator).getByRole('button', { name: '写一份笔录' }).click();
    await mediator.getByRole('dialog').getByLabel('谈话内容').waitFor();
    for (const size of [390, 1440]) {
      await mediator.setViewportSize({ width: size, height: 900 });
      await keep(mediator, `elder-composing-${size}`);
    }
  }, 90_000);

  test('is told in English with the signs of English', async () => {
    const page = await screens.pageOf('guochangshun', path);
    await page.evaluate(`localStorage.setItem('fengqiao.language', 'en')`);
    for (const to of [path, '/profile']) {
      await page.goto(to);
      const card = page
        .locator('.ant-card')
        .filter({ has: page.locator('.ant-card-head-title', { hasText: /Sealed notes|Sealing code/ }) });
      await card.first().waitFor();
      expect(await card.first().innerText()).not.toMatch(/[（）、，；：\u3000]/u);
    }
    await page.context().close();
  }, 60_000);

  test('leaves no fault on any page', () => {
    expect(screens.faults).toEqual([]);
  });
});
