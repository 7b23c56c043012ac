import { describe, expect, test } from '@jest/globals';
import { confirmationCourts, confirmationHints, confirmationPapers } from './confirmation.hints.ts';

const found = (text: string) =>
  confirmationHints(text).map(({ obstacle, found: words }) => [obstacle, words]);

describe('hints on the confirmation by the court', () => {
  test.each([
    ['争议地块宅基地归甲所有。', 'ownership', '归甲所有'],
    ['确认甲对该宅基地享有使用权。', 'ownership', '确认甲对该宅基地'],
    ['三间北房归李某。', 'ownership', '房归李某'],
    ['该林地的承包经营权归第三组', 'ownership', '归第三组'],
    ['双方解除收养关系', 'status', '解除收养关系'],
    ['双方自愿离婚，孩子随母亲生活', 'status', '自愿离婚'],
    ['乙尽快支付剩余款项', 'unclear', '尽快'],
    ['等有钱了再还', 'unclear', '有钱了再'],
    ['甲不再报警', 'unlawful', '不再报警'],
    ['乙放弃起诉权利', 'unlawful', '放弃起诉权'],
    ['认定其为限制民事行为能力人', 'special', '限制民事行为能力'],
  ])('%s: %s', (text, obstacle, words) => {
    const hints = found(text);
    expect(hints.map(([kind]) => kind)).toContain(obstacle);
    expect(hints.some(([kind, part]) => kind === obstacle && part?.includes(words))).toBe(true);
  });

  test('find nothing in an agreement that is worded as conduct', () => {
    const conduct = [
      '乙于2026年12月10日前拆除院墙东侧砖垛，留出60厘米通道，今后不再占用。',
      '乙于2026年12月20日前向甲支付补偿款人民币叁仟元整（3,000元），支付至甲的账户。',
      '乙当面向甲赔礼道歉。甲收到款项后，双方就此事再无其他争议。',
      '乙归还借用的拖拉机一台。',
    ].join('\n');
    expect(found(conduct)).toEqual([]);
  });

  test('stand in the order of the text, each with its article and another wording', () => {
    const hints = confirmationHints('宅基地归甲所有，乙尽快搬走，双方解除收养关系。');
    expect(hints.map(({ obstacle }) => obstacle)).toEqual(['ownership', 'unclear', 'status']);
    expect(hints.map(({ at }) => at)).toEqual(
      hints.map(({ at }) => at).toSorted((one, other) => one - other),
    );
    for (const { reason, suggestion } of hints) {
      expect(reason.zh).toMatch(/第三百五十[五八]条/);
      expect(suggestion.zh.length).toBeGreaterThan(8);
    }
  });

  test('name each thing once', () => {
    expect(found('宅基地归甲所有')).toHaveLength(1);
  });

  test('say what is handed in, and where', () => {
    expect(confirmationPapers.map(({ id }) => id)).toEqual([
      'application',
      'agreement',
      'mediation',
      'property',
      'identity',
    ]);
    expect(confirmationCourts(true).zh).toContain('作出邀请');
    expect(confirmationCourts(false).zh).toContain('调解组织所在地');
  });

  test('take a page of 20,000 characters at a glance', () => {
    expect(found('甲归还乙借款，确认收到，属于正常往来，'.repeat(1_000))).toEqual([]);
  });
});
