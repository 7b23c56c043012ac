import { describe, expect, test } from '@jest/globals';
import { doubtsOf, oddNumbers } from './report.doubts.ts';
import { type ReportSentenceId, reportSentenceIds } from './report.sentences.ts';
import { sentencesWith } from './report.texts.ts';

const given = (some: Partial<Record<ReportSentenceId, string>>) =>
  ({ ...Object.fromEntries(reportSentenceIds.map((id) => [id, ''])), ...some }) as Record<
    ReportSentenceId,
    string
  >;
const figures = given({
  found: '登记矛盾纠纷60件，受理57件。',
  closed: '结案1200件，其中调解成功45件。',
  rate: '调解成功率95.7%（45/47）。',
});

describe('an edited sentence', () => {
  test.each([
    ['结案1200件，其中调解成功45件，成效明显。', []],
    ['结案1,200件，其中调解成功４５件。', []],
    ['结案一千二百件，其中调解成功四十五件。', []],
    ['结案1201件，其中调解成功四十六件。', ['1201', '46']],
    ['2026年11月23日止，根据〔2026〕5号文件第12次会议，结案1200件。', []],
    ['结案1200件，成功率98.9%。', ['98.9']],
    ['', []],
  ])('is held against the numbers that the figures give there: %s', (closed, numbers) => {
    const sentences = sentencesWith(figures, { closed });
    const sentence = sentences.find(({ id }) => id === 'closed');
    expect(sentence && oddNumbers(sentence, sentences)).toEqual(numbers);
  });

  test.each([
    ['设立12个调解室，每周研判，受理57件。', []],
    ['设立12个调解室，化解率95.7%，受理58件。', ['58']],
  ])('of which the figures give nothing counts what stands in another: %s', (mechanism, numbers) => {
    const sentences = sentencesWith(figures, { mechanism });
    expect(doubtsOf(sentences, { mechanism: '' }).flatMap((doubt) => doubt.numbers)).toEqual(numbers);
  });

  test('is stale where the figures have moved since, and not where they stand', () => {
    const texts = { closed: '本年结案情况良好。', next: '继续努力。' };
    const sentences = sentencesWith(figures, texts);
    expect(doubtsOf(sentences, { closed: figures.closed, next: '' })).toEqual([]);
    expect(doubtsOf(sentences, { closed: '结案1199件，其中调解成功45件。', next: '' })).toEqual([
      { id: 'closed', hasMoved: true, numbers: [] },
    ]);
    expect(doubtsOf(sentencesWith(figures, { closed: '' }), { closed: '结案1件。' })).toEqual([]);
    expect(doubtsOf(sentences, {})).toEqual([]);
  });
});
