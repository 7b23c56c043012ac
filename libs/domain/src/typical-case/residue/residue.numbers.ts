import type { KnownNumber, Spelling } from '../identities.ts';
import type { Residue } from './residue.kind.ts';
import { bonesOf, digitRuns, type Skeleton, spanOfUnits, startsOf } from './skeleton.ts';

const sentences = {
  known: { zh: '仍有本案的号码（或其中一段）', en: 'a number of the case, or part of it, is still there' },
  long: { zh: '仍有七位以上的数字', en: 'a number of seven figures or more is still there' },
  tail: { zh: '仍有号码的尾数', en: 'the end of a number is still there' },
} as const;

/** So many figures in a row of a number of the case are no chance. */
const telling = 5;

/** Searches for the numbers of the case and for any other that is long enough to be one. */
export function residualNumbers(
  skeleton: Skeleton,
  numbers: readonly KnownNumber[],
  spelling: Spelling,
): readonly Residue[] {
  const known = numbers.map((number) => ({
    kind: number.kind,
    digits: digitRuns(skeletonFor(number.value, spelling), 99)
      .map(({ digits }) => digits)
      .join(''),
    bones: bonesOf(number.value, spelling),
  }));
  const runs = digitRuns(skeleton);
  const found: Residue[] = [];
  const add = (from: number, to: number, kind: Residue['kind'], sentence: Residue['sentence']) =>
    found.push({ ...spanOfUnits(skeleton, from, to), kind, certainty: 'sure', sentence });
  for (const { digits, at } of runs) {
    const [first = 0, last = 0] = [at[0], at.at(-1)];
    if (digits.length >= 7) add(first, last, 'number', sentences.long);
    for (const { kind, digits: whole } of known) {
      const part = sharedPart(digits, whole);
      if (part !== undefined) add(at[part] ?? first, last, kind, sentences.known);
    }
    const before = skeleton.units.slice(Math.max(0, first - 3), first).join('');
    if (digits.length >= 3 && /(?:尾号|尾数|[后末][三四五六]位)[为是]?$/u.test(before))
      add(first, last, 'number', sentences.tail);
  }
  for (const { kind, bones } of known) {
    const letters = bones.join('');
    // A passport, a credit code: letters and figures together.
    if (letters.length < 6 || /^\d+$/u.test(letters)) continue;
    const [at] = startsOf(skeleton, bones);
    if (at !== undefined) add(at, at + bones.length - 1, kind, sentences.known);
  }
  return found;
}

/** Where a part of a known number begins in a run of figures. */
function sharedPart(digits: string, whole: string): number | undefined {
  for (let at = 0; at + telling <= digits.length; at += 1) {
    const part = digits.slice(at, at + telling);
    // 100000 is a round amount before it is a part of anything.
    if (new Set(part).size > 1 && whole.includes(part)) return at;
  }
  return undefined;
}

function skeletonFor(value: string, spelling: Spelling): Skeleton {
  const units = bonesOf(value, spelling).filter((one) => /\p{N}/u.test(one));
  return { units, places: units.map((_, n) => n), gaps: units.map(() => 0), breaks: units.map(() => false) };
}
