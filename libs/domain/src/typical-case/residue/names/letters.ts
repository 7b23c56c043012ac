import type { Spelling } from '../../identities.ts';
import { inWadeGiles } from '../../wade-giles.ts';
import type { Skeleton } from '../skeleton.ts';

/** Letters of words beside each other, as one. */
export interface Stream {
  /** The first unit, and the one behind the last. */
  readonly at: number;
  readonly end: number;
  /** Of so many words. */
  readonly words: number;
}

/** As many words as a name spelt letter by letter has. */
const wordsAtMost = 16;
/** No name has more. */
const lettersAtMost = 60;
const isLetter = (unit: string | undefined): boolean => unit !== undefined && unit >= 'a' && unit <= 'z';

/** Every run of whole words in Latin letters: a name stands in any of them, whatever is written before and behind. */
export function streamsOf({
  units,
  gaps,
}: Pick<Skeleton, 'units' | 'gaps'>): ReadonlyMap<string, readonly Stream[]> {
  const words: { readonly at: number; readonly end: number; readonly follows: boolean }[] = [];
  for (let at = 0; at < units.length; at += 1) {
    if (!isLetter(units[at])) continue;
    let end = at + 1;
    while (isLetter(units[end]) && gaps[end] === 0) end += 1;
    words.push({ at, end, follows: isFollowed(words.at(-1)?.end, at, units) });
    at = end - 1;
  }
  const streams = new Map<string, Stream[]>();
  for (const [n, first] of words.entries()) {
    let letters = '';
    for (let k = 0; k < wordsAtMost; k += 1) {
      const word = words[n + k];
      if (word === undefined || (k > 0 && !word.follows)) break;
      letters += units.slice(word.at, word.end).join('');
      if (letters.length > lettersAtMost) break;
      const stream = { at: first.at, end: word.end, words: k + 1 };
      const same = streams.get(letters);
      if (same === undefined) streams.set(letters, [stream]);
      else same.push(stream);
    }
  }
  return streams;
}

/** Where any of these spellings stands as whole words. */
export const spelt = (
  streams: ReadonlyMap<string, readonly Stream[]>,
  spellings: Iterable<string>,
): readonly Stream[] => [...new Set(spellings)].flatMap((letters) => streams.get(letters) ?? []);

/** zhang1 jian4 guo2: the figure of a tone stands between words of one name. */
const isFollowed = (end: number | undefined, at: number, units: readonly string[]): boolean =>
  end !== undefined && (end === at || (end + 1 === at && /^[1-5]$/u.test(units[end] ?? '')));

/** How a character is read, in letters; none for what is no Chinese character. */
export const soundsOf = (unit: string, { readings }: Pick<Spelling, 'readings'>): readonly string[] =>
  /\p{Script=Han}/u.test(unit) ? readings(unit) : [];

/** The same as people write it: lü as lv and lu, jian as chien. @param sounds  of one character */
export const lettersOf = (sounds: readonly string[]): readonly string[] => [
  ...new Set(sounds.flatMap((one) => [one, one.replace('v', 'u'), inWadeGiles(one)])),
];

/** Every way to write characters in letters. */
export const spellingsOf = (
  characters: readonly string[],
  spelling: Pick<Spelling, 'readings'>,
): readonly string[] => combined(characters.map((one) => lettersOf(soundsOf(one, spelling))));

/** Every way to write characters one after the other, each in any of its ways; four hundred at most. */
export const combined = (order: readonly (readonly string[])[]): readonly string[] =>
  order.reduce<readonly string[]>(
    (starts, ways) => starts.flatMap((start) => ways.map((one) => start + one)).slice(0, 400),
    [''],
  );
