import type { KnownNumber, Spelling } from '../../identities.ts';
import type { KnownSearch, Looked } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { numbersSaid } from '../said/numbers.said.ts';
import { bonesOf, nearStartsOf, spanOfUnits, startsOf } from '../skeleton.ts';
import { type DigitRun, digitRuns, isContinued, joinedRuns } from './digit.runs.ts';

const sentences = {
  known: { zh: '仍有本案的号码（或其中一段）', en: 'a number of the case, or part of it, is still there' },
  masked: { zh: '本案的号码只遮去一部分', en: 'a number of the case is hidden in part only' },
  tail: { zh: '与本案某号码的末四位相同', en: 'the same four figures end a number of the case' },
  head: { zh: '与本案某号码的前四位相同', en: 'the same four figures begin a number of the case' },
  long: { zh: '仍有七位以上的数字', en: 'a number of seven figures or more is still there' },
  code: {
    zh: '仍有本案案号中的机关代字',
    en: 'the letters of the office in the case number are still there',
  },
} as const;

interface Known {
  readonly kind: KnownNumber['kind'] | 'number';
  readonly digits: string;
  readonly bones: readonly string[];
}

/** So many figures in a row of a number of the case are no chance. */
const telling = 5;
/** The same where words stand between them. */
const tellingApart = 7;

/** Searches for the numbers of the case and for any other that is long enough to be one. */
export const residualNumbers: KnownSearch = ({ identities, said, spelling }) => {
  const known = [
    ...identities.numbers.map((number) => knownOf(number, spelling)),
    ...numbersSaid(said).map((digits) => ({ kind: 'number', digits, bones: [...digits] }) as const),
  ];
  const [inARow, apart] = [partsOf(known, telling), partsOf(known, tellingApart)];
  return ({ skeleton }) => {
    const runs = digitRuns(skeleton);
    const joined = joinedRuns(skeleton, runs);
    const at = ({ at: units }: DigitRun, from = 0) =>
      spanOfUnits(skeleton, units[from] ?? 0, units.at(-1) ?? 0);
    const shared = (of: readonly DigitRun[], parts: typeof inARow, length: number) =>
      of.flatMap((run) => {
        const part = sharedPart(run.digits, parts, length);
        return part === null ? [] : [residueAt(at(run, part.from), part.kind, sentences.known)];
      });
    // 6222转0212: figures that are called in groups.
    const called = joined.filter((run) => isCalled(skeleton, run));
    return [
      ...[...runs, ...called]
        .filter(({ digits }) => digits.length >= 7)
        .map((run) => residueAt(at(run), 'number', sentences.long)),
      ...shared(runs, inARow, telling),
      ...shared(joined, apart, tellingApart),
      ...hiddenInPart(skeleton, runs, known),
      ...ends(skeleton, runs, known),
      ...known.flatMap((one) => inLettersAndFigures(skeleton, one)),
    ];
  };
};

/** Is nothing said between its figures but a word for a line? */
const isCalled = ({ units }: Looked['skeleton'], { at }: DigitRun): boolean =>
  at.every((unit, n) => {
    const from = n === 0 ? unit : (at[n - 1] ?? unit) + 1;
    return units.slice(from, unit).every((one) => one === '转' || one === '杠');
  });

function knownOf({ kind, value }: KnownNumber, spelling: Spelling): Known {
  const bones = bonesOf(value, spelling);
  return { kind, bones, digits: bones.filter((one) => /^\d$/u.test(one)).join('') };
}

/** Every part of so many figures of the known numbers; 00000 is a round amount before it is a part of anything. */
function partsOf(known: readonly Known[], length: number): ReadonlyMap<string, Known['kind']> {
  return new Map(
    known.flatMap(({ kind, digits }) =>
      Array.from({ length: Math.max(0, digits.length - length + 1) }, (_, n) => digits.slice(n, n + length))
        .filter((part) => new Set(part).size > 1)
        .map((part) => [part, kind] as const),
    ),
  );
}

/** Where the first part of a known number begins in a run of figures. */
function sharedPart(
  digits: string,
  parts: ReadonlyMap<string, Known['kind']>,
  length: number,
): { readonly from: number; readonly kind: Known['kind'] } | null {
  for (let from = 0; from + length <= digits.length; from += 1) {
    const kind = parts.get(digits.slice(from, from + length));
    if (kind !== undefined) return { from, kind };
  }
  return null;
}

/** 138......8123, 138xxxx8123: how a number begins, and how it ends. */
function hiddenInPart(
  skeleton: Looked['skeleton'],
  runs: readonly DigitRun[],
  known: readonly Known[],
): readonly Residue[] {
  return runs.flatMap((one, n): readonly Residue[] => {
    const other = runs[n + 1];
    if (other === undefined || !isContinued(skeleton, one, other)) return [];
    const length = one.digits.length + other.digits.length;
    const of = known.find(
      ({ digits }) =>
        one.digits.length >= 2 &&
        other.digits.length >= 2 &&
        length >= 6 &&
        length < digits.length &&
        digits.startsWith(one.digits) &&
        digits.endsWith(other.digits),
    );
    if (of === undefined) return [];
    const span = spanOfUnits(skeleton, one.at[0] ?? 0, other.at.at(-1) ?? 0);
    return [residueAt(span, of.kind, sentences.masked)];
  });
}

/** Four figures that end a telephone, account or identity number, or begin a long one, may be chance: an amount, a year. */
function ends(
  skeleton: Looked['skeleton'],
  runs: readonly DigitRun[],
  known: readonly Known[],
): readonly Residue[] {
  const long = known.filter(({ kind, digits }) => kind !== 'case_number' && digits.length > 6);
  const last = new Map(long.map(({ kind, digits }) => [digits.slice(-4), kind] as const));
  const first = new Map(
    long
      .filter(({ digits }) => digits.length > 11)
      .map(({ kind, digits }) => [digits.slice(0, 4), kind] as const),
  );
  return runs.flatMap(({ digits, at }) => {
    const [kind, sentence] = last.has(digits)
      ? [last.get(digits), sentences.tail]
      : [first.get(digits), sentences.head];
    const [from = 0, to = 0] = [at[0], at.at(-1)];
    const isYear = /^(?:19|20)/u.test(digits) && skeleton.units[to + 1] === '年';
    return kind === undefined || isYear
      ? []
      : [residueAt(spanOfUnits(skeleton, from, to), kind, sentence, 'doubt')];
  });
}

/** A passport, a credit code: letters and figures together. Of a case number also what stands for the office: 月人调字. */
function inLettersAndFigures(skeleton: Looked['skeleton'], { kind, bones }: Known): readonly Residue[] {
  const letters = bones.join('');
  if (kind === 'case_number') {
    const code = /\p{Script=Han}{3,}/u.exec(letters)?.[0].replace(/字?第?号?$/u, '') ?? '';
    const words = [...code];
    if (words.length < 3) return [];
    return nearStartsOf(skeleton, words, 'clause').map((at) =>
      residueAt(spanOfUnits(skeleton, at, at + words.length - 1), kind, sentences.code),
    );
  }
  if (letters.length < 6 || /^\d+$/u.test(letters)) return [];
  return startsOf(skeleton, bones).map((at) =>
    residueAt(spanOfUnits(skeleton, at, at + bones.length - 1), kind, sentences.known),
  );
}
