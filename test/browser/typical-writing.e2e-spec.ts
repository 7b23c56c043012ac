import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aClosedCase } from '../support/a-closed-case.ts';
import type { Case } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { looksRight } from '../support/looks-right.ts';
import { type Screens, theScreens } from '../support/screens.ts';

const title = '一滴水檐，两家和好';

inBrowser('a typical case, from the case to the library', () => {
  let screens: Screens;
  let dispute: Case;
  let mediator: Page;
  let centre: Page;
  let working: string;
  beforeAll(async () => {
    screens = await theScreens();
    dispute = await aClosedCase(screens);
  }, 120_000);
  afterAll(() => screens?.close());

  const save = (page: Page) => page.getByRole('button', { name: /^保 ?存/u });
  const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

  test('is begun on the page of a case that has ended', async () => {
    mediator = await screens.pageOf('guochangshun', `/disputes/${dispute.id}`);
    await mediator.locator('.ant-card-head-title', { hasText: '以案释法' }).waitFor();
    await looksRight(mediator, 'typical-of-case');
    await mediator.getByRole('button', { name: '写成典型案例' }).click();
    const dialog = mediator.getByRole('dialog', { name: '写成典型案例' });
    await dialog.getByRole('button', { name: '自动起草' }).click();
    await mediator.getByRole('heading', { level: 1, name: '典型案例：邻里（第1版）' }).waitFor();
    working = new URL(mediator.url()).pathname;
    await mediator.getByText('独立复核未发现可以辨认本案人员的内容').waitFor();
  }, 120_000);

  test('shows every replacement beside the original, and is complete before it is handed in', async () => {
    await mediator
      .getByRole('button', { name: /^“郭秋生”替换为“某甲”，人名/u })
      .first()
      .waitFor();
    await mediator.getByText('逐处对照').first().click();
    await mediator.getByRole('button', { name: '修改案情简介第4处替换' }).waitFor();
    await looksRight(mediator, 'typical-working', ['phone']);
    await mediator.getByRole('button', { name: '提交审核' }).click();
    await mediator.getByRole('alert').getByText('请填写标题').first().waitFor();
    await mediator.getByText('请至少引用一部法律').first().waitFor();
    await mediator.getByText('请撰写案例点评').first().waitFor();
  }, 120_000);

  test('is not saved while somebody can be known in it, and says where', async () => {
    await mediator.getByRole('textbox', { name: '标题' }).fill(title);
    await mediator.getByRole('button', { name: '添加一部法律' }).click();
    await mediator.getByLabel('第1部法律的名称').fill('《中华人民共和国民法典》');
    await mediator.getByLabel('第1部法律的条款').fill('第二百八十八条');
    await mediator.getByRole('button', { name: '添加一部法律' }).click();
    const second = mediator.getByLabel('第2部法律的名称');
    await second.fill('《柳溪村村规民约》');
    const comment = mediator.getByRole('textbox', { name: '案例点评' });
    await comment.fill('经此一事，郭 秋 生懂得了远亲不如近邻。');
    await mediator.getByRole('button', { name: '改写案情简介' }).click();
    const facts = mediator.getByRole('textbox', { name: '案情简介（脱敏后）' });
    await facts.fill((await facts.inputValue()).replace('两家索赔', '老申与柳溪的亲戚索赔'));
    await mediator.getByRole('button', { name: '完成案情简介的改写' }).click();
    await save(mediator).click();
    await mediator.getByText('文中仍有可以辨认本案人员的内容').waitFor();
    await mediator.getByRole('button', { name: '法律依据' }).waitFor();
    await mediator.getByText(/独立复核发现 \d 处可能辨认本案人员/u).waitFor();
    await looksRight(mediator, 'typical-residue', ['phone']);
    await mediator.getByRole('button', { name: /^到此处修改：郭 秋 生/u }).click();
    await mediator.keyboard.insertText('某甲');
    expect(await comment.inputValue()).toBe('经此一事，某甲懂得了远亲不如近邻。');
    await mediator
      .locator('#part-laws')
      .getByRole('button', { name: /^到此处修改：柳溪/u })
      .click();
    await mediator.keyboard.insertText('某');
    expect(await second.inputValue()).toBe('《某村村规民约》');
    await mediator
      .locator('#part-facts')
      .getByRole('button', { name: /^到此处修改：.*柳溪/u })
      .click();
    expect(await facts.inputValue()).toContain('老申与柳溪的亲戚');
    await facts.fill((await facts.inputValue()).replace('老申与柳溪的亲戚', '两家'));
    await mediator.keyboard.press('Control+s');
    await status(mediator, '已全部保存').waitFor();
    await mediator.getByText('独立复核未发现可以辨认本案人员的内容').waitFor();
  }, 120_000);

  test('is changed replacement by replacement, by keyboard, and no original stands without a reason', async () => {
    const done = mediator.getByRole('button', { name: '完成案情简介的改写' });
    if (await done.isVisible()) await done.click();
    const amount = mediator.getByRole('button', { name: /^“35600元”/u }).last();
    await amount.focus();
    await mediator.keyboard.press('Enter');
    const dialog = mediator.getByRole('dialog', { name: '修改这处替换' });
    await dialog.getByLabel('替换为').fill('三万多元');
    await dialog.getByLabel('为何替换').fill('概括金额');
    await looksRight(mediator, 'typical-replacement');
    await dialog.getByRole('button', { name: '应用' }).click();
    await mediator.getByRole('button', { name: '“35600元”替换为“三万多元”，金额：概括金额' }).waitFor();
    await mediator.getByRole('button', { name: /^“67岁”/u }).click();
    await dialog.getByText('保留原文').click();
    await dialog.getByRole('button', { name: '应用' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('为何不会暴露身份').fill('当地这个年纪的人很多');
    await dialog.getByRole('button', { name: '应用' }).click();
    await mediator.getByRole('button', { name: '“67岁”保留原文：当地这个年纪的人很多' }).waitFor();
    await mediator.getByRole('button', { name: '再替换一处' }).click();
    const more = mediator.getByRole('dialog', { name: '再替换一处' });
    await more.getByLabel('原文中的文字').fill('没有这样的话');
    await more.getByRole('button', { name: '应用' }).click();
    await more.getByText('原文中没有这段文字，或已全部替换').waitFor();
    await more.getByLabel('原文中的文字').fill('厢房');
    await more.getByText('原文中有 1 处').waitFor();
    await more.getByLabel('替换为').fill('房屋');
    await more.getByRole('button', { name: '应用' }).click();
    await mediator.getByRole('button', { name: /^“厢房”替换为“房屋”/u }).waitFor();
    await save(mediator).click();
    await status(mediator, '已全部保存').waitFor();
  }, 120_000);

  test('is not left with anything unsaved without a question', async () => {
    await mediator.getByRole('textbox', { name: '标题' }).fill(`${title}（未定）`);
    const asked = mediator.waitForEvent('dialog').then((question) => question.dismiss());
    await mediator.getByRole('link', { name: '返回起草与审核' }).click();
    await asked;
    await status(mediator, '1 部分未保存').waitFor();
    mediator.once('dialog', (question) => question.accept());
    await mediator.getByRole('button', { name: '放弃修改' }).click();
    await status(mediator, '已全部保存').waitFor();
    expect(await mediator.getByRole('textbox', { name: '标题' }).inputValue()).toBe(title);
  }, 120_000);

  test('keeps what is typed while it is being saved', async () => {
    const comment = mediator.getByRole('textbox', { name: '案例点评' });
    const begun = await comment.inputValue();
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await mediator.route('**/working', async (route) => {
      await held;
      await route.continue();
    });
    await comment.fill(`${begun}邻里相处，`);
    await save(mediator).click();
    await comment.fill(`${begun}邻里相处，互谅互让。`);
    answer();
    await status(mediator, '1 部分未保存').waitFor();
    expect(await comment.inputValue()).toBe(`${begun}邻里相处，互谅互让。`);
    await mediator.unroute('**/working');
    await save(mediator).click();
    await status(mediator, '已全部保存').waitFor();
    await mediator.reload();
    expect(await comment.inputValue()).toBe(`${begun}邻里相处，互谅互让。`);
  }, 120_000);

  test('keeps what two people write at the same time, and asks where both wrote the same', async () => {
    const office = await screens.pageOf('sifasuo', working);
    await office.getByText('您可以审核发布本版；一旦自己修改并保存').waitFor();
    await office.getByRole('textbox', { name: '标题' }).fill('一滴水檐');
    await save(office).click();
    await status(office, '已全部保存').waitFor();
    await mediator.getByRole('textbox', { name: '案例点评' }).fill('相邻各方应当团结互助。');
    await save(mediator).click();
    await mediator.getByText('他人同时保存了其他部分，双方的修改都在').waitFor();
    expect(await mediator.getByRole('textbox', { name: '标题' }).inputValue()).toBe('一滴水檐');
    await office.getByRole('textbox', { name: '标题' }).fill('水檐之争');
    await mediator.getByRole('textbox', { name: '标题' }).fill(title);
    await save(mediator).click();
    await status(mediator, '已全部保存').waitFor();
    await save(office).click();
    await office.getByText('他人已保存了另一种写法，请逐项选择').waitFor();
    await looksRight(office, 'typical-contested');
    await office.getByRole('button', { name: '标题采用他人的' }).click();
    await status(office, '已全部保存').waitFor();
    expect(await office.getByRole('textbox', { name: '标题' }).inputValue()).toBe(title);
    await office.context().close();
  }, 120_000);

  test('asks, too, where one begins to change, while one saves, what the other has saved', async () => {
    const heading = mediator.getByRole('textbox', { name: '标题' });
    const comment = mediator.getByRole('textbox', { name: '案例点评' });
    const begun = await comment.inputValue();
    const office = await screens.pageOf('sifasuo', working);
    await office.getByRole('textbox', { name: '标题' }).fill('一滴水檐');
    await save(office).click();
    await status(office, '已全部保存').waitFor();
    await office.context().close();
    let send = () => {};
    const held = new Promise<void>((resolve) => {
      send = resolve;
    });
    await mediator.route('**/working', async (route) => {
      await held;
      await route.continue();
    });
    await comment.fill(`${begun}邻里和睦。`);
    await save(mediator).click();
    await heading.fill('滴水之邻');
    await status(mediator, '2 部分未保存').waitFor();
    send();
    await status(mediator, '1 部分未保存').waitFor();
    await mediator.unroute('**/working');
    expect(await mediator.getByText('他人已保存了另一种写法，请逐项选择').isVisible()).toBe(true);
    await mediator.getByRole('button', { name: '标题采用他人的' }).click();
    await status(mediator, '已全部保存').waitFor();
    expect(await heading.inputValue()).toBe('一滴水檐');
    await heading.fill(title);
    await comment.fill(begun);
    await save(mediator).click();
    await status(mediator, '已全部保存').waitFor();
  }, 120_000);

  test('is handed in, and waits for those who have not written in it', async () => {
    await mediator.getByRole('button', { name: '提交审核' }).click();
    await mediator.getByText(/^郭长顺 .*提交审核$/u).waitFor();
    await mediator.getByText('由司法所、综治中心或者镇政法委员审核发布').waitFor();
    expect(await mediator.getByRole('button', { name: '审核发布' }).count()).toBe(0);
    const office = await screens.pageOf('sifasuo', working);
    await office.getByText('您写过本版，须由另一人审核发布').waitFor();
    expect(await office.getByRole('button', { name: '审核发布' }).count()).toBe(0);
    await office.context().close();
    centre = await screens.pageOf('zhongxin', '/');
    await centre.getByText('典型案例：待我审核（1）').waitFor();
    await looksRight(centre, 'typical-my-day', ['phone']);
    await centre.goto('/typical-cases');
    await centre.getByRole('link', { name: '起草与审核（1）' }).click();
    await centre.getByText('待我审核（1）').waitFor();
    await centre.getByText('您没有正在起草的案例').waitFor();
    // A link that the mouse lies over has another colour.
    await centre.mouse.move(0, 0);
    await looksRight(centre, 'typical-drafts', ['phone']);
    await centre.getByRole('link', { name: new RegExp(`邻里 ${dispute.number}`, 'u') }).click();
    await centre.getByRole('button', { name: '审核发布' }).waitFor();
    await centre.mouse.move(0, 0);
    await centre.getByText('当事人的姓名').first().waitFor();
    expect(await centre.getByRole('textbox').count()).toBe(0);
    await looksRight(centre, 'typical-review', ['phone']);
  }, 120_000);

  test('is handed back with a reason, and comes once more', async () => {
    await centre.getByRole('button', { name: '退回修改' }).click();
    const dialog = centre.getByRole('dialog', { name: '退回起草人修改' });
    await dialog.getByLabel('理由').fill('点评请再充实一些');
    await dialog.getByRole('button', { name: '退回修改' }).click();
    await centre.getByText('崔玉兰 11月23日', { exact: false }).waitFor();
    await mediator.goto('/');
    await mediator.getByText('典型案例：我在起草（1）').waitFor();
    await mediator.goto('/typical-cases/drafts');
    await mediator.getByText('我在起草（1）').waitFor();
    await mediator.getByRole('link', { name: /第1版/u }).click();
    await mediator.getByText('退回：点评请再充实一些').waitFor();
    const comment = mediator.getByRole('textbox', { name: '案例点评' });
    await comment.fill('相邻各方应当按照方便生活、团结互助的原则处理相邻关系。');
    await mediator.getByRole('button', { name: '提交审核' }).click();
    await mediator.getByText(/^郭长顺 .*提交审核$/u).waitFor();
  }, 120_000);

  test('is not stepped on by whoever has read an earlier version', async () => {
    // The centre still sees the draft as it was handed back.
    const leader = await screens.pageOf('lingdao', working);
    await leader.getByRole('button', { name: '审核发布' }).waitFor();
    await leader.getByRole('button', { name: '退回修改' }).click();
    await centre.reload();
    await centre.getByRole('button', { name: '审核发布' }).click();
    const dialog = centre.getByRole('dialog', { name: '发布这个典型案例' });
    await dialog.getByText('脱敏难免有遗漏').waitFor();
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await centre.getByText(/^崔玉兰 .*发布$/u).waitFor();
    const late = leader.getByRole('dialog', { name: '退回起草人修改' });
    await late.getByLabel('理由').fill('等我再看一看');
    await late.getByRole('button', { name: '退回修改' }).click();
    await late.getByText('该版本已被他人更新，请刷新后再试').waitFor();
    await leader.getByText(/^崔玉兰 .*发布$/u).waitFor();
    await leader.context().close();
  }, 120_000);

  test('is found in the library, taken home as a paper of Word, and taken back with a reason', async () => {
    await looksRight(centre, 'typical-released');
    await centre.getByRole('link', { name: '在案例库中查看' }).click();
    await centre.getByRole('heading', { level: 1, name: title }).waitFor();
    await centre.getByText('三万多元').waitFor();
    await centre.getByText('（67岁，').waitFor();
    const link = centre.getByRole('link', { name: '下载 Word' });
    const [file] = await Promise.all([centre.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toBe(`典型案例：${title}.docx`);
    const folder = process.env.SCREENSHOTS;
    if (folder) await copyFile(await file.path(), join(folder, 'typical-case.docx'));
    await centre.goto(working);
    await centre.getByRole('button', { name: '撤回' }).click();
    const dialog = centre.getByRole('dialog', { name: '撤回已发布的案例' });
    await dialog.getByLabel('理由').fill('当事人有顾虑');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await centre.getByText('还没有发布的典型案例').waitFor();
    await centre.goto(working);
    await centre.getByText('已撤回').waitFor();
    await centre.getByText('理由：当事人有顾虑').waitFor();
    await mediator.goto(`/disputes/${dispute.id}`);
    await mediator.getByRole('link', { name: '第1版' }).waitFor();
    await mediator.getByRole('button', { name: '写成典型案例' }).waitFor();
  }, 120_000);

  test('stands in English too', async () => {
    const english = await screens.pageOf('guochangshun', working);
    await english.getByRole('button', { name: 'English' }).click();
    await english.mouse.move(0, 0);
    await english.getByRole('heading', { level: 1, name: 'Typical case: neighbours (edition 1)' }).waitFor();
    await looksRight(english, 'typical-working-english', ['phone']);
    await english.context().close();
  }, 120_000);

  test('is given up before it was released, with a reason', async () => {
    await mediator.getByRole('button', { name: '写成典型案例' }).click();
    await mediator.getByRole('button', { name: '自动起草' }).click();
    await mediator.getByRole('button', { name: '放弃草稿' }).click();
    const dialog = mediator.getByRole('dialog', { name: '放弃这份草稿' });
    await dialog.getByLabel('理由').fill('当事人不愿意公开');
    await dialog.getByRole('button', { name: '放弃草稿' }).click();
    await mediator.getByText('我在起草（0）').waitFor();
  }, 120_000);

  test('meets no error on the way', () => {
    expect(screens.faults).toEqual([]);
  });
});
