import { describe, expect, test } from '@jest/globals';
import {
  isCarriedOut,
  isDoneAtOnce,
  type ReviewOrderType,
  reviewDecision,
  taskOf,
} from './review.decisions.ts';
import { type MinutedDecision, minutesOf, slipsOf } from './review.minutes.ts';

const disputeId = '00000000-0000-4000-8000-000000000001';
const unitId = '00000000-0000-4000-8000-000000000002';
const analyze = {
  type: 'ANALYZE',
  typeCode: 'NEI',
  risk: 'green',
  leadId: unitId,
  measure: '三日内上门',
  dueOn: '2026-12-10',
};
const decision = (command: object, task?: object) => reviewDecision.parse({ disputeId, command, task });

describe('a decision', () => {
  test('takes the command of the dispute without what the server adds', () => {
    expect(decision(analyze).command).toMatchObject({ ...analyze, complexity: 'ordinary', assistingIds: [] });
    const withMeeting = { disputeId, command: { ...analyze, meetingId: unitId } };
    expect(reviewDecision.safeParse(withMeeting).success).toBe(false);
  });

  test('is nothing that only a mediator may record', () => {
    const session = { type: 'HOLD_SESSION', heldOn: '2026-11-20' };
    expect(reviewDecision.safeParse({ disputeId, command: session }).success).toBe(false);
  });

  test('says who does what by when, in its own words or in those of the task', () => {
    expect(taskOf(decision(analyze), 'holder')).toEqual({
      unitId,
      dueOn: '2026-12-10',
      measure: '三日内上门',
      proof: null,
    });
    const supervise = { type: 'SUPERVISE', order: '限期答复' };
    expect(taskOf(decision(supervise), 'holder')).toMatchObject({
      unitId: 'holder',
      measure: '限期答复',
      dueOn: null,
    });
    const note = { type: 'NOTE', text: '继续关注' };
    expect(taskOf(decision(note), 'holder')).toMatchObject({ unitId: null, measure: '继续关注' });
    expect(taskOf(decision(note, { dueOn: '2026-12-01' }), 'holder')).toMatchObject({ unitId: 'holder' });
    const task = { dueOn: '2026-12-01', proof: '照片' };
    expect(taskOf(decision(supervise, task), 'holder')).toMatchObject(task);
  });

  test.each<[object, object | undefined, boolean]>([
    [analyze, undefined, false],
    [{ type: 'RATIFY' }, undefined, true],
    [{ type: 'NOTE', text: '继续关注' }, undefined, true],
    [{ type: 'NOTE', text: '继续关注' }, { proof: '走访记录' }, true],
    [{ type: 'NOTE', text: '继续关注' }, { measure: '每周走访' }, false],
  ])('%p with the task %p is carried out at once: %p', (command, task, done) => {
    expect(isDoneAtOnce(decision(command, task))).toBe(done);
  });

  test.each<[ReviewOrderType, Partial<Parameters<typeof isCarriedOut>[1]>, boolean]>([
    ['ANALYZE', { state: 'dispatched' }, false],
    ['ANALYZE', { state: 'assigned' }, false],
    ['ANALYZE', { state: 'accepted' }, false],
    ['ANALYZE', { state: 'underway' }, true],
    ['RETRY', { state: 'assigned' }, false],
    ['SUPERVISE', { isSupervised: true }, false],
    ['SUPERVISE', {}, true],
    ['HAND_OVER', { isOffered: true }, false],
    ['HAND_OVER', { refusals: 1 }, false],
    ['HAND_OVER', {}, true],
    ['NOTE', {}, false],
    ['NOTE', { state: 'concluded' }, true],
    ['SUPERVISE', { state: 'withdrawn', isSupervised: true }, true],
    ['NOTE', { state: 'concluded', wasOpenAfter: false }, false],
    ['RATIFY', { state: 'followUp', wasOpenAfter: false }, false],
    ['REFER', { state: 'referred', wasOpenAfter: false }, false],
  ])('%s on a case that is %p is carried out: %p', (type, facts, done) => {
    const dispute = {
      state: 'underway',
      isSupervised: false,
      isOffered: false,
      refusals: 0,
      wasOpenAfter: true,
    } as const;
    expect(isCarriedOut(type, { ...dispute, ...facts })).toBe(done);
  });
});

const minuted = (over: Partial<MinutedDecision>): MinutedDecision => ({
  decisionId: 'd1',
  disputeId: 'a',
  number: '（2026）月人调字第001号',
  type: 'ANALYZE',
  typeName: { zh: '研判交办', en: 'dispatched' },
  orderName: { zh: '研判交办', en: 'dispatch' },
  decidedBy: '贺立群',
  unitId: 'liuxi',
  unitName: '柳溪村',
  dueOn: '2026-12-10',
  measure: '上门调解',
  proof: null,
  effect: null,
  assisting: [],
  isDone: false,
  refusal: null,
  ...over,
});
const refusal = { code: 'illegal-transition', messageZh: '不能', message: 'no' };

describe('the minutes', () => {
  test('give each unit one slip with all that it has to do, and nobody one for what is done or refused', () => {
    const slips = slipsOf([
      minuted({}),
      minuted({ decisionId: 'd2', disputeId: 'b', unitId: 'office', unitName: '司法所' }),
      minuted({ decisionId: 'd3', disputeId: 'c' }),
      minuted({ decisionId: 'd4', isDone: true }),
      minuted({ decisionId: 'd5', refusal }),
      minuted({ decisionId: 'd6', unitId: null }),
    ]);
    expect(slips.map(({ unitName, tasks }) => [unitName, tasks.map(({ decisionId }) => decisionId)])).toEqual(
      [
        ['柳溪村', ['d1', 'd3']],
        ['司法所', ['d2']],
      ],
    );
  });

  test('give a unit that helps a slip, too, which says whom it helps', () => {
    const police = { id: 'police', name: '派出所' };
    const slips = slipsOf([
      minuted({ assisting: [police] }),
      minuted({ decisionId: 'd2', unitId: 'office', unitName: '司法所' }),
      minuted({ decisionId: 'd3', unitId: 'police', unitName: '派出所' }),
    ]);
    expect(
      slips.map(({ unitName, tasks }) => [
        unitName,
        tasks.map(({ decisionId, assists }) => [decisionId, assists]),
      ]),
    ).toEqual([
      ['柳溪村', [['d1', undefined]]],
      ['司法所', [['d2', undefined]]],
      [
        '派出所',
        [
          ['d3', undefined],
          ['d1', '柳溪村'],
        ],
      ],
    ]);
  });

  test('carry over what was on the agenda without a decision, and what was refused', () => {
    const agenda = [
      { disputeId: 'a', section: 'red' as const },
      { disputeId: 'b', section: 'new' as const },
      { disputeId: 'c', section: 'new' as const },
    ];
    const facts = {
      number: '（2026）月人调字第002号',
      parties: '单某、张某',
      typeName: { zh: '邻里纠纷', en: 'neighbours' },
      place: '柳溪村',
      risk: 'green' as const,
      riskName: { zh: '绿色', en: 'green' },
    };
    const decisions = [
      minuted({}),
      minuted({ decisionId: 'd2', disputeId: 'c', refusal }),
      minuted({ decisionId: 'd3', disputeId: 'x' }),
    ];
    const minutes = minutesOf(agenda, decisions, new Map([...'abcx'].map((id) => [id, facts])));
    expect(minutes.carriedOver).toEqual(['b', 'c']);
    expect(
      minutes.items.map(({ section, disputeId: id, decisions: made }) => [section, id, made.length]),
    ).toEqual([
      ['red', 'a', 1],
      ['new', 'b', 0],
      ['new', 'c', 1],
      ['raised', 'x', 1],
    ]);
  });
});
