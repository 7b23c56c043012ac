import { describe, expect, test } from '@jest/globals';
import type { NumberedEvent } from '#casework/dispute';
import { type EventOf, type PaperForm, paperFieldsOf, paperFormFacts, paperForms, tellsOf } from '#domain';
import {
  amended,
  happened,
  promise,
  reached,
  someFacts,
  spot,
} from '../../../../../test/support/told-facts.ts';
import { paperData } from './paper.data.ts';

const remedies: EventOf<'FAIL'>['remedies'] = { ways: ['court', 'administrative'], toldOn: '2026-12-20' };
const on = '2026-12-20';
const promises = [promise('1', '款', 100, '2026-12-31')];

/** Every event of which some paper tells, and by what on that paper it is known. */
const events: readonly (readonly [
  NumberedEvent,
  Partial<Record<PaperForm, Readonly<Record<string, string>>>>,
])[] = [
  [
    happened(2, 'HOLD_SESSION', {
      heldOn: on,
      place: '柳溪村调解室',
      record: '双方愿意协商。',
      attendingPartyIds: [],
      invited: [],
      open: false,
    }),
    {
      record: {
        次数: '1',
        调解日期: '2026年12月20日',
        到场当事人: '无',
        未到场当事人: '郭秋生、申二牛',
        是否公开: '不公开',
      },
    },
  ],
  [
    reached(2, promises),
    { agreement: { 生效日期: '2026年11月27日', 变更原因: '无', 协议总额大写: '壹元整' } },
  ],
  [amended(3, promises), { agreement: { 协议日期: '2026年12月25日', 变更原因: '外出务工' } }],
  [spot(2, on), { oralAgreement: { 协议日期: '2026年11月26日', 协议总额: '3,500元', 变更原因: '无' } }],
  [
    happened(2, 'VISIT', {
      visitedOn: on,
      performed: false,
      satisfaction: 'satisfied',
      dangerLeft: true,
      note: '又起争执。',
    }),
    { visit: { 回访日期: '2026年12月20日', 履行情况: '未履行', 遗留隐患: '有', 回访人: '郭长顺' } },
  ],
  [
    happened(2, 'SUSPEND', { ground: 'appraisal', reason: '委托鉴定' }),
    { suspension: { 中止日期: '2026年12月20日', 中止事由: '等待鉴定', 中止原因: '委托鉴定' } },
  ],
  [
    happened(2, 'FAIL', { ground: '分歧较大', remedies }),
    { termination: { 终止事由: '调解不成', 终止原因: '分歧较大', 告知日期: '2026年12月20日' } },
  ],
  [
    happened(2, 'TERMINATE', { ground: 'no_agreement', reason: '无法达成', remedies }),
    { termination: { 终止原因: '无法达成' } },
  ],
  [
    happened(2, 'DEFAULT', { obligationId: '1', facts: '到期未付', remedies }),
    { termination: { 终止事由: '一方未履行协议', 终止原因: '到期未付' } },
  ],
  [
    happened(2, 'REFUSE', { refusedOn: on, words: '不愿调解' }),
    { termination: { 终止事由: '当事人拒绝调解', 终止原因: '不愿调解' } },
  ],
  [
    happened(2, 'REFER', { receivingBody: '月山法庭', kind: 'court', ground: '选择诉讼', papers: [] }),
    { referral: { 接收单位: '月山法庭', 移送日期: '2026年12月20日', 移送材料: '无' } },
  ],
  [
    happened(2, 'SUPERVISE', { order: '三日内上门', answerByOn: '2026-12-23' }),
    { supervision: { 督办要求: '三日内上门', 答复期限: '2026年12月23日' } },
  ],
];

describe.each(events)('$type', (event, known) => {
  test('is told on the papers that tell of it', () => {
    const facts = someFacts([event], '2027-01-10');
    for (const [form, expected] of Object.entries(known) as [PaperForm, Readonly<Record<string, string>>][]) {
      expect(tellsOf(form, event)).toBe(true);
      expect(paperData(form, facts, event)).toMatchObject(expected);
    }
  });

  test.each(paperForms)('fills every field of %s, and none that it does not have', (form) => {
    const { fields, lists } = paperFieldsOf(form);
    const data = paperData(form, someFacts([event], '2027-01-10'), event);
    expect(new Set(Object.keys(data))).toEqual(new Set([...fields, ...lists].map(({ name }) => name)));
    const texts = Object.values(data).flatMap((value) =>
      typeof value === 'string' ? [value] : value.flatMap((row) => Object.values(row)),
    );
    for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

test('what was agreed on the spot is a promise, too', () => {
  const data = paperData('oralAgreement', someFacts([spot(2, on)], '2027-01-10'), spot(2, on));
  expect(data.约定).toMatchObject([{ 内容: '见协议内容', 金额: '3,500元', 金额大写: '叁仟伍佰元整' }]);
});

test('an agreement without money is of zero, in words before which nothing can be written', () => {
  const apology = reached(2, [{ ...promise('1', '赔礼道歉', 0, '2026-12-31'), amountFen: undefined }]);
  expect(paperData('agreement', someFacts([apology], '2027-01-10'), apology)).toMatchObject({
    协议总额: '0元',
    协议总额大写: '零元整',
    约定: [{ 内容: '赔礼道歉', 金额: '—', 金额大写: '' }],
  });
});

test('of every event of which a form tells there is one here', () => {
  const told = new Set(paperForms.flatMap((form) => paperFormFacts[form].tells?.of ?? []));
  const here = new Set(events.map(([{ type }]) => type));
  // They fill nothing of their own: a day of the case, and an agreement whose account is specified elsewhere.
  expect(new Set([...told].filter((type) => !here.has(type)))).toEqual(new Set(['ACCEPT', 'IMPORT']));
});

test('what was archived stands on the explanation and the back page', () => {
  const papers: EventOf<'ARCHIVE'>['papers'] = [
    { paper: 'identity', present: false, whyMissing: '拒绝提供' },
    { paper: 'record', present: true },
  ];
  const facts = someFacts([happened(2, 'ARCHIVE', { papers, retention: '30years' })], '2027-01-10');
  expect(paperData('remarks', facts, undefined).情况说明).toBe('当事人身份证明：拒绝提供。');
  expect(paperData('backPage', facts, undefined)).toMatchObject({
    归档日期: '2026年12月20日',
    立卷人: '郭长顺',
  });
});
