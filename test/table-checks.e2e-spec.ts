import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Browser, type TestApp } from './support/app.ts';

const route = '/api/v1/statistics/table-checks';
let app: TestApp;
let office: Browser;

beforeAll(async () => {
  app = await anApp();
  office = (await app.as('sifasuo')).browser;
});
afterAll(() => app.close());

describe('a table of figures that was handed in', () => {
  test('as figures with wordings is held against itself: the truncated rate of N3', async () => {
    const entries = [
      { wording: '受理', value: 195, unit: '件' },
      { wording: '调解成功', value: '193', unit: '件' },
      { wording: '调解成功率', value: '98.9%' },
    ];
    const { body } = await office.post(route).send({ entries }).expect(200);
    expect(body).toMatchObject({
      form: 'entries',
      counts: { contradiction: 1, warning: 0, note: 0 },
      labels: [{ label: '受理', meaning: { zh: '受理', en: 'accepted' } }, {}, {}],
      findings: [{ check: 'rate-truncated', zh: expect.stringContaining('应为99.0%'), figures: [2, 1, 0] }],
    });
  });

  test('as a sentence tells where each figure stands: the open case of T7', async () => {
    const text = '受理38件，调解成功37件，在办1件，调解成功率97.4%。';
    const { body } = await office.post(route).send({ text }).expect(200);
    expect(body).toMatchObject({
      form: 'text',
      findings: [{ check: 'open-counted-as-failure', severity: 'warning' }],
    });
    const { from, to } = body.figures[3].place.span;
    expect(text.slice(from, to)).toBe('97.4%');
  });

  test.each([
    [
      'N5, screenings called cases',
      '全年共排查420件，调处382件，调处率100%。',
      'screenings-as-cases',
      /420件.*382件.*100%/,
    ],
    [
      'N6, a plan whose shares are short',
      '每月共需赡养费1200元，由五个子女分担，每人每月200元。',
      'plan-differs',
      /200.*×.*5.*＝1000.*1200/,
    ],
  ])('as a sentence is held against itself: %s', async (_, text, check, zh) => {
    const { body } = await office.post(route).send({ text }).expect(200);
    expect(body.findings[0]).toMatchObject({
      check,
      severity: 'contradiction',
      zh: expect.stringMatching(zh),
    });
  });

  test('as cells names the cell, and takes what a label means', async () => {
    const cells = [
      ['村', '收件'],
      ['甲', 3],
      ['乙', 4],
      ['合计', 8],
    ];
    const merges = [{ top: 0, left: 0, bottom: 0, right: 0 }];
    const { body } = await office
      .post(route)
      .send({ cells, merges, meanings: { 收件: 'accepted' } })
      .expect(200);
    expect(body.findings[0]).toMatchObject({
      check: 'parts-differ-from-total',
      zh: expect.stringContaining('受理8'),
    });
    expect(body.figures[2].place).toEqual({ cell: { row: 3, column: 1 } });
  });

  test('as a file gives back what stands in it', async () => {
    const text = Buffer.from('每月赡养费1200元，五个子女分担，每人200元。');
    const { body } = await office.post(`${route}/file`).attach('file', text, 'plan.txt').expect(200);
    expect(body).toMatchObject({ text: text.toString(), sheet: null, findings: [{ check: 'plan-differs' }] });
    const register = await readFile(new URL('./fixtures/register/register-2026.xlsx', import.meta.url));
    const sheet = await office.post(`${route}/file`).attach('file', register, 'register.xlsx').expect(200);
    expect(sheet.body.sheet.sheetNames.length).toBeGreaterThan(0);
    await office.post(`${route}/file?sheet=三月`).attach('file', register, 'register.xlsx').expect(422);
  });

  test.each([
    ['nothing', {}],
    ['two of three', { text: '受理1件', entries: [] }],
    ['too long a text', { text: '受'.repeat(20_001) }],
    ['too many rows', { cells: Array.from({ length: 501 }, () => ['受理', 1]) }],
    ['a meaning that is none', { text: '受理1件', meanings: { 受理: 'king' } }],
  ])('with %s is refused with a pointer and a Chinese sentence', async (_, body) => {
    const answer = await office.post(route).send(body).expect(422);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors[0]).toMatchObject({
      pointer: expect.any(String),
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  test('by names that every object has, breaks nothing', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const entries = names.map((name) => ({
      wording: name,
      value: name,
      unit: name,
      row: name,
      column: name,
    }));
    const text = JSON.stringify({ entries, meanings: {} });
    await office
      .post(route)
      .set('content-type', 'application/json')
      .send(text.replace('"meanings":{}', '"meanings":{"constructor":"accepted"}'));
    await office.post(route).send({ entries }).expect(200);
  });

  test('is for those who read figures', async () => {
    await app.browser().post(route).send({ text: '受理1件' }).expect(401);
    await (await app.as('wanggeyuan')).browser.post(route).send({ text: '受理1件' }).expect(403);
  });
});
