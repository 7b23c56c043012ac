import type { Spelling } from '../../identities.ts';
import type { Search } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { bonesOf, nearStartsOf, type Skeleton, spanOfUnits } from '../skeleton.ts';
import { certaintyOf } from './known.name.ts';
import { givenThere, nameThere } from './written.ts';

const isHan = (unit: string): boolean => /\p{Script=Han}/u.test(unit);

/** Ivan Petrov, 买买提·吐尔逊, 约翰史密斯: the whole in any order and with any sign between, and each word of it alone. */
export function foreignName(name: string, spelling: Spelling): Search {
  const bones = bonesOf(name, spelling);
  if (bones.length < 2) return () => [];
  const words = name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => bonesOf(word, spelling))
    .filter((word) => word.length > 0);
  const turned = [...words.slice(-1), ...words.slice(0, -1)].flat();
  const parts = words.filter((word) => word.length >= (word.every(isHan) ? 2 : 3));
  return ({ skeleton }) => {
    const found = (starts: readonly number[], wanted: readonly string[], sentence: Residue['sentence']) =>
      starts.map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + wanted.length - 1), 'name', sentence, certaintyOf(wanted)),
      );
    return [
      ...[bones, turned].flatMap((wanted) =>
        found(nearStartsOf(skeleton, wanted, bones.length > 2 ? 'line' : 'clause'), wanted, nameThere),
      ),
      ...parts.flatMap((word) =>
        found(
          nearStartsOf(skeleton, word, 'clause').filter((at) => isWord(skeleton, at, word.length)),
          word,
          givenThere,
        ),
      ),
    ];
  };
}

function isWord({ units, gaps }: Skeleton, at: number, length: number): boolean {
  const isLetter = (n: number) => /[\p{L}]/u.test(units[n] ?? '') && !isHan(units[n] ?? '');
  if (!isLetter(at)) return true;
  const joins = (n: number) => isLetter(n) && gaps[n] === 0;
  return !(joins(at) && isLetter(at - 1)) && !joins(at + length);
}
