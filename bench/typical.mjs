/**
 * Whether the de-identified draft of a typical case and the check of it take time that grows with the text, whatever it is made of.
 *
 *   npm run bench -- typical [signs, default 20000]
 *
 * Each text begins whatever is searched for at every sign, and ends nothing of it: what looks again and again for the end takes
 * four times as long for twice as much. Shown are the slowest, of this length, and against half of it.
 */

import { spelling } from '../dist/libs/casework/src/spelling/index.js';
import { deIdentify, residueSearch } from '../dist/libs/domain/src/index.js';
import { judged, table } from './support/figures.mjs';

const signs = Number(process.argv[2] ?? 20_000);
const rounds = 5;
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
  said: [
    '去年冬至两家又吵了一架。七十三岁的邻居要求赔偿43,216.50元。',
    '豫HA1234，卡6228487391052640018，微信号guo_qs88，网名“山里红”，北纬35.1234，2026年10月8日。',
  ],
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
  'a family name of two characters': '欧阳',
  'families one beside the other': '张、郭',
  'a family name behind 姓': '姓郭',
  'nicknames of a village': '二牛',
  spaces: ' ',
  'line ends': '\n',
  'open brackets': '(2026)',
  'years without months': '2026年',
  'months without days': '3月',
  'English months': 'march ',
  feasts: '去年中秋',
  'market days': '逢五、',
  'regions that govern themselves': '回族自治',
  'a company and what it does': '恒通修好',
  ages: '六十七岁',
  'plates that do not end': '豫H·',
  'the beginnings of a plate': 'A123',
  'villages that are half hidden': '柳*',
  'letters of a name on the net': 'guo_qs',
  'years of a stem and branch': '丙午年',
  'hours in words': '上午九点一',
  'words for kin': '外甥女',
  'prepositions behind kin': '女儿于',
  'what there is but once': '唯一的一家',
  nicknames: '外号',
  introducers: '经张',
  'case numbers that do not end': '民调字',
  'house numbers': '三组',
  'a word of many': '证人王',
  'people whom no record names': '证人王建国，',
  dots: '.',
  'two figures and a stroke': '3/5/',
  'signs that nobody sees': '\u200b',
};

/** Of the processor, so that what else runs on the machine is not measured. */
const msOf = (work) => {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1_000;
};
const check = (text) => residueSearch({ identities, spelling })(text);
const draft = (facts) => deIdentify({ facts, process: '', result: '' }, identities, spelling);

/** The least of some rounds, after one that nobody counts: what the memory is cleared of in between belongs to no text. */
const timed = (work, text) => {
  work(text);
  return Math.min(...Array.from({ length: rounds }, () => msOf(() => work(text))));
};

const measured = Object.entries(seeds).flatMap(([name, seed]) =>
  Object.entries({ check, draft }).map(([what, work]) => {
    // Whole seeds: where one ends in the middle, quite other things are found.
    const half = seed.repeat(Math.round(signs / seed.length / 2));
    const [brief, whole] = [half, half + half].map((text) => timed(work, text));
    return { name, what, whole, ratio: whole / brief };
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
