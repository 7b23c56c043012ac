import type { Spelling } from './identities.ts';
import { asLatin } from './look-alikes.ts';

/** A text in its plainest spelling, with the way back to every character of the original. */
export interface Folded {
  readonly text: string;
  /** Of each unit of `text`, where its character begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Part of a text: UTF-16 units, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of figures beyond ASCII that Unicode does not fold: Arabic, Persian, Tibetan, Mongolian. */
const zeros = [0x0660, 0x06f0, 0x0f20, 0x1810] as const;

/**
 * Full width becomes half width, traditional simplified, capitals small, letters lose their tones, those of other scripts that
 * look like Latin ones are these; what is not seen
 * (zero-width signs) is left out.
 */
export function fold(original: string, { simplified }: Pick<Spelling, 'simplified'>): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const character of original) {
    const end = start + character.length;
    const plain = plainOf(character, simplified);
    text += plain;
    for (let n = 0; n < plain.length; n += 1) {
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { text, starts, ends };
}

function plainOf(character: string, simplified: Spelling['simplified']): string {
  if (/[\p{Cf}\p{M}]/u.test(character)) return '';
  const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...plain]
    .map((one) => (/\p{Script=Han}/u.test(one) ? simplified(one) : figureOf(asLatin(one))))
    .join('');
}

function figureOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const zero = zeros.find((base) => point >= base && point <= base + 9);
  return zero === undefined ? character : String(point - zero);
}

/** Where a part of the folded text stands in the original. */
export const spanOf = ({ starts, ends }: Folded, start: number, end: number): Span => ({
  start: starts[start] ?? 0,
  end: ends[end - 1] ?? 0,
});

/** Every place where a pattern (global) is found in the folded text. */
export const placesOf = (folded: Folded, pattern: RegExp): readonly RegExpExecArray[] => [
  ...folded.text.matchAll(pattern),
];

/**
 * What may stand between two characters in these texts, as a part of a pattern: anything but letters and figures, also a
 * line end. Only the signs that the texts hold are named: all that there are take milliseconds to compile at each place.
 * @param most so many of them
 */
export function gapIn(texts: readonly Pick<Folded, 'text'>[], most: number): string {
  const signs = new Set(texts.flatMap(({ text }) => text.match(/[^\p{L}\p{N}]/gu) ?? []));
  const named = [...signs].map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return named.length === 0 ? '' : `[${named.join('')}]{0,${most}}`;
}
