import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';
import { testKeys } from '../../../../../test/support/keys.ts';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../../test/support/meeting-room.ts';
import { differencesOf } from '../../../../../test/support/schema-release.ts';
import type { MeetingView } from '../meeting.view.ts';
import { ReviewPapers } from './paper.service.ts';
import { TaskSlips } from './slip.service.ts';
import { taskSlipQuery } from './slip.view.ts';

let room: MeetingRoom;
let slips: TaskSlips;
let papers: ReviewPapers;
let meeting: MeetingView;
let mediator: StaffActor;
let grid: StaffActor;
let office: StaffActor;
let auditor: StaffActor;
beforeAll(async () => {
  room = await aMeetingRoom();
  const { dataSource, clock } = room.office;
  slips = new TaskSlips(dataSource, clock);
  papers = new ReviewPapers(dataSource, room.reader);
  mediator = await room.office.actor('guochangshun');
  grid = await room.office.actor('wanggeyuan');
  office = await room.office.actor('sifasuo');
  auditor = { ...room.centre, roles: ['auditor'] };
  room.desk.on('2026-11-23');
  const { id } = await room.desk.accepted();
  meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00', place: '镇会议室' });
  await room.decide(meeting, id, room.analysis(), { task: { proof: '调解记录' } });
  await room.closed(meeting);
});
afterAll(() => room.office.close());

const unsigned = async (actor: StaffActor) =>
  (await slips.page(actor, taskSlipQuery.parse({ state: 'unsigned' }))).items;
const slipId = async () => (await unsigned(room.centre))[0]?.id ?? '';
const wordsOf = (bytes: Uint8Array) =>
  strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, ' ');
const differences = () => differencesOf(room.office.dataSource, testKeys);

describe('a task slip', () => {
  test('goes to its unit at the closing: its people are told how many tasks there are, and nothing of anybody', async () => {
    const told = await query<{ staffId: string; facts: object }>(room.office.dataSource, {
      text: `select staff_id as "staffId", facts from notification where kind = 'review.task'`,
    });
    expect(told.map(({ staffId }) => staffId)).toContain(mediator.staffId);
    for (const { facts } of told)
      expect(facts).toEqual({
        slipId: await slipId(),
        number: '〔2026〕第1号',
        tasks: 1,
        dueOn: '2026-12-10',
      });
  });

  test('is open until the unit signs: for its people, and in the list of the centre', async () => {
    expect(await unsigned(mediator)).toMatchObject([
      {
        number: '〔2026〕第1号—1',
        unit: { name: '柳溪村' },
        tasks: 1,
        firstDueOn: '2026-12-10',
        maySign: true,
      },
    ]);
    expect(await unsigned(room.centre)).toMatchObject([{ unit: { name: '柳溪村' }, maySign: false }]);
    expect(await unsigned(grid)).toEqual([]);
  });

  test('tells the unit what to do, of the parties the initials, and an auditor none of the words', async () => {
    const id = await slipId();
    const task = { caseNumber: expect.any(String), parties: '单某、张某', dueOn: '2026-12-10' };
    expect(await slips.view(mediator, id)).toMatchObject({
      items: [{ ...task, measure: '三日内上门调解', proof: '调解记录' }],
    });
    expect(await slips.view(auditor, id)).toMatchObject({ items: [{ ...task, measure: null, proof: null }] });
    expect(wordsOf((await slips.file(auditor, id)).bytes)).not.toContain('三日内上门调解');
    const file = await slips.file(mediator, id);
    expect(file.name).toBe('月山镇矛盾纠纷交办单〔2026〕第1号—1（柳溪村）');
    expect(wordsOf(file.bytes)).toContain('三日内上门调解');
    expect(wordsOf(file.bytes)).not.toContain('单小雨');
    await expect(slips.view(grid, id)).rejects.toMatchObject({ code: 'no-such-task-slip' });
  });

  test('is signed for by the unit only, once, and stays the same paper', async () => {
    const id = await slipId();
    const before = await slips.file(mediator, id);
    expect(await refusalOf(slips.sign(room.centre, id))).toMatchObject({ code: 'not-your-slip' });
    expect(await refusalOf(slips.sign(office, id))).toMatchObject({ code: 'not-your-slip' });
    const signed = await slips.sign(mediator, id);
    expect(signed).toMatchObject({
      state: 'signed',
      maySign: false,
      signed: { by: { id: mediator.staffId } },
    });
    room.office.clock.set('2026-11-24T01:00:00.000Z');
    expect(await slips.sign(mediator, id)).toEqual(signed);
    expect(await unsigned(room.centre)).toEqual([]);
    expect(Buffer.compare(before.bytes, (await slips.file(mediator, id)).bytes)).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test('of a meeting opened again gives way to the next edition, which is to be signed for anew', async () => {
    const [first] = (await slips.page(mediator, taskSlipQuery.parse({}))).items;
    await room.meetings.reopen(room.leader, meeting.id, { reason: '漏记一项决定' });
    await room.closed(meeting);
    const [second] = await unsigned(mediator);
    expect(second).toMatchObject({ edition: 2, number: '〔2026〕第1号—1（第2版）' });
    expect(await slips.view(mediator, first?.id ?? '')).toMatchObject({
      state: 'signed',
      edition: 1,
      withdrawnAt: expect.any(String),
      items: [{ measure: '三日内上门调解' }],
    });
    await room.meetings.reopen(room.leader, meeting.id, { reason: '再漏一项' });
    expect(await refusalOf(slips.sign(mediator, second?.id ?? ''))).toMatchObject({ code: 'slip-withdrawn' });
    await room.closed(meeting);
    expect(await unsigned(mediator)).toMatchObject([{ edition: 3 }]);
    expect(await differences()).toEqual([]);
  });
});

describe('the papers of a closed meeting', () => {
  test('are the same bytes again, also after everybody was renamed; a former edition stays', async () => {
    const files = async () => [
      (await papers.minutes(room.centre, meeting.id)).bytes,
      (await papers.minutes(room.centre, meeting.id, 1)).bytes,
      (await papers.analysis(room.centre, meeting.id)).bytes,
    ];
    const before = await files();
    await query(room.office.dataSource, { text: `update organisation set name = '新' || name` });
    await query(room.office.dataSource, { text: `update staff set name = '改名'` });
    expect((await files()).map((bytes, n) => Buffer.compare(bytes, before[n] ?? new Uint8Array()))).toEqual([
      0, 0, 0,
    ]);
    expect(Buffer.compare(before[0] as Uint8Array, before[1] as Uint8Array)).not.toBe(0);
  });

  test('hide their words from an auditor', async () => {
    const whole = wordsOf((await papers.minutes(room.centre, meeting.id)).bytes);
    expect(whole).toContain('三日内上门调解');
    expect(whole).not.toContain('单小雨');
    expect(wordsOf((await papers.minutes(auditor, meeting.id)).bytes)).not.toContain('三日内上门调解');
  });
});
