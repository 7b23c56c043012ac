import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import { DecisionList, decisionListQuery, decisionPage } from './decision.list.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
let list: DecisionList;
let meeting: MeetingView;
const cases = { dispatched: '', mediated: '', noted: '', refused: '' };
beforeAll(async () => {
  room = await aMeetingRoom();
  list = new DecisionList(room.office.dataSource, room.office.clock);
  room.desk.on('2026-11-20');
  for (const key of ['dispatched', 'mediated', 'noted', 'refused'] as const)
    cases[key] = (await room.desk.accepted()).id;
  room.desk.on('2026-11-23');
  meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00' });
  await room.decide(meeting, cases.dispatched, room.analysis({ dueOn: '2026-11-27' }));
  await room.decide(meeting, cases.mediated, room.analysis());
  await room.decide(meeting, cases.noted, { type: 'NOTE', text: '继续关注' });
  await room.decide(meeting, cases.refused, { type: 'RATIFY' }).catch(() => undefined);
  await room.closed(meeting);
  const mediatorIds = [(await room.office.actor('guochangshun')).staffId];
  await room.desk.send('guochangshun', cases.mediated, 'SIGN_FOR', {
    mediatorIds,
    noConflictOfInterest: true,
  });
  await room.desk.send('guochangshun', cases.mediated, 'HOLD_SESSION', {
    heldOn: '2026-11-23',
    place: '村委会',
    attendingPartyIds: [],
    record: '双方到场',
    open: true,
  });
  room.desk.on('2026-11-30');
});
afterAll(() => room.office.close());

const page = (asked: object = {}) => list.page(room.centre, decisionListQuery.parse(asked));
const casesOf = async (asked: object) => (await page(asked)).items.map(({ decision }) => decision.disputeId);

describe('the decisions of the meetings', () => {
  test('tell what became of each: the case now, and what happened since', async () => {
    const shown = await page();
    expect(decisionPage.parse(shown)).toEqual(shown);
    expect(shown.items).toMatchObject([
      { decision: { disputeId: cases.refused, refusal: {} }, dispute: { state: 'accepted', eventsSince: 0 } },
      { decision: { disputeId: cases.noted, isDone: true }, isOverdue: false },
      {
        decision: { disputeId: cases.mediated, isDone: false },
        isOverdue: false,
        isShownDone: true,
        dispute: {
          state: 'underway',
          eventsSince: 2,
          latest: [{ type: 'HOLD_SESSION' }, { type: 'SIGN_FOR', name: { zh: expect.any(String) } }],
        },
      },
      {
        decision: { disputeId: cases.dispatched },
        meeting: { id: meeting.id, number: '〔2026〕第1号' },
        isOverdue: true,
        isShownDone: false,
        dispute: { state: 'dispatched', eventsSince: 0, latest: [] },
      },
    ]);
  });

  test('are asked for by state, unit, meeting, and what is late', async () => {
    const unit = await room.office.unit('柳溪村');
    expect(await casesOf({ state: 'open' })).toEqual([cases.mediated, cases.dispatched]);
    expect(await casesOf({ state: 'done' })).toEqual([cases.noted]);
    expect(await casesOf({ state: 'refused' })).toEqual([cases.refused]);
    expect(await casesOf({ overdue: 'true' })).toEqual([cases.dispatched]);
    expect(await casesOf({ overdue: 'false' })).toEqual([cases.refused, cases.noted, cases.mediated]);
    expect(await casesOf({ state: 'open', unit })).toEqual([cases.mediated, cases.dispatched]);
    expect(await casesOf({ meeting: meeting.id, state: 'done' })).toEqual([cases.noted]);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await casesOf({ unit: nobody })).toEqual([]);
    expect(await casesOf({ townshipId: nobody })).toEqual([]);
  });

  test('come page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page({ limit: 1, ...(cursor && { cursor }) });
      seen.push(...items.map(({ decision }) => decision.id));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual((await page()).items.map(({ decision }) => decision.id));
    const unknown = page({ cursor: '00000000-0000-4000-8000-000000000000' });
    expect(await refusalOf(unknown)).toMatchObject({ code: 'unknown-cursor' });
  });

  test('show an auditor no words, and whoever looks into no township nothing', async () => {
    const asked = decisionListQuery.parse({});
    const auditor = await list.page(await room.office.actor('shenji'), asked);
    expect(auditor.items.map(({ decision }) => decision.measure)).toEqual([null, null, null, null]);
    expect(await list.page({ ...room.centre, townshipIds: [] }, asked)).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});
