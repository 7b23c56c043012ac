import { longerWords } from '../../surnames.ts';
import { residueAt } from '../residue.kind.ts';
import { nearStartsOf, spanOfUnits } from '../skeleton.ts';
import { certaintyOf, inFigures, type NameSearch } from './known.name.ts';

export const nameThere = {
  zh: '仍有本案人员的姓名（或其另一种写法）',
  en: 'somebody of the case is still named, or spelt otherwise',
} as const;
export const givenThere = {
  zh: '仍有本案人员的名（不带姓）',
  en: 'a given name of somebody of the case is still there',
} as const;

/** The name in its own characters, whatever signs stand between them; backwards as well, as a sign that turns the direction shows it. */
export const wholeName: NameSearch = ({ bones }) => {
  const isLong = bones.length > 2;
  const ways = (isLong ? [bones, bones.toReversed()] : [bones]).flatMap(inFigures);
  return ({ skeleton }) =>
    ways.flatMap((words) =>
      nearStartsOf(skeleton, words, isLong ? 'line' : 'clause').map((at) =>
        residueAt(
          spanOfUnits(skeleton, at, at + bones.length - 1),
          'name',
          nameThere,
          isLongerWord(words, skeleton.units[at + bones.length]) ? 'doubt' : certaintyOf(words),
        ),
      ),
    );
};

/** 高峰期 is nobody, also where somebody is 高峰. */
const isLongerWord = (words: readonly string[], next: string | undefined): boolean =>
  next !== undefined && (longerWords.get(words.join(''))?.includes(next) ?? false);

/**
 * The given name without the family name: 建国, of four characters also all but the first. 2牛 may be two of them, and is asked
 * about.
 */
export const givenName: NameSearch = ({ bones }) => {
  const given = bones.length > 2 ? [bones.slice(-2), ...(bones.length > 3 ? [bones.slice(1)] : [])] : [];
  const ways = given.flatMap(inFigures);
  return ({ skeleton }) =>
    ways.flatMap((words) =>
      nearStartsOf(skeleton, words, 'clause').flatMap((at) => {
        const hasFigure = words.some((one) => /\d/u.test(one));
        if (hasFigure && /\d/u.test(`${skeleton.units[at - 1]}${skeleton.units[at + words.length]}`))
          return [];
        const certainty = hasFigure ? 'doubt' : certaintyOf(words);
        return [residueAt(spanOfUnits(skeleton, at, at + words.length - 1), 'name', givenThere, certainty)];
      }),
    );
};
