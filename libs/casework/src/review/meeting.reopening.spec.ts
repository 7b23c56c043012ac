import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '#platform';
import { testKeys } from '../../../../test/support/keys.ts';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import { differencesOf } from '../../../../test/support/schema-release.ts';
import { type MeetingView } from './meeting.view.ts';
import { frozenMinutes } from './minutes.view.ts';

let room: MeetingRoom;
let meeting: MeetingView;
let caseId: string;
let first: string;
beforeAll(async () => {
  room = await aMeetingRoom();
  room.desk.on('2026-11-23');
  caseId = (await room.desk.accepted()).id;
  meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00', place: '镇会议室' });
  await room.decide(meeting, caseId, room.analysis());
  await room.closed(meeting, {
    attendance: [{ staffId: room.leader.staffId }],
    absent: [
      { staffId: room.centre.staffId, reason: '外出培训' },
      { name: '何法官', body: '人民法庭' },
    ],
  });
  first = await bytes();
});
afterAll(() => room.office.close());

const bytes = async (edition?: number) =>
  JSON.stringify(await room.reader.minutes(meeting.id, room.centre, edition));
const reopen = (reason = '漏记一项决定') => room.meetings.reopen(room.leader, meeting.id, { reason });
const differences = () => differencesOf(room.office.dataSource, testKeys);

describe('the minutes of a closed meeting', () => {
  test('are complete: number, people who came and who did not, cases by initials, decisions with who and by when', async () => {
    const minutes = await room.reader.minutes(meeting.id, room.centre);
    expect(frozenMinutes.strict().parse(minutes)).toEqual(minutes);
    expect(minutes).toMatchObject({
      title: '月山镇矛盾纠纷研判会议纪要',
      number: '〔2026〕第1号',
      edition: 1,
      recorder: expect.any(String),
      attendance: [{ name: '董文斌', body: '月山镇' }],
      absent: [
        { body: expect.any(String), reason: '外出培训' },
        { name: '何法官', body: '人民法庭', reason: null },
      ],
      reopened: null,
      items: [
        {
          sectionName: { zh: '新受理案件' },
          parties: '单某、张某',
          place: '柳溪村',
          decisions: [
            {
              orderName: { zh: '研判交办' },
              decidedBy: '董文斌',
              unitName: '柳溪村',
              dueOn: '2026-12-10',
              measure: '三日内上门调解',
            },
          ],
        },
      ],
    });
  });

  test('are the same bytes after people, bodies and cases have changed', async () => {
    const { dataSource } = room.office;
    await query(dataSource, {
      text: `update organisation set name = '新' || name where name in ('月山镇', '柳溪村')`,
    });
    await query(dataSource, { text: `update staff set name = '改名'` });
    await room.desk.send('zhongxin', caseId, 'REGRADE', { risk: 'yellow', reason: '情绪激动' });
    expect(await bytes()).toBe(first);
    expect(await bytes(1)).toBe(first);
    expect(JSON.stringify((await room.reader.view(meeting.id, room.centre)).minutes)).toBe(first);
    await query(dataSource, {
      text: `update organisation set name = substr(name, 2) where name in ('新月山镇', '新柳溪村')`,
    });
  });

  test('are not there while the meeting is not closed, nor in an edition that was not made', async () => {
    const planned = await room.planned({ kind: 'urgent' });
    expect(await refusalOf(room.reader.minutes(planned.id, room.centre))).toMatchObject({
      code: 'no-such-minutes',
    });
    expect(await refusalOf(room.reader.minutes(meeting.id, room.centre, 2))).toMatchObject({
      code: 'no-such-minutes',
    });
    await room.planning.cancel(room.centre, planned.id, { reason: '不必' });
  });
});

describe('a closed meeting', () => {
  test('opened again by two at once is opened by one, keeps its minutes, and decides', async () => {
    room.desk.on('2026-11-25');
    const results = await Promise.allSettled([reopen(), reopen()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'meeting-open' },
    });
    const open = await room.reader.view(meeting.id, room.centre);
    expect(open).toMatchObject({
      state: 'open',
      number: '〔2026〕第1号',
      minutes: null,
      changes: [{ kind: 'reopened', reason: '漏记一项决定' }],
      formerEditions: [{ edition: 1, closedAt: '2026-11-23T02:00:00.000Z', reason: '漏记一项决定' }],
    });
    expect(open.agenda.flatMap(({ entries }) => entries)).toHaveLength(1);
    await room.decide(open, caseId, { type: 'NOTE', text: '请包村干部跟进' });
    expect(await bytes(1)).toBe(first);
    expect(await differences()).toEqual([]);
  });

  test('makes a new edition under the same number, and the former one stays as it was', async () => {
    await room.closed(meeting);
    const second = await bytes();
    expect(JSON.parse(second)).toMatchObject({
      number: '〔2026〕第1号',
      edition: 2,
      reopened: { reason: '漏记一项决定', at: '2026-11-25T02:00:00.000Z' },
      absent: [{ reason: '外出培训' }, {}],
      items: [{ decisions: [{ type: 'ANALYZE' }, { type: 'NOTE' }] }],
    });
    expect([await bytes(1), await bytes(2)]).toEqual([first, second]);
    await reopen('人名有误');
    await room.closed(meeting);
    expect([await bytes(1), await bytes(2)]).toEqual([first, second]);
    expect(JSON.parse(await bytes())).toMatchObject({ edition: 3 });
    expect(await differences()).toEqual([]);
  });

  test('shows an auditor that it was opened again, not why', async () => {
    const auditor = await room.office.actor('shenji');
    const view = await room.reader.view(meeting.id, auditor);
    expect(view).toMatchObject({
      changes: [{ kind: 'reopened', reason: null }, {}],
      formerEditions: [{ edition: 1, reason: null }, {}],
    });
    expect(await room.reader.minutes(meeting.id, auditor, 1)).toMatchObject({
      absent: [{ reason: null }, {}],
      items: [{ decisions: [{ measure: null }] }],
    });
  });

  test('stays closed after more than a week, and once a later one was held', async () => {
    room.desk.on('2026-12-03');
    expect(await refusalOf(reopen())).toMatchObject({ code: 'closed-too-long-ago' });
    room.desk.on('2026-11-30');
    const later = await room.opened({ plannedFor: '2026-11-30T09:00:00+08:00' });
    expect(await refusalOf(reopen())).toMatchObject({ code: 'another-meeting-open' });
    const { minutes } = await room.closed(later);
    expect(minutes).toMatchObject({ number: '〔2026〕第2号', edition: 1 });
    expect(await refusalOf(reopen())).toMatchObject({ code: 'not-the-last-meeting' });
  });

  test('is numbered within its township and year, also where two are closed at once', async () => {
    room.desk.on('2027-01-04');
    const [weekly, urgent] = [
      await room.opened({ plannedFor: '2027-01-04T09:00:00+08:00' }),
      await room.opened({ kind: 'urgent' }),
    ];
    const closed = await Promise.all([room.closed(weekly), room.closed(urgent)]);
    expect(closed.map(({ number }) => number).sort()).toEqual(['〔2027〕第1号', '〔2027〕第2号']);
  });
});
