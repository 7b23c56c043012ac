import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LadderSweep } from '#casework/escalation';
import { anApp, type TestApp } from './support/app.ts';
import { type Case, report, send } from './support/case-story.ts';

let app: TestApp;
let late: Case;

beforeAll(async () => {
  app = await anApp();
  const grid = await app.as('wanggeyuan');
  late = await report(grid);
  const medical = await report(grid, { typeCode: 'MED' });
  await send(await app.as('zhongxin'), medical, 'ACCEPT', {});
});
afterAll(() => app.close());

const get = async (username: string, path: string, status = 200) =>
  (await (await app.as(username)).browser.get(`/api/v1/${path}`).expect(status)).body;

interface Listed {
  readonly items: readonly { readonly dueOn: string; readonly id: string; readonly rule: { zh: string } }[];
  readonly nextCursor: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

describe('my clocks', () => {
  test('are those that run on the cases of my unit, by the day on which they are due, page by page', async () => {
    const all: Listed = await get('zhongxin', 'my-clocks');
    expect(all.items.map(({ rule }) => rule.zh)).toEqual(['受理审查', '研判', '调解期限']);
    expect(all.counts).toEqual({ all: 3, overdue: 0, today: 0, week: 1, provisional: 1 });
    const first: Listed = await get('zhongxin', 'my-clocks?limit=2');
    const rest: Listed = await get('zhongxin', `my-clocks?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(rest.nextCursor).toBeNull();
  });

  test('are narrowed to what is overdue, due today, this week, or provisional', async () => {
    const dueOf = async (due: string) =>
      ((await get('zhongxin', `my-clocks?due=${due}`)) as Listed).items.map(({ dueOn }) => dueOn);
    expect(await dueOf('week')).toEqual(['2026-11-26']);
    expect(await dueOf('provisional')).toEqual(['2027-01-04']);
    expect(await dueOf('overdue')).toEqual([]);
  });

  test('say nothing to a unit that has no case, and refuse the cursor of another list', async () => {
    expect((await get('paichusuo', 'my-clocks')).items).toEqual([]);
    const { nextCursor } = await get('zhongxin', 'disputes?limit=1');
    expect((await get('zhongxin', `my-clocks?cursor=${nextCursor}`, 422)).code).toBe('unknown-cursor');
  });
});

describe('the supervision board', () => {
  test('shows what is late by the unit that holds it, with what was told and who must answer', async () => {
    expect((await get('sifasuo', 'supervision')).units).toEqual([]);
    app.clock.set('2026-11-30T02:00:00.000Z');
    await app.app.get(LadderSweep).sweep();
    const { units } = await get('sifasuo', 'supervision');
    expect(units).toMatchObject([
      { name: '月山镇综治中心', overdue: 1, supervised: 1, raised: 0, unanswered: 1 },
    ]);
    const [item] = units[0].items;
    expect(item).toMatchObject({
      disputeId: late.id,
      rule: { zh: '受理审查' },
      dueOn: '2026-11-26',
      told: { step: 'supervision' },
      next: { step: 'leader' },
      supervision: { slip: null },
    });
    await send(await app.as('zhongxin'), late, 'ACKNOWLEDGE', {});
    expect((await get('sifasuo', 'supervision')).units[0].unanswered).toBe(0);
  });

  test('is closed to those who are supervised', async () => {
    await get('guochangshun', 'supervision', 403);
  });
});

describe('a supervision slip', () => {
  const issue = async (username: string, disputeId: string, seq: number, status = 201) =>
    (
      await (
        await app.as(username)
      ).browser
        .post(`/api/v1/disputes/${disputeId}/supervision-slips`)
        .send({ seq })
        .expect(status)
    ).body;
  const latest = async (): Promise<number> =>
    (await get('sifasuo', 'supervision')).units[0].items[0].supervision.seq;

  test('is made out once for the step of a ladder, and says nothing of anybody', async () => {
    const slip = await issue('sifasuo', late.id, await latest());
    expect(slip).toMatchObject({
      number: '月司督〔2026〕1号',
      issuedOn: '2026-11-30',
      to: '月山镇综治中心',
      kind: 'ladder',
      order: null,
      stage: 'reported',
      deadline: { name: { zh: '受理审查' }, dueOn: '2026-11-26' },
    });
    expect(JSON.stringify(slip)).not.toMatch(/赵大山|钱小河|排水沟/);
    expect(await issue('sifasuo', late.id, await latest())).toEqual(slip);
    expect(await get('lingdao', `supervision-slips/${slip.id}`)).toEqual(slip);
  });

  test('takes the next number for an order, with its words and until when it is answered', async () => {
    const office = await app.as('sifasuo');
    await send(office, late, 'SUPERVISE', { order: '三日内作出受理决定', answerByOn: '2026-12-03' });
    const slip = await issue('sifasuo', late.id, await latest());
    expect(slip).toMatchObject({
      number: '月司督〔2026〕2号',
      kind: 'order',
      order: '三日内作出受理决定',
      answerByOn: '2026-12-03',
    });
  });

  test('has numbers without a gap, whoever makes it out at the same moment', async () => {
    const office = await app.as('sifasuo');
    const seqs: number[] = [];
    for (const order of ['甲', '乙', '丙', '丁']) {
      await send(office, late, 'SUPERVISE', { order });
      seqs.push(await latest());
    }
    const slips = await Promise.all(
      seqs.flatMap((seq) => [issue('sifasuo', late.id, seq), issue('sifasuo', late.id, seq)]),
    );
    expect([...new Set(slips.map(({ number }) => number))].sort()).toEqual(
      [3, 4, 5, 6].map((n) => `月司督〔2026〕${n}号`),
    );
  });

  test('is made out for a supervision only', async () => {
    expect((await issue('sifasuo', late.id, 1, 404)).code).toBe('no-such-slip');
  });
});

describe('a long supervision board', () => {
  test('comes page by page, with the figures of all of it on each, and refuses the cursor of another list', async () => {
    const grid = await app.as('wanggeyuan');
    await report(grid);
    await report(grid);
    app.clock.set('2026-12-07T02:00:00.000Z');
    await app.app.get(LadderSweep).sweep();
    const all = await get('sifasuo', 'supervision');
    const figures = (board: typeof all) =>
      board.units.map(({ items: _, ...unit }: { items: unknown }) => unit);
    const items = (board: typeof all) => board.units.flatMap((unit: { items: unknown[] }) => unit.items);
    expect(items(all).length).toBeGreaterThan(2);
    const read: unknown[] = [];
    for (let cursor = ''; ; ) {
      const page = await get('sifasuo', `supervision?limit=1${cursor}`);
      expect(figures(page)).toEqual(figures(all));
      expect(items(page)).toHaveLength(1);
      read.push(...items(page));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(read).toHaveLength(items(all).length);
    expect(items(all)).toEqual(expect.arrayContaining(read));
    const { nextCursor } = await get('sifasuo', 'disputes?limit=1');
    expect((await get('sifasuo', `supervision?cursor=${nextCursor}`, 422)).code).toBe('unknown-cursor');
  });
});

test('the board shows the highest of the steps that a red case told at one instant', async () => {
  const red = await send(await app.as('zhongxin'), await report(await app.as('wanggeyuan')), 'ACCEPT', {});
  await send(await app.as('zhongxin'), red, 'REGRADE', { risk: 'red', reason: '扬言动手' });
  app.clock.set('2026-12-08T02:00:00.000Z');
  await app.app.get(LadderSweep).sweep();
  const { units } = await get('sifasuo', 'supervision');
  const items = units
    .flatMap((unit: { items: { disputeId: string }[] }) => unit.items)
    .filter(({ disputeId }: { disputeId: string }) => disputeId === red.id);
  expect(items).toMatchObject([{ told: { step: 'county' }, next: null }]);
});
