import type { Spelling } from '../identities.ts';
import type { Skeleton } from './skeleton.ts';

/** Letters of words beside each other, as one. */
interface Stream {
  /** The first unit, and the one behind the last. */
  readonly at: number;
  readonly end: number;
  readonly letters: string;
}

/** As many words as a name spelt letter by letter has. */
const wordsAtMost = 16;

/** Every run of whole words in Latin letters: a name stands in any of them, whatever is written before and behind. */
export function streamsOf({ units, gaps }: Skeleton): readonly Stream[] {
  const isLetter = (n: number) => /^[a-z]$/u.test(units[n] ?? '');
  const words: { readonly at: number; readonly end: number; readonly follows: boolean }[] = [];
  for (let at = 0; at < units.length; at += 1) {
    if (!isLetter(at)) continue;
    let end = at + 1;
    while (isLetter(end) && (gaps[end] ?? 0) === 0) end += 1;
    words.push({ at, end, follows: words.at(-1)?.end === at });
    at = end - 1;
  }
  return words.flatMap((first, n) => {
    const streams: Stream[] = [];
    for (const [k, word] of words.slice(n, n + wordsAtMost).entries()) {
      if (k > 0 && !word.follows) break;
      streams.push({ at: first.at, end: word.end, letters: units.slice(first.at, word.end).join('') });
    }
    return streams;
  });
}

/** How a character is read, in letters; none for what is no Chinese character. */
export const soundsOf = (unit: string, { readings }: Spelling): readonly string[] =>
  /\p{Script=Han}/u.test(unit) ? readings(unit) : [];

/** The same as people type it: lü as lv and lu. */
export const lettersOf = (unit: string, spelling: Spelling): readonly string[] =>
  soundsOf(unit, spelling).flatMap((one) => [one, one.replace('v', 'u')]);

/** Every way to write characters one after the other, each in any of its ways; four hundred at most. */
export const combined = (order: readonly (readonly string[])[]): readonly string[] =>
  order.reduce<readonly string[]>(
    (starts, ways) => starts.flatMap((start) => ways.map((one) => start + one)).slice(0, 400),
    [''],
  );
