import { describe, expect, test } from '@jest/globals';
import {
  amended,
  atLaw,
  paid,
  promise,
  reached,
  someFacts,
  spot,
} from '../../../../../test/support/told-facts.ts';
import { paperData } from './paper.data.ts';

type Row = Readonly<Record<string, string>>;
const rows = (data: Readonly<Record<string, unknown>>, list: string) => data[list] as readonly Row[];
const column = (data: Readonly<Record<string, unknown>>, list: string, name: string) =>
  rows(data, list).map((row) => row[name]);

/** 12,000 in two parts; the first is paid, then the second is put off and a third added; one of these is paid in part. */
const told = [
  reached(1, [promise('1', '首期款', 600_000, '2026-12-10'), promise('2', '尾款', 600_000, '2026-12-31')]),
  paid(2, '1', '2026-12-08', { amountFen: 600_000, proof: '收据一' }),
  paid(3, '2', '2026-12-20', { amountFen: 100_000, proof: '收据二' }),
  amended(4, [
    promise('2', '延期尾款', 500_000, '2027-01-31'),
    promise('3', '修墙', undefined, '2027-02-10'),
  ]),
  paid(5, '2', '2027-01-05', { amountFen: 200_000, proof: '收据三' }),
  paid(6, '3', '2027-01-06', { partly: true, proof: '照片' }),
];

describe('proof of performance', () => {
  const performance = (events = told, seq = 1, today = '2027-01-10') => {
    const facts = someFacts(events, today);
    return paperData(
      'performance',
      facts,
      facts.events.find((event) => event.seq === seq),
    );
  };

  test('tells every receipt under the words of the promise for which it was given, whatever was amended since', () => {
    const data = performance();
    expect(rows(data, '履行').map(({ 内容, 履行日期, 金额, 凭证 }) => [内容, 履行日期, 金额, 凭证])).toEqual([
      ['首期款', '2026年12月8日', '6,000元', '收据一'],
      ['尾款', '2026年12月20日', '1,000元', '收据二'],
      ['延期尾款', '2027年1月5日', '2,000元', '收据三'],
      ['修墙', '2027年1月6日', '', '照片'],
    ]);
  });

  test('says how each promise stands, in the words of the registers', () => {
    const data = performance();
    expect(rows(data, '约定').map(({ 内容, 履行情况 }) => [内容, 履行情况])).toEqual([
      ['尾款', '变更协议，已付1,000元'],
      ['首期款', '已履行'],
      ['延期尾款', '部分履行，已付2,000元'],
      ['修墙', '部分履行'],
    ]);
    expect(column(performance(told, 1, '2027-02-11'), '约定', '履行情况').slice(2)).toEqual([
      '逾期，已付2,000元',
      '逾期',
    ]);
  });

  test('keeps what came of an agreement that a default has ended apart from what came of the next', () => {
    const events = [
      ...told.slice(0, 2),
      atLaw(3, '2'),
      reached(4, [promise('1', '一次付清', 300_000, '2027-02-01')]),
      paid(5, '1', '2027-01-20', { amountFen: 300_000, proof: '转账' }),
    ];
    const [first, second] = [performance(events, 1), performance(events, 4)];
    expect(column(first, '约定', '履行情况')).toEqual(['已履行', '逾期']);
    expect(column(first, '履行', '凭证')).toEqual(['收据一']);
    expect(column(second, '约定', '履行情况')).toEqual(['已履行']);
    expect(column(second, '履行', '凭证')).toEqual(['转账']);
  });

  test('of an agreement on the spot names its promise too', () => {
    const data = performance([spot(1, '2026-12-30'), paid(2, '1', '2026-12-28', { proof: '收条' })]);
    expect(column(data, '约定', '履行情况')).toEqual(['已履行']);
    expect(rows(data, '履行')[0]).toMatchObject({ 内容: '见协议内容', 金额: '3,500元', 凭证: '收条' });
  });
});

describe('the paper of an agreement', () => {
  const agreement = (events = told, seq = 1) => {
    const facts = someFacts(events, '2027-01-10');
    return paperData(
      'agreement',
      facts,
      facts.events.find((event) => event.seq === seq),
    );
  };

  test('stays what was signed, whatever is paid, amended or broken afterwards', () => {
    const signed = agreement(told.slice(0, 1));
    for (let length = 2; length <= told.length; length += 1)
      expect(agreement(told.slice(0, length))).toEqual(signed);
    expect(agreement([...told.slice(0, 2), atLaw(3, '2')])).toEqual(signed);
  });

  test('takes effect by its own signatures, not by those of the agreement that stands now', () => {
    const events = [
      ...told.slice(0, 1),
      atLaw(2, '1'),
      reached(3, [promise('1', '款', 100, '2027-03-01')], '2027-01-09'),
    ];
    expect(agreement(events, 1).生效日期).toBe('2026年11月27日');
    expect(agreement(events, 3).生效日期).toBe('2027年1月9日');
  });
});
