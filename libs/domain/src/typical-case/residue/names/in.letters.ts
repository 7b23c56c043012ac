import type { Looked } from '../looked.ts';
import { residueAt } from '../residue.kind.ts';
import { spanOfUnits } from '../skeleton.ts';
import type { NameSearch } from './known.name.ts';
import { combined, lettersOf, type Stream, spelt } from './letters.ts';
import { nameThere } from './written.ts';

const initialsThere = {
  zh: '可能是本案人员姓名的首字母',
  en: 'perhaps the initials of somebody of the case',
} as const;
const surnameThere = {
  zh: '可能是本案当事人姓氏的拼音',
  en: 'perhaps the family name of a party in letters',
} as const;

/** Words of everyday English, and brands, that are two syllables of Pinyin as well: like is also 立克. */
const englishWords = new Set(
  (
    'like line fine nine mine time dame name same game came gene made make take lane cane sane mane bane pane bite site kite lite cite bike mike ' +
    'pike hike tile mile file pile gate date late mate rate fate hate data dance change range hanger longer banner manner women woman china guide ' +
    'wade tune june dune nude rule mule gender tender lender sender shine machine sofa mama papa panda mango tango huawei xiaomi weixin haier ali'
  ).split(' '),
);

/** zhangjianguo, jianguo zhang, Chang Chien-kuo, 张jianguo, 张JG, ZhangJG, Jianguo, 建guo, jian国: characters and letters in one stream. */
export const nameInLetters: NameSearch = ({ bones, surname, sounds }) => {
  const wanted = sounds.map(lettersOf);
  if (wanted.some((one) => one.length === 0)) return () => [];
  const [family, given] = [wanted.slice(0, surname.length), wanted.slice(surname.length)];
  const firsts = sounds.slice(surname.length).map(initialsOf);
  const wholes = [wanted, [...given, ...family], [...family, ...firsts], [...firsts, ...family]].flatMap(
    combined,
  );
  const givens = bones
    .map((_, n) => wanted.slice(n))
    .slice(surname.length, -1)
    .flatMap((one) => [one, [...one.slice(1), ...one.slice(0, 1)]])
    .flatMap(combined);
  // 张jianguo, 张建guo, 张JG: characters before the letters.
  const leads = bones.slice(1).map((_, n) => ({
    lead: bones.slice(0, n + 1),
    rest: [...combined(wanted.slice(n + 1)), ...(n + 1 === surname.length ? combined(firsts) : [])],
  }));
  const halves = halvesOf(
    bones.slice(bones.length > 2 ? surname.length : 0),
    wanted.slice(bones.length > 2 ? surname.length : 0),
  );
  return ({ skeleton, streams }) => {
    const found = (from: number, end: number, certainty?: 'sure' | 'doubt') =>
      residueAt(spanOfUnits(skeleton, from, end - 1), 'name', nameThere, certainty);
    const isBeside = (n: number) => (skeleton.gaps[n] ?? 9) <= 1 && skeleton.breaks[n] === false;
    return [
      ...givens.flatMap((letters) =>
        spelt(streams, [letters]).map(({ at, end }) =>
          found(at, end, englishWords.has(letters) ? 'doubt' : 'sure'),
        ),
      ),
      ...halves.flatMap(({ sign, letters, isAhead }) =>
        spelt(streams, letters)
          .filter(({ at, end }) =>
            isAhead
              ? skeleton.units[at - 1] === sign && isBeside(at)
              : skeleton.units[end] === sign && isBeside(end),
          )
          .map(({ at, end }) => (isAhead ? found(at - 1, end) : found(at, end + 1))),
      ),
      ...spelt(streams, wholes).map(({ at, end }) => found(at, end)),
      ...leads.flatMap(({ lead, rest }) =>
        spelt(streams, rest)
          .filter(({ at }) => lead.every((one, k) => skeleton.units[at - lead.length + k] === one))
          .map(({ at, end }) => found(at - lead.length, end)),
      ),
    ];
  };
};

/** 建guo, jian国: of each two signs beside each other the one as it is and the other in letters. */
const halvesOf = (signs: readonly string[], letters: readonly (readonly string[])[]) =>
  signs.slice(1).flatMap((second, n) => [
    { sign: signs[n] ?? '', letters: letters[n + 1] ?? [], isAhead: true },
    { sign: second, letters: letters[n] ?? [], isAhead: false },
  ]);

/** Letters that stand for something else in every village. */
const otherLetters = new Set(
  'app apk atm pdf ppt doc ktv gps usb led lcd pvc ppr ups abs suv mpv bmw kfc nba cba cctv vip pos url wps wto gdp cpi the and for you not'.split(
    ' ',
  ),
);

/**
 * ZJG, Z.J.G., zjg; of two letters LW in capitals. Three letters and more are no chance where they stand alone; two of them,
 * or letters that everybody uses, are asked about.
 */
export const initials: NameSearch = ({ surname, sounds }) => {
  const firsts = sounds.map(initialsOf);
  const straight = combined(firsts);
  const turned = combined([...firsts.slice(surname.length), ...firsts.slice(0, surname.length)]);
  return (looked) =>
    [...new Set([...straight, ...turned])].flatMap((letters) => {
      const isChance = !straight.includes(letters) || letters.length < 3 || otherLetters.has(letters);
      return spelt(looked.streams, [letters])
        .filter(({ words }) => words === 1 || words === letters.length)
        .filter((stream) => letters.length > 2 || isInCapitals(looked, stream))
        .map(({ at, end }) =>
          residueAt(
            spanOfUnits(looked.skeleton, at, end - 1),
            'name',
            initialsThere,
            isChance ? 'doubt' : 'sure',
          ),
        );
    });
};

/** English words and other syllables that are no family name where they stand among letters. */
const otherWords = new Set(
  'you long sun tan pan fan bin gang hang song tong wan man mao ran fun lan'.split(' '),
);

/** zhang家, Mr Zhang: the family name of a party alone. */
export const surnameInLetters: NameSearch = ({ role, surname, sounds }) => {
  if (role !== 'party') return () => [];
  const ways = combined(sounds.slice(0, surname.length)).filter(
    (letters) => letters.length > 2 && !otherWords.has(letters),
  );
  return ({ skeleton, streams }) =>
    spelt(streams, ways).map(({ at, end }) =>
      residueAt(spanOfUnits(skeleton, at, end - 1), 'name', surnameThere, 'doubt'),
    );
};

const initialsOf = (sounds: readonly string[]): readonly string[] => [
  ...new Set(sounds.map((one) => one.slice(0, 1))),
];

/** LW is somebody, and lw nothing. */
function isInCapitals({ original, skeleton }: Looked, { at, end }: Stream): boolean {
  const { start } = spanOfUnits(skeleton, at, at);
  const last = spanOfUnits(skeleton, end - 1, end - 1);
  return [original.slice(start, start + 1), original.slice(last.start, last.end)].every(
    (one) => one !== one.toLowerCase(),
  );
}
