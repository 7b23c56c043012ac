import { residueAt } from '../residue.kind.ts';
import { nearStartsOf, spanOfUnits } from '../skeleton.ts';
import { certaintyOf, type NameSearch } from './known.name.ts';

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
  const ways = isLong ? [bones, bones.toReversed()] : [bones];
  return ({ skeleton }) =>
    ways.flatMap((words) =>
      nearStartsOf(skeleton, words, isLong ? 'line' : 'clause').map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + bones.length - 1), 'name', nameThere, certaintyOf(words)),
      ),
    );
};

/** The given name without the family name: 建国, of four characters also all but the first. */
export const givenName: NameSearch = ({ bones }) => {
  const given = bones.length > 2 ? [bones.slice(-2), ...(bones.length > 3 ? [bones.slice(1)] : [])] : [];
  return ({ skeleton }) =>
    given.flatMap((words) =>
      nearStartsOf(skeleton, words, 'clause').map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + words.length - 1), 'name', givenThere, certaintyOf(words)),
      ),
    );
};
