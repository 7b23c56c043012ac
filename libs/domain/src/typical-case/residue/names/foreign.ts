import type { Looked } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { bonesOf, nearStartsOf, type Skeleton, spanOfUnits } from '../skeleton.ts';
import { certaintyOf } from './known.name.ts';
import { givenThere, nameThere } from './written.ts';

const isHan = (unit: string): boolean => /\p{Script=Han}/u.test(unit);

/** Ivan Petrov, 买买提·吐尔逊, 约翰史密斯: the whole in any order and with any sign between, and each word of it alone. */
export function foreignName(looked: Looked, name: string): readonly Residue[] {
  const { skeleton, spelling } = looked;
  const bones = bonesOf(name, spelling);
  if (bones.length < 2) return [];
  const words = name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => bonesOf(word, spelling))
    .filter((word) => word.length > 0);
  const turned = [...words.slice(-1), ...words.slice(0, -1)].flat();
  const found = (wanted: readonly string[], within: 'clause' | 'line', sentence: Residue['sentence']) =>
    nearStartsOf(skeleton, wanted, within).map((at) => ({
      at,
      residue: residueAt(
        spanOfUnits(skeleton, at, at + wanted.length - 1),
        'name',
        sentence,
        certaintyOf(wanted),
      ),
    }));
  const parts = words
    .filter((word) => word.length >= (word.every(isHan) ? 2 : 3))
    .flatMap((word) =>
      found(word, 'clause', givenThere).filter(({ at }) => isWord(skeleton, at, word.length)),
    );
  const within = bones.length > 2 ? 'line' : 'clause';
  return [...found(bones, within, nameThere), ...found(turned, within, nameThere), ...parts].map(
    ({ residue }) => residue,
  );
}

function isWord({ units, gaps }: Skeleton, at: number, length: number): boolean {
  const isLetter = (n: number) => /[\p{L}]/u.test(units[n] ?? '') && !isHan(units[n] ?? '');
  if (!isLetter(at)) return true;
  const joins = (n: number) => isLetter(n) && gaps[n] === 0;
  return !(joins(at) && isLetter(at - 1)) && !joins(at + length);
}
