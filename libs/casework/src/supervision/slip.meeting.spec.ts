import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { query } from '#platform';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import { SlipService } from './slip.service.ts';

let room: MeetingRoom;
let slips: SlipService;
beforeAll(async () => {
  room = await aMeetingRoom();
  slips = new SlipService(room.office.dataSource, room.office.clock);
  room.desk.on('2026-11-20');
});
afterAll(() => room.office.close());

const issued = () =>
  query<{ id: string; number: string; disputeId: string }>(room.office.dataSource, {
    text: 'select id, number, dispute_id as "disputeId" from supervision_slip order by seq',
  });
const told = async () =>
  (
    await query<{ facts: object }>(room.office.dataSource, {
      text: `select facts from notification where kind = 'supervision.slip'`,
    })
  ).map(({ facts }) => facts);

test('what a meeting orders to be supervised becomes a slip at the closing, for which the unit signs', async () => {
  const { id } = await room.desk.underway();
  const other = await room.desk.underway();
  room.desk.on('2026-11-23');
  const meeting = await room.opened();
  const order = { type: 'SUPERVISE', order: '三日内答复', answerByOn: '2026-11-26' };
  await room.decide(meeting, id, order);
  const { decision } = await room.decide(meeting, other.id, order);
  await room.retraction.retract(room.leader, { id: meeting.id, decisionId: decision.id });
  expect(await issued()).toEqual([]);
  await room.closed(meeting);

  const [slip, ...rest] = await issued();
  if (slip === undefined) throw new Error('a slip was made out');
  expect([slip, rest]).toMatchObject([{ number: '月综督〔2026〕1号', disputeId: id }, []]);
  const mediator = await room.office.actor('guochangshun');
  expect((await told())[0]).toEqual({ slipId: slip.id, number: slip.number, dueOn: '2026-11-26' });
  expect(await slips.view(mediator, slip.id)).toMatchObject({
    to: '柳溪村',
    order: '三日内答复',
    signed: null,
    maySign: true,
  });
  expect(await refusalOf(slips.sign(room.leader, slip.id))).toMatchObject({ code: 'not-your-slip' });
  const stranger = await room.office.actor('paichusuo');
  expect(await refusalOf(slips.view(stranger, slip.id))).toMatchObject({ code: 'no-such-slip' });
  const signed = await slips.sign(mediator, slip.id);
  expect(signed).toMatchObject({ signed: { by: { id: mediator.staffId } }, maySign: false });
  expect(await slips.sign(mediator, slip.id)).toEqual(signed);
});

test('a meeting that is opened again and closed makes out the new ones only', async () => {
  const [before, notices] = [await issued(), await told()];
  const { items } = await room.reader.page(room.centre, { state: 'closed', limit: 1 });
  const again = await room.meetings.reopen(room.centre, items[0]?.id ?? '', { reason: '补充' });
  await room.closed(again);
  expect([await issued(), await told()]).toEqual([before, notices]);
});
