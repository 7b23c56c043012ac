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

/** zhangjianguo, jianguo zhang, Chang Chien-kuo, 张jianguo, 张JG, ZhangJG: characters and letters in one stream. */
export const nameInLetters: NameSearch = ({ bones, surname, sounds }) => {
  const wanted = sounds.map(lettersOf);
  if (wanted.some((one) => one.length === 0)) return () => [];
  const [family, given] = [wanted.slice(0, surname.length), wanted.slice(surname.length)];
  const firsts = sounds.slice(surname.length).map(initialsOf);
  const wholes = [
    wanted,
    [...given, ...family],
    [...family, ...firsts],
    [...firsts, ...family],
    ...(bones.length > 2 ? [wanted.slice(1), [...wanted.slice(2), ...wanted.slice(0, 2)]] : []),
  ].flatMap(combined);
  // 张jianguo, 张建guo, 张JG: characters before the letters.
  const leads = bones.slice(1).map((_, n) => ({
    lead: bones.slice(0, n + 1),
    rest: [...combined(wanted.slice(n + 1)), ...(n + 1 === surname.length ? combined(firsts) : [])],
  }));
  return ({ skeleton, streams }) => {
    const found = (from: number, end: number) =>
      residueAt(spanOfUnits(skeleton, from, end - 1), 'name', nameThere);
    return [
      ...spelt(streams, wholes).map(({ at, end }) => found(at, end)),
      ...leads.flatMap(({ lead, rest }) =>
        spelt(streams, rest)
          .filter(({ at }) => lead.every((one, k) => skeleton.units[at - lead.length + k] === one))
          .map(({ at, end }) => found(at - lead.length, end)),
      ),
    ];
  };
};

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
