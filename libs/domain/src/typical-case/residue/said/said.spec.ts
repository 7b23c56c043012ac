import { expect, test } from '@jest/globals';
import { residueSearch } from '../residue.ts';

const foundIn = residueSearch({
  identities: {
    people: [],
    numbers: [],
    addresses: ['河南省焦作市解放区兴业路88号'],
    places: [],
    days: [],
    said: [
      '豫H·8A668的车停着，王建国到场，证人李梅说看见了。调解员郭明海主持，网格员的话、群众的话。邻居王建设说，大家都说好。',
    ],
    reportedOn: '2026-06-15',
  },
  spelling: { simplified: (character) => ({ 國: '国' })[character] ?? character, readings: () => [] },
});

test.each(['王建国', '王建國很满意', '谢谢李梅', '豫H·8A6', '8A6的车', '豫H66A8'])(
  'what the minutes tell is asked about: %s',
  (text) => {
    expect(foundIn(text).map(({ certainty }) => certainty)).toEqual(['doubt']);
  },
);

test.each(['民初123', '民初123号', '行终12号', '执恢45号', '诉前调确1号'])(
  'a number of a court without its year is one: %s',
  (text) => {
    expect(foundIn(text).map(({ kind, certainty }) => [kind, certainty])).toEqual([['case_number', 'sure']]);
  },
);

test('the city of an address is asked about without 市', () => {
  expect(foundIn('在焦作很少见').map(({ kind, certainty }) => [kind, certainty])).toEqual([
    ['place', 'doubt'],
  ]);
});

test.each([
  '郭明海主持',
  '网格员和群众',
  '大家都说好',
  '建设新村',
  '新A12栋',
  '村民初步同意3次',
  '执行5号文',
  '民初的房子',
  'A668',
])('and nothing else: %s', (text) => {
  expect(foundIn(text)).toEqual([]);
});
