/**
 * Whether the de-identified draft of a typical case and the check of it take time that grows with the text, whatever it is made of.
 *
 *   npm run bench -- typical [signs, default 20000]
 *
 * Each text begins whatever is searched for at every sign, and ends nothing of it: what looks again and again for the end takes
 * four times as long for twice as much. Shown are the slowest, of this length, and against half of it.
 */

import { spelling } from '../dist/libs/casework/src/typical-case/spelling.js';
import { deIdentify, residueSearch } from '../dist/libs/domain/src/index.js';
import { judged, median, table } from './support/figures.mjs';

const signs = Number(process.argv[2] ?? 20_000);
const rounds = 3;
/** Twice as much takes about twice as long; a square would be four. */
const mostRatio = 3;

const identities = {
  people: ['郭秋生', '张建国', '欧阳桂芝', '约翰·史密斯', 'John Smith'].map((name) => ({
    name,
    role: 'party',
    isOrganisation: false,
  })),
  numbers: [
    { kind: 'phone', value: '13800000921' },
    { kind: 'id_number', value: '000000190001010002' },
    { kind: 'case_number', value: '（2026）月人调字第058号' },
  ],
  addresses: ['月山镇柳溪村三组12号'],
  places: ['博爱县', '月山镇', '柳溪村'],
  days: ['2026-03-05', '2025-10-06'],
  said: ['去年冬至两家又吵了一架。七十三岁的邻居要求赔偿43,216.50元。'],
  reportedOn: '2026-06-15',
};

const seeds = {
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

const msOf = (work) => {
  const begin = performance.now();
  work();
  return performance.now() - begin;
};
const textOf = (seed, length) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
const check = (text) => residueSearch({ identities, spelling })(text);
const draft = (facts) => deIdentify({ facts, process: '', result: '' }, identities, spelling);

/** The median of some rounds, after one that nobody counts. */
const timed = (work, text) => {
  work(text);
  return median(Array.from({ length: rounds }, () => msOf(() => work(text))));
};

const measured = Object.entries(seeds).flatMap(([name, seed]) =>
  Object.entries({ check, draft }).map(([what, work]) => {
    const half = timed(work, textOf(seed, signs / 2));
    const whole = timed(work, textOf(seed, signs));
    return { name, what, whole, ratio: whole / half };
  }),
);
const slowest = measured.toSorted((one, other) => other.whole - one.whole).slice(0, 10);
table([
  ['text', 'work', 'ms', 'against half', `at most ${mostRatio}`],
  ...slowest.map(({ name, what, whole, ratio }) => [
    name,
    what,
    Math.round(whole),
    ratio.toFixed(2),
    judged(ratio <= mostRatio),
  ]),
]);
