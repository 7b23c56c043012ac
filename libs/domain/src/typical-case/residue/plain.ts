import type { Span } from '../folded.ts';
import type { Spelling } from '../identities.ts';
import { asLatin } from '../look-alikes.ts';

/**
 * A text as it is read: half width, simplified, small, without tones, with the figures of any script as 0 to 9; what is not
 * seen is left out. Written apart from `fold`, on which the replacements rest.
 */
export interface Plain {
  readonly text: string;
  /** Of each unit of `text`, where its character begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Reads a text. */
export function plainOf(original: string, { simplified }: Pick<Spelling, 'simplified'>): Plain {
  const signs: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const character of original) {
    const end = start + character.length;
    for (const one of character.normalize('NFKD')) {
      if (/[\p{M}\p{Cf}]/u.test(one)) continue;
      const read = readAs(one, simplified);
      signs.push(read);
      for (let n = 0; n < read.length; n += 1) {
        starts.push(start);
        ends.push(end);
      }
    }
    start = end;
  }
  return { text: signs.join(''), starts, ends };
}

function readAs(one: string, simplified: Spelling['simplified']): string {
  if (one <= '\u007f') return one.toLowerCase();
  if (/\p{Nd}/u.test(one)) return String(figureOf(one));
  const small = asLatin(one).toLowerCase();
  return small.length === one.length ? simplified(small) : one;
}

/** Figures stand in Unicode in rows of ten from zero on, row beside row. */
function figureOf(figure: string): number {
  const point = figure.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}

/** Where a part of the plain text stands in the original. */
export const spanIn = ({ starts, ends }: Plain, start: number, end: number): Span => ({
  start: starts[start] ?? 0,
  end: ends[Math.max(start, end - 1)] ?? 0,
});

/** Where a pattern found something in the original. */
export const spanOfMatch = (plain: Plain, { index, 0: found }: RegExpExecArray): Span =>
  spanIn(plain, index, index + found.length);

/** Every place at which words stand in a text; overlapping ones as well. @param words not empty */
export function* placesIn(text: string, words: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) yield at;
}
