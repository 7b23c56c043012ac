import { introducers } from '../../finders/titles.ts';
import { everydayWords, givenCharacters, notSurnames, surnames } from '../../surnames.ts';
import type { KnownSearch } from '../looked.ts';
import { residueAt } from '../residue.kind.ts';
import { nearStartsOf, spanOfUnits } from '../skeleton.ts';

const sentence = {
  zh: '与本案笔录中另一人的姓名相同：请概括，或者说明为何不致被认出',
  en: 'the same as the name of somebody of whom the records tell: tell it otherwise, or say why nobody is known by it',
} as const;

const name = `(?!${notSurnames})[${[...surnames].join('')}][${[...givenCharacters].join('')}]`;
const border = '(?:[,.。;:!?、()\\s]|$)';
/** 邻居李梅说, 证人王建国; of three signs also at the beginning of a clause: ，王建国到场. A mediator may be named by choice. */
const named = new RegExp(
  `(?<!调解员|网格员)(?:(?<=${introducers})(?:名?叫|是)?:?(?<introduced>${name}[${[...givenCharacters].join('')}]?)|(?<=^|[,.。;:!?、(\\s与和由请找被])(?<listed>${name}[${[...givenCharacters].join('')}]))(?=[说称在到的也与和等将把被]|表示|要求|承认|拒绝|证实|作证|家|${border})`,
  'gmu',
);

/** People whom no field names, and the words of the case do: whoever writes of them again is asked. */
export const strangersSaid: KnownSearch = ({ said }) => {
  const names = new Set(
    said.flatMap((words) =>
      [...words.matchAll(named)].map(({ groups }) => groups?.introduced ?? groups?.listed ?? ''),
    ),
  );
  const wanted = [...names]
    .filter((one) => !everydayWords.has(one) && !everydayWords.has(one.slice(0, 2)))
    .map((one) => [...one]);
  return ({ skeleton }) =>
    wanted.flatMap((bones) =>
      nearStartsOf(skeleton, bones, 'clause').map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + bones.length - 1), 'name', sentence, 'doubt'),
      ),
    );
};
