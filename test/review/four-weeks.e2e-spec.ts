import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '#domain';
import { query } from '#platform';
import type { MeetingView } from '../../libs/casework/src/review/meeting.view.ts';
import { aMeetingRoom, type MeetingRoom } from '../support/meeting-room.ts';

/** The Mondays of four weeks; before each of them fifteen cases come in. */
const mondays = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'] as const;

let room: MeetingRoom;
/** Case → its name: the week, and what becomes of it. */
const names = new Map<string, string>();
const ids = new Map<string, string>();
const meetings: MeetingView[] = [];
let fifth: MeetingView;

beforeAll(async () => {
  room = await aMeetingRoom();
  for (const [n, monday] of mondays.entries()) await week(n + 1, monday);
  room.desk.on('2026-11-30');
  fifth = await room.opened({ plannedFor: '2026-11-30T09:00:00+08:00' });
}, 120_000);
afterAll(() => room.office.close());

const idOf = (name: string): string => ids.get(name) ?? '';

async function accepted(name: string, over: object = {}) {
  const dispute = await room.desk.accepted(over);
  names.set(dispute.id, name);
  ids.set(name, dispute.id);
  return dispute;
}

/**
 * A week: what comes in until Friday, what the meeting decides on Monday, what the village does on Tuesday, and what comes
 * on the Friday after.
 */
async function week(n: number, monday: string): Promise<void> {
  const isLast = n === mondays.length;
  const friday = addDays(monday, -3);
  room.desk.on(friday);
  const ends = Array.from({ length: 9 }, (_, k) => `${n} ends ${k + 1}`);
  for (const name of [...ends, `${n} mediated`, `${n} unsigned`, `${n} refused`]) await accepted(name);
  await accepted(`${n} red`, { riskFactors: ['weapon'] });
  await settledOnTheSpot(`${n} settled`, friday);
  if (!isLast) await accepted(`${n} left`);

  room.desk.on(monday);
  const meeting = await room.opened({ plannedFor: `${monday}T09:00:00+08:00` });
  const dueOn = addDays(monday, 18);
  for (const name of [...ends, `${n} mediated`, `${n} unsigned`])
    await room.decide(meeting, idOf(name), room.analysis({ dueOn }));
  await room.decide(meeting, idOf(`${n} refused`), { type: 'RATIFY' }).catch(() => undefined);
  if (n > 1) await room.decide(meeting, idOf(`${n - 1} left`), room.analysis({ dueOn }));
  if (!isLast) {
    await room.decide(meeting, idOf(`${n} red`), room.analysis({ dueOn, risk: 'red' }));
    await room.decide(meeting, idOf(`${n} settled`), { type: 'RATIFY' });
  }
  meetings.push(await room.closed(meeting));

  const tuesday = addDays(monday, 1);
  room.desk.on(tuesday);
  const over = [...ends, ...(n > 1 ? [`${n - 1} left`] : []), ...(isLast ? [] : [`${n} red`])];
  for (const name of over) await withdrawn(idOf(name), tuesday);
  await mediated(idOf(`${n} mediated`), tuesday);
  if (!isLast) return;
  room.desk.on('2026-11-27');
  await accepted(`${n} new`);
}

async function settledOnTheSpot(name: string, settledOn: string): Promise<void> {
  const { id, parties } = await accepted(name);
  await room.desk.send('guochangshun', id, 'SETTLE_ON_SPOT', {
    settledOn,
    terms: '清理排水沟',
    consentingPartyIds: parties.map((party) => party.id),
    mediatorIds: [(await room.office.actor('guochangshun')).staffId],
    performedAtOnce: true,
  });
}

async function withdrawn(id: string, withdrawnOn: string): Promise<void> {
  const { parties } = await room.desk.detail.view(id, room.centre);
  await room.desk.send('zhongxin', id, 'WITHDRAW', { partyId: parties[0]?.id ?? '', withdrawnOn });
}

async function mediated(id: string, heldOn: string): Promise<void> {
  const mediatorIds = [(await room.office.actor('guochangshun')).staffId];
  await room.desk.send('guochangshun', id, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
  await room.desk.send('guochangshun', id, 'HOLD_SESSION', {
    heldOn,
    place: '村委会',
    attendingPartyIds: [],
    record: '双方到场',
    open: true,
  });
}

const linesOf = ({ agenda }: MeetingView) =>
  agenda.flatMap(({ section, entries }) =>
    entries.map(({ line, on, reasons, isCarriedOver }) =>
      [
        section,
        names.get(line.id),
        on,
        reasons.map(({ code }) => code).join(),
        isCarriedOver ? '结转' : '',
      ].join(' | '),
    ),
  );

test('sixty cases came in, each once', () => {
  expect(names.size).toBe(60);
  expect(ids.size).toBe(60);
});

test('the agenda of the fifth week is exactly this one', () => {
  expect(linesOf(fifth)).toEqual([
    // Dispatched by each of the four meetings, and the village has signed for none of them; the last meeting saw the
    // first three and decided nothing on them.
    'undone | 1 unsigned | 2026-11-20 | undone | 结转',
    'undone | 2 unsigned | 2026-11-27 | undone | 结转',
    'undone | 3 unsigned | 2026-12-04 | undone | 结转',
    'undone | 4 unsigned | 2026-12-11 | undone | ',
    // The last meeting did not come to it.
    'red | 4 red | 2026-11-20 | red | 结转',
    // The centre first: accepted, and not taken up within seven days, because what was decided was refused. The thirty
    // days of the second one are over on Sunday.
    'due | 1 refused | 2026-11-06 | overdue | 结转',
    'due | 2 refused | 2026-11-13 | overdue,dueSoon | 结转',
    'due | 3 refused | 2026-11-20 | overdue | 结转',
    'due | 4 refused | 2026-11-27 | overdue | 结转',
    // Then the village: the days that the meetings set, eighteen after each. The fourth is not due within the week.
    'due | 1 mediated | 2026-11-20 | overdue | 结转',
    'due | 2 mediated | 2026-11-27 | overdue | 结转',
    'due | 3 mediated | 2026-12-04 | dueSoon | ',
    // Settled on the spot; the three before it were ratified.
    'ratification | 4 settled | 2026-11-20 | toRatify | 结转',
    'new | 4 new | 2026-11-27 | new | ',
  ]);
});

test('each meeting carried over what it did not decide, and what was refused', () => {
  const carried = meetings.map(({ minutes }) => minutes?.carriedOver.map((id) => names.get(id)).sort());
  expect(carried).toEqual([
    ['1 left', '1 refused'],
    ['1 refused', '1 unsigned', '2 left', '2 refused'],
    ['1 mediated', '1 refused', '1 unsigned', '2 refused', '2 unsigned', '3 left', '3 refused'],
    [
      '1 mediated',
      '1 refused',
      '1 unsigned',
      '2 mediated',
      '2 refused',
      '2 unsigned',
      '3 refused',
      '3 unsigned',
      '4 red',
      '4 refused',
      '4 settled',
    ],
  ]);
  expect(meetings.map(({ number }) => number)).toEqual([1, 2, 3, 4].map((n) => `〔2026〕第${n}号`));
});

test('each decision is exactly one event of its case, or says why it was refused', async () => {
  const rows = await query<{ events: number; isRefused: boolean }>(room.office.dataSource, {
    text: `select (select count(*)::int from dispute_event e where e.dispute_id = r.dispute_id and e.seq = r.seq
                     and e.type = r.event_type) as events, r.refusal is not null as "isRefused"
           from review_decision r`,
  });
  expect(rows).toHaveLength(meetings.flatMap(({ decisions }) => decisions).length);
  expect(rows.filter(({ events, isRefused }) => events !== (isRefused ? 0 : 1))).toEqual([]);
  expect(rows.filter(({ isRefused }) => isRefused)).toHaveLength(4);
});

test('what people added and nobody reached comes back, until it is decided or has ended', async () => {
  const asked = { disputeId: idOf('4 mediated'), reason: '群众反映强烈' };
  await room.planning.add(room.centre, fifth.id, asked);
  await room.closed(fifth);
  room.desk.on('2026-12-02');
  const sixth = await room.opened({ plannedFor: '2026-12-02T09:00:00+08:00' });
  const line = 'added | 4 mediated |  | carriedOver | 结转';
  expect(linesOf(sixth)).toContain(line);
  expect((await room.closed(sixth)).minutes?.carriedOver).toContain(asked.disputeId);
  room.desk.on('2026-12-03');
  expect(linesOf(await room.planned({ plannedFor: '2026-12-03T09:00:00+08:00' }))).toContain(line);
  await withdrawn(asked.disputeId, '2026-12-03');
  const seventh = await room.opened({ plannedFor: '2026-12-03T10:00:00+08:00' });
  expect(seventh.agenda.flatMap(({ entries }) => entries.map(({ line }) => line.id))).not.toContain(
    asked.disputeId,
  );
});
