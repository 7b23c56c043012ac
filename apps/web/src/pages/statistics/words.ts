import { defineWords } from '../../words/words.ts';

export const statisticsWords = defineWords(
  'statistics',
  { parts: '统计的各页', tableCheck: '核对报表' },
  { parts: 'Pages of the statistics', tableCheck: 'Check a table' },
);
