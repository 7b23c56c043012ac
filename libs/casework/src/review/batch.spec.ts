import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inRecord, verifyRecord } from '#casework/verification';
import { type ReviewBatch, restore, reviewBatch } from '#domain';
import { query } from '#platform';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import type { DecisionView, MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
let meeting: MeetingView;
let village: string;

beforeAll(async () => {
  room = await aMeetingRoom();
  village = await room.office.unit('柳溪村');
});
beforeEach(async () => {
  room.desk.on('2026-11-23');
  meeting = await room.opened({ kind: 'urgent' });
});
/** After every test the meeting is over, and the whole record proves itself. */
afterEach(async () => {
  const { state } = await room.reader.view(meeting.id, room.centre);
  if (state === 'open') await room.closed(meeting);
  const { dataSource, vault } = room.office;
  expect((await inRecord(dataSource, (tx) => verifyRecord(tx, vault))).differences).toEqual([]);
});
afterAll(() => room.office.close());

const nobody = '00000000-0000-4000-8000-000000000000';
const batchOf = (ids: readonly string[], ...commands: readonly object[]): ReviewBatch =>
  reviewBatch.parse({
    cases: ids.map((disputeId) => ({ disputeId })),
    orders: commands.map((command) => ({ command })),
  });
const decide = (batch: ReviewBatch, key?: string) => room.batches.decide(room.leader, meeting.id, batch, key);
const undo = (batchId: string, key?: string) =>
  room.retraction.retractBatch(room.leader, { id: meeting.id, batchId }, key);
const toVillage = () => ({
  type: 'ANALYZE',
  leadId: village,
  measure: '三日内上门调解',
  dueOn: '2026-12-10',
});
const supervise = { type: 'SUPERVISE', order: '限期办结' };
const ratify = { type: 'RATIFY' };
const snapshotOf = async (id: string) => {
  const [row] = await query<{ snapshot: unknown }>(room.office.dataSource, {
    text: 'select snapshot from dispute where id = $1',
    values: [id],
  });
  return restore(row?.snapshot);
};
const seen = (id: string) => room.desk.detail.view(id, room.centre);
const events = async (id: string) => await room.desk.detail.history(id, room.centre);
const made = async () => (await room.reader.view(meeting.id, room.centre)).decisions;

describe('decisions that are handed in together', () => {
  test('give neighbour cases to one unit, each with the type and the grade that it has', async () => {
    const three = [
      await room.desk.accepted({ typeCode: 'NEI' }),
      await room.desk.accepted({ typeCode: 'LAN', riskFactors: ['threat'] }),
      await room.desk.accepted({ typeCode: 'HOU' }),
    ].map(({ id }) => id);
    const { batchId, results } = await decide(batchOf(three, toVillage()));
    expect(results.map(({ disputeId, refusal }) => [disputeId, refusal])).toEqual(
      three.map((id) => [id, null]),
    );
    for (const { decisions } of results) {
      expect(decisions).toMatchObject([
        { type: 'ANALYZE', batchId, unit: { name: '柳溪村' }, dueOn: '2026-12-10', refusal: null },
      ]);
    }
    expect(
      (await Promise.all(three.map(seen))).map(({ state, typeCode, risk }) => [state, typeCode, risk]),
    ).toEqual([
      ['dispatched', 'NEI', 'green'],
      ['dispatched', 'LAN', 'red'],
      ['dispatched', 'HOU', 'green'],
    ]);
    const { minutes } = await room.closed(meeting);
    expect(minutes?.slips).toMatchObject([{ unitName: '柳溪村', tasks: [{}, {}, {}] }]);
  });

  test('are refused case by case with the reason, and the others go on', async () => {
    const [fresh, underway] = [await room.desk.accepted(), await room.desk.reported()];
    const { results } = await decide(batchOf([underway.id, nobody, fresh.id], toVillage()));
    expect(results.map(({ refusal, decisions }) => [refusal?.code ?? null, decisions.length])).toEqual([
      ['illegal-transition', 1],
      ['no-such-dispute', 0],
      [null, 1],
    ]);
    expect(results[0]?.refusal?.messageZh).toContain('已登记');
    expect((await made()).map(({ seq, refusal }) => [seq !== null, refusal !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  test('take effect on a case all together, in one transaction', async () => {
    const { id } = await room.desk.accepted();
    const regrade = { type: 'REGRADE', risk: 'yellow', reason: '情绪激动' };
    const { results } = await decide(batchOf([id], regrade, toVillage(), supervise));
    expect(results[0]?.decisions.map(({ type, seq }) => [type, seq])).toEqual([
      ['REGRADE', 3],
      ['ANALYZE', 4],
      ['SUPERVISE', 5],
    ]);
    expect(await seen(id)).toMatchObject({ state: 'dispatched', risk: 'yellow', escalation: 'supervised' });
  });

  test('or not at all: each of them says why', async () => {
    const { id } = await room.desk.accepted();
    const before = await snapshotOf(id);
    const { results } = await decide(batchOf([id], supervise, ratify, toVillage()));
    expect(await snapshotOf(id)).toEqual(before);
    expect(results[0]).toMatchObject({
      refusal: { code: 'illegal-transition' },
      decisions: [
        { type: 'SUPERVISE', seq: null, refusal: { code: 'refused-together' } },
        { type: 'RATIFY', seq: null, refusal: { code: 'illegal-transition' } },
        { type: 'ANALYZE', seq: null, refusal: { code: 'refused-together' } },
      ],
    });
  });

  test('are refused by a case that somebody changed meanwhile', async () => {
    const { id, version } = await room.desk.accepted();
    const stale = reviewBatch.parse({
      cases: [{ disputeId: id, expectedVersion: version - 1 }],
      orders: [{ command: supervise }, { command: toVillage() }],
    });
    expect((await decide(stale)).results[0]?.refusal?.code).toBe('changed-meanwhile');
    const fresh = reviewBatch.parse({ ...stale, cases: [{ disputeId: id, expectedVersion: version }] });
    expect((await decide(fresh)).results[0]?.refusal).toBeNull();
  });

  test('are decided once under one key, whether they were accepted or refused', async () => {
    const [fresh, registered] = [await room.desk.accepted(), await room.desk.reported()];
    const batch = batchOf([fresh.id, registered.id], toVillage());
    const first = await decide(batch, 'key-batch-1');
    await room.desk.send('zhongxin', registered.id, 'ACCEPT', {});
    expect(await decide(batch, 'key-batch-1')).toEqual(first);
    expect(await made()).toHaveLength(2);
    const other = batchOf([fresh.id], supervise);
    expect(await refusalOf(decide(other, 'key-batch-1'))).toMatchObject({ code: 'idempotency-key-reused' });
    const back = await undo(first.batchId, 'key-undo-1');
    expect(await undo(first.batchId, 'key-undo-1')).toEqual(back);
    expect((await events(fresh.id)).map(({ type }) => type)).toEqual([
      'REPORT',
      'ACCEPT',
      'ANALYZE',
      'RETRACT',
    ]);
  });

  test('are decided once when the same request comes twice at once', async () => {
    const ids = [await room.desk.accepted(), await room.desk.accepted()].map(({ id }) => id);
    const batch = batchOf(ids, toVillage(), supervise);
    const [one, other] = await Promise.all([decide(batch, 'key-batch-2'), decide(batch, 'key-batch-2')]);
    expect(one).toEqual(other);
    expect(await made()).toHaveLength(4);
  });

  test('are one per case when two chairs hand them in at once', async () => {
    const ids = [await room.desk.accepted(), await room.desk.accepted()].map(({ id }) => id);
    const both = await Promise.all([
      decide(batchOf(ids, toVillage())),
      decide(batchOf([...ids].reverse(), toVillage())),
    ]);
    for (const id of ids) {
      const results = both.flatMap(({ results: all }) => all.filter(({ disputeId }) => disputeId === id));
      expect(results.map(({ refusal }) => refusal?.code ?? 'applied').sort()).toEqual([
        'applied',
        'illegal-transition',
      ]);
    }
  });

  test('need a meeting that is open', async () => {
    const { id } = await room.desk.accepted();
    await room.closed(meeting);
    expect(await refusalOf(decide(batchOf([id], supervise)))).toMatchObject({ code: 'meeting-closed' });
    expect(await events(id)).toHaveLength(2);
  });

  test('name a case once, a hundred cases and five orders at most, and one order that another case answers', () => {
    const faults = (batch: object) =>
      reviewBatch.safeParse(batch).error?.issues.map(({ path }) => path.join('/'));
    const [cases, orders] = [[{ disputeId: nobody }], [{ command: supervise }]];
    expect(faults({ cases, orders })).toBeUndefined();
    expect(faults({ cases: [...cases, ...cases], orders })).toEqual(['cases']);
    expect(faults({ cases: [], orders: [] })).toEqual(['cases', 'orders']);
    expect(faults({ cases: Array.from({ length: 101 }, () => cases[0]), orders })).toContain('cases');
    expect(faults({ cases, orders: Array.from({ length: 6 }, () => orders[0]) })).toEqual(['orders']);
    const merge = { command: { type: 'MERGE_INTO', disputeId: nobody, reason: '同一纠纷' } };
    expect(faults({ cases, orders: [{ command: { type: 'REOPEN', reason: '再办' } }, merge] })).toEqual([
      'orders',
    ]);
    expect(faults({ cases, orders: [{ command: { ...toVillage(), meetingId: nobody } }] })).toEqual([
      'orders/0/command',
    ]);
  });
});

describe('a batch that is taken back', () => {
  test('leaves every case as it stood, in one step', async () => {
    const ids = [await room.desk.accepted(), await room.desk.accepted()].map(({ id }) => id);
    const before = await Promise.all(ids.map(snapshotOf));
    const { batchId } = await decide(batchOf(ids, toVillage(), supervise));
    const { results } = await undo(batchId);
    expect(results.map(({ refusal }) => refusal)).toEqual([null, null]);
    expect(await Promise.all(ids.map(snapshotOf))).toEqual(before);
    for (const id of ids) expect((await events(id)).at(-1)).toMatchObject({ facts: { seqs: [3, 4] } });
    const { minutes } = await room.closed(meeting);
    expect(minutes?.items.flatMap(({ decisions }) => decisions)).toEqual([]);
  });

  test('says why a case cannot go back any more, and takes back the others', async () => {
    const [acted, refused, still] = [
      (await room.desk.accepted()).id,
      (await room.desk.reported()).id,
      (await room.desk.accepted()).id,
    ];
    const { batchId } = await decide(batchOf([acted, refused, still], toVillage()));
    await room.desk.send('zhongxin', acted, 'NOTE', { text: '已电话联系' });
    const { results } = await undo(batchId);
    expect(results.map(({ disputeId, refusal }) => [disputeId, refusal?.code ?? null])).toEqual([
      [still, null],
      [refused, 'decision-refused'],
      [acted, 'happened-since'],
    ]);
    expect((await undo(batchId)).results[0]?.refusal?.code).toBe('retracted-already');
    expect(await refusalOf(undo(nobody))).toMatchObject({ code: 'no-such-decision' });
  });

  test('goes back from several mergers into one case, the latest first', async () => {
    const [kept, one, other] = [
      (await room.desk.accepted()).id,
      (await room.desk.accepted()).id,
      (await room.desk.accepted()).id,
    ];
    const before = await Promise.all([kept, one, other].map(snapshotOf));
    const merge = { type: 'MERGE_INTO', disputeId: kept, reason: '同一纠纷' };
    const { batchId } = await room.batches.decide(room.centre, meeting.id, batchOf([one, other], merge));
    expect((await snapshotOf(kept)).context.absorbed).toEqual([one, other]);
    const ids = { id: meeting.id, batchId };
    const { results } = await room.retraction.retractBatch(room.centre, ids);
    expect(results.map(({ refusal }) => refusal)).toEqual([null, null]);
    expect(await Promise.all([kept, one, other].map(snapshotOf))).toEqual(before);
  });

  test('is taken back of one case by any of its decisions, with what was decided together on it', async () => {
    const ids = [await room.desk.accepted(), await room.desk.accepted()].map(({ id }) => id);
    const before = await Promise.all(ids.map(snapshotOf));
    const { results } = await decide(batchOf(ids, toVillage(), supervise));
    const decisionId = results[0]?.decisions[0]?.id ?? '';
    const back = await room.retraction.retract(room.leader, { id: meeting.id, decisionId });
    expect(back.decisions).toHaveLength(2);
    expect(await snapshotOf(ids[0] ?? '')).toEqual(before[0]);
    expect(await snapshotOf(ids[1] ?? '')).not.toEqual(before[1]);
  });
});

/** What a chair does next: decides some orders on some cases, or takes back one of the decisions or batches made so far. */
type Move =
  | { readonly decide: readonly number[]; readonly on: readonly number[] }
  | { readonly undo: number; readonly isBatch: boolean }
  | { readonly work: number };

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        decide: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }),
        on: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ undo: fc.nat(9), isBatch: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ work: fc.nat(2) }) },
  ),
  { minLength: 3, maxLength: 10 },
);

test('whatever is decided together and taken back, each decision has exactly one event or one stated refusal', async () => {
  const people = [(await room.office.actor('guochangshun')).staffId];
  await fc.assert(
    fc.asyncProperty(moves, async (drawn) => {
      const ids = [await room.desk.accepted(), await room.desk.accepted(), await room.desk.reported()].map(
        ({ id }) => id,
      );
      const orders = [
        toVillage(),
        supervise,
        ratify,
        { type: 'REGRADE', risk: 'yellow', reason: '情绪激动' },
        { type: 'NOTE', text: '继续关注' },
        { type: 'REASSIGN', mediatorIds: people, reason: '轮岗' },
        { type: 'HAND_OVER', toId: await room.office.unit('月山镇司法所'), reason: '请司法所办' },
      ];
      const before = await made();
      const batches: string[] = [];
      for (const move of drawn) await play(move, ids, orders, batches);
      const known = new Set(before.map(({ id }) => id));
      const decisions = (await made()).filter(({ id }) => !known.has(id));
      for (const id of ids)
        proveCase(
          await events(id),
          decisions.filter(({ disputeId }) => disputeId === id),
        );
    }),
    { numRuns: 10 },
  );
});

async function play(
  move: Move,
  ids: readonly string[],
  orders: readonly object[],
  batches: string[],
): Promise<void> {
  if ('work' in move) {
    await room.desk.send('zhongxin', ids[move.work] ?? '', 'NOTE', { text: '已电话联系' });
  } else if ('decide' in move) {
    const on = move.on.flatMap((n) => ids[n] ?? []);
    const { batchId, results } = await decide(batchOf(on, ...move.decide.flatMap((n) => orders[n] ?? [])));
    expect(results.map(({ disputeId }) => disputeId)).toEqual(on);
    batches.push(batchId);
  } else {
    const batchId = batches[move.undo % Math.max(1, batches.length)];
    if (batchId === undefined) return;
    const decision = (await made()).find((one) => one.batchId === batchId);
    if (move.isBatch || decision === undefined) await undo(batchId);
    else {
      const asked = { id: meeting.id, decisionId: decision.id };
      await room.retraction.retract(room.leader, asked).catch((error: { readonly kind: string }) => {
        expect(error.kind).toBe('conflict');
      });
    }
  }
}

function proveCase(history: Awaited<ReturnType<typeof events>>, decisions: readonly DecisionView[]): void {
  for (const { seq, type, refusal, retracted } of decisions) {
    expect([seq === null, refusal === null]).toEqual([refusal !== null, seq !== null]);
    if (seq === null) continue;
    const told = history.filter((line) => line.seq === seq);
    expect(told.map((line) => line.type)).toEqual([type]);
    const back = history.filter((line) => (line.facts.seqs as readonly number[] | undefined)?.includes(seq));
    expect(back).toHaveLength(retracted === null ? 0 : 1);
  }
  const beside: readonly string[] = ['REPORT', 'ACCEPT', 'RETRACT'];
  const ordered = history.filter(({ facts, type }) => !beside.includes(type) && facts.text !== '已电话联系');
  expect(ordered.map(({ seq }) => seq)).toEqual(decisions.flatMap(({ seq }) => seq ?? []));
}
