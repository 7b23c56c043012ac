import type { Looked } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { isAllBehind, spanOfUnits } from '../skeleton.ts';
import type { KnownName, NameSearch } from './known.name.ts';
import { isSomebody } from './people.signs.ts';

const sentence = { zh: '与本案人员的姓名同音', en: 'sounds like the name of somebody of the case' } as const;

/** Where characters with these sounds begin, within a clause. */
function soundingLike({ skeleton, sounds }: Looked, wanted: KnownName['sounds']): readonly number[] {
  if (wanted.some((one) => one.length === 0)) return [];
  const isHeard = (readings: readonly string[], at: number) =>
    readings.some((one) => sounds[at]?.has(one) === true);
  return [...sounds.keys()].filter(
    (at) =>
      wanted.every((readings, n) => isHeard(readings, at + n)) &&
      isAllBehind(at, wanted.length, (n) => skeleton.breaks[n] === false),
  );
}

/** Other characters with the same sound, of a name of three and more: 张健国 for 张建国. */
export const soundOfName: NameSearch =
  ({ sounds }) =>
  (looked) =>
    sounds.length < 3
      ? []
      : soundingLike(looked, sounds).map((at) =>
          residueAt(spanOfUnits(looked.skeleton, at, at + sounds.length - 1), 'name', sentence),
        );

/**
 * The same of two characters: 健国说, 李维说. Half of the language sounds like some name of two (见过), so it is asked about,
 * and only where something beside it says that it is somebody.
 */
export const soundOfTwo: NameSearch =
  ({ bones, sounds }) =>
  (looked) => {
    const { skeleton } = looked;
    return soundingLike(looked, sounds.slice(-2)).flatMap((at): readonly Residue[] => {
      const isNamed = bones.length > 2 || skeleton.units[at] === bones[0];
      if (!isNamed || !isSomebody(skeleton.units, at, at + 1)) return [];
      return [residueAt(spanOfUnits(skeleton, at, at + 1), 'name', sentence, 'doubt')];
    });
  };
