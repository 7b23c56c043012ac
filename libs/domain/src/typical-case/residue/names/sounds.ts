import type { Looked } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { isAllBehind, spanOfUnits } from '../skeleton.ts';
import type { NameSearch } from './known.name.ts';
import { soundsOf } from './letters.ts';
import { isSomebody } from './people.signs.ts';

const sentence = { zh: '与本案人员的姓名同音', en: 'sounds like the name of somebody of the case' } as const;

/** Where characters with these sounds begin, within a clause. */
function soundingLike({ skeleton, sounds, spelling }: Looked, words: readonly string[]): readonly number[] {
  const wanted = words.map((one) => soundsOf(one, spelling));
  if (wanted.some((one) => one.length === 0)) return [];
  const isHeard = (readings: readonly string[], at: number) =>
    readings.some((one) => sounds[at]?.has(one) === true);
  return [...sounds.keys()].filter(
    (at) =>
      wanted.every((readings, n) => isHeard(readings, at + n)) &&
      isAllBehind(at, words.length, (n) => skeleton.breaks[n] === false),
  );
}

/** Other characters with the same sound, of a name of three and more: 张健国 for 张建国. */
export const soundOfName: NameSearch = (looked, { bones }) =>
  bones.length < 3
    ? []
    : soundingLike(looked, bones).map((at) =>
        residueAt(spanOfUnits(looked.skeleton, at, at + bones.length - 1), 'name', sentence),
      );

/**
 * The same of two characters: 健国说, 李维说. Half of the language sounds like some name of two (见过), so it is asked about,
 * and only where something beside it says that it is somebody.
 */
export const soundOfTwo: NameSearch = (looked, { bones }) => {
  const { skeleton } = looked;
  const two = bones.slice(-2);
  return soundingLike(looked, two).flatMap((at): readonly Residue[] => {
    const isNamed = two.length < bones.length || skeleton.units[at] === two[0];
    if (!isNamed || !isSomebody(skeleton.units, at, at + 1)) return [];
    return [residueAt(spanOfUnits(skeleton, at, at + 1), 'name', sentence, 'doubt')];
  });
};
