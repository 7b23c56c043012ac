import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aMeetingRoom, type MeetingRoom } from '../../../../test/support/meeting-room.ts';
import type { MeetingView } from './meeting.view.ts';
import type { FrozenMinutes } from './minutes.view.ts';
import { minutesPaper } from './papers/minutes.paper.ts';
import { TaskSlips } from './papers/slip.service.ts';
import { taskSlipQuery } from './papers/slip.view.ts';
import { taskSlipPaper } from './papers/task-slip.paper.ts';

let room: MeetingRoom;
let minutes: FrozenMinutes;
const sentences = new Map<string, string>();

const wordsOf = (paper: ReturnType<typeof minutesPaper>) =>
  paper.blocks.flatMap((block) =>
    'text' in block ? [block.text] : block.kind === 'table' ? block.rows.flat() : [],
  );

const caseFor = async (name: string) => {
  if (name === 'reassigned') return await room.desk.underway();
  const factors = { atOnce: ['weapon'], sensitive: ['minors'] } as const;
  return await room.desk.accepted(name in factors ? { riskFactors: [...factors[name as 'atOnce']] } : {});
};

beforeAll(async () => {
  room = await aMeetingRoom();
  room.desk.on('2026-11-20');
  const village = await room.office.unit('柳溪村');
  const [police, justice] = [await room.office.unit('派出所'), await room.office.unit('月山镇司法所')];
  const mediator = await room.office.actor('guochangshun');
  const { id: other, number } = await room.desk.accepted();
  const orders: Readonly<Record<string, object>> = {
    regraded: { type: 'REGRADE', risk: 'red', factors: ['threat'], reason: '扬言报复' },
    kept: { type: 'REGRADE', risk: 'green', factors: [], reason: '情况平稳' },
    referred: { type: 'REFER', receivingBody: '人民法庭', kind: 'court', ground: '双方同意诉讼' },
    reassigned: { type: 'REASSIGN', mediatorIds: [mediator.staffId], reason: '原调解员出差' },
    linked: { type: 'LINK', disputeId: other, kind: 'same_parties', reason: '同一家' },
    merged: { type: 'MERGE_INTO', disputeId: other, reason: '同一纠纷' },
    noted: { type: 'NOTE', text: '请村里多走访。' },
    assisted: room.analysis({ leadId: village, risk: 'yellow', assistingIds: [police, justice] }),
    atOnce: {
      type: 'ACT_AT_ONCE',
      leadId: village,
      assistingIds: [],
      mediatorIds: [mediator.staffId],
      measure: '先行稳控',
      reason: '持械',
    },
    stale: { type: 'SUPERVISE', order: '限期答复' },
    late: room.analysis({ dueOn: '2028-01-31' }),
    sensitive: room.analysis({ measure: '小明由祖母接走' }),
  };
  const cases = new Map<string, string>();
  for (const name of Object.keys(orders)) cases.set(name, (await caseFor(name)).id);
  room.desk.on('2026-11-23');
  const meeting: MeetingView = await room.opened();
  for (const [name, order] of Object.entries(orders)) {
    const more = name === 'stale' ? { expectedVersion: 1 } : {};
    await room.decide(meeting, cases.get(name) ?? '', order, more, undefined, room.centre).catch((error) => {
      if (!['stale', 'late'].includes(name)) throw error;
    });
  }
  const closed = await room.closed(meeting);
  if (closed.minutes === null) throw new Error('a closed meeting has minutes');
  minutes = closed.minutes;
  const words = wordsOf(minutesPaper(minutes));
  for (const [name, id] of cases) {
    const item = minutes.items.find(({ disputeId }) => disputeId === id);
    const line = words.find((text) => item?.number && text.includes(item.number)) ?? '';
    sentences.set(name, line.slice(line.indexOf('：') + 1).replace(number ?? '', '甲号'));
  }
});
afterAll(() => room.office.close());

describe('the minutes say what was decided', () => {
  test.each([
    ['regraded', '调整风险等级：由绿色调整为红色。'],
    ['kept', '调整风险等级：维持绿色。'],
    ['referred', '移送：移送人民法庭。'],
    ['reassigned', '更换调解员：改由郭长顺调解。'],
    ['linked', '关联案件：与甲号关联（同一当事人）。'],
    ['merged', '并入他案：并入甲号。'],
    ['noted', '记事；内容：请村里多走访。'],
    [
      'assisted',
      '研判交办：由绿色调整为黄色；由柳溪村办理；协办：派出所、月山镇司法所；措施：三日内上门调解；2026年12月10日前完成。',
    ],
    ['atOnce', '紧急处置；由柳溪村办理；措施：先行稳控；立即办理。'],
    ['stale', '督办，未采纳（案件情况已有新的变化）。'],
    ['late', '研判交办，未采纳（化解时限最迟为 2026-12-20，再延长须经各方当事人同意）。'],
    ['sensitive', '研判交办；由柳溪村办理；2026年12月10日前完成。'],
  ])('%s', (name, sentence) => {
    expect(sentences.get(name)).toBe(sentence);
  });

  test('of a sensitive case without its words, which only the slip of the unit tells', async () => {
    expect(JSON.stringify(minutes)).not.toContain('小明');
    const words = wordsOf(minutesPaper(minutes)).filter((text) => text.includes('敏感案件，内容从略'));
    expect(words).toHaveLength(1);
    const slips = new TaskSlips(room.office.dataSource, room.office.clock);
    const mediator = await room.office.actor('guochangshun');
    const [slip] = (await slips.page(mediator, taskSlipQuery.parse({ mine: 'true' }))).items;
    expect(JSON.stringify(await slips.view(mediator, slip?.id ?? ''))).toContain('小明由祖母接走');
  });

  test('and the slips who helps: the leading unit reads it, and each helper gets a slip of its own', () => {
    expect(minutes.slips.map(({ unitName }) => unitName)).toEqual(['柳溪村', '派出所', '月山镇司法所']);
    const [lead, police] = minutes.slips.map((slip) => wordsOf(taskSlipPaper({ minutes, slip })));
    expect(lead).toEqual(
      expect.arrayContaining(['研判交办：三日内上门调解\n协办单位：派出所、月山镇司法所', '立即']),
    );
    expect(police).toEqual(
      expect.arrayContaining([
        '研判交办：三日内上门调解\n本项由柳溪村承办，请予协助。\n协办单位：派出所、月山镇司法所',
      ]),
    );
  });
});
