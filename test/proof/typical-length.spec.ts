import { describe, expect, test } from '@jest/globals';
import { deIdentify, residuesIn } from '#domain';
import { spelling } from '../../libs/casework/src/typical-case/spelling.ts';
import { attacked } from '../support/typical-attacks.ts';

const signs = 20_000;
/** Far above what a text of a case needs on a busy machine, and far below what one that grows with its square takes. */
const atMostMs = 2_000;

/** Texts of the longest length that begin whatever is searched for at every sign, and end nothing of it. */
const seeds: Readonly<Record<string, string>> = {
  'one figure': '1',
  'figures in words': '一',
  'figures with signs between': '1 - ',
  'figures with words between': '1转',
  'amounts with commas': '1,',
  'one letter': 'a',
  'words of one letter': 'z ',
  'words like a name': 'zhang ',
  'letters of an address': 'a.b-c@',
  'a family name': '张',
  'a family name and masks': '张*',
  'masks alone': '*',
  'hidden characters': '某',
  'given names': '建国',
  spaces: ' ',
  'line ends': '\n',
  'open brackets': '(2026)',
  'years without months': '2026年',
  'months without days': '3月',
  'English months': 'march ',
  feasts: '去年中秋',
  ages: '六十七岁',
  'plates that do not end': '豫H·',
  'what there is but once': '唯一的一家',
  nicknames: '外号',
  introducers: '经张',
  'case numbers that do not end': '民调字',
  'house numbers': '三组',
  'a word of many': '证人王',
  dots: '.',
  'two figures and a stroke': '3/5/',
  'signs that nobody sees': '\u200b',
};

describe(`a text of ${signs} signs`, () => {
  test.each(Object.entries(seeds))('of %s is searched and replaced in time', (_, seed) => {
    const text = seed.repeat(Math.ceil(signs / seed.length)).slice(0, signs);
    expect(msOf(() => residuesIn({ text, identities: attacked, spelling }))).toBeLessThan(atMostMs);
    const told = { facts: text, process: '', result: '' };
    expect(msOf(() => deIdentify(told, attacked, spelling))).toBeLessThan(atMostMs);
  });
});

function msOf(done: () => unknown): number {
  const begin = performance.now();
  done();
  return performance.now() - begin;
}
