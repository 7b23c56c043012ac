import type { Cast } from '../cast.ts';
import { type Folded, placesOf, spanOf } from '../folded.ts';
import type { Spelling } from '../identities.ts';
import { bornAlso, everydayWords, givenCharacters, surnames } from '../surnames.ts';
import { type Found, ranks } from './found.ts';
import {
  acting,
  calledOnTheNet,
  compoundNamed,
  familiar,
  familiarAsUsual,
  inOffice,
  introduced,
  introducedAsUsual,
  introducedByWord,
  listed,
  listedAndSpeaking,
  milkNames,
  nicknamed,
  nicknamedByTrade,
  speaking,
  surnameAlone,
  titled,
  titledByWord,
} from './strangers.patterns.ts';
import { titlesAfter } from './titles.ts';

const reason = '文中出现的其他人';
/** What an everyday word stands for is nobody; 建国 behind a family name is somebody. */
const isSomebody = (name: string): boolean =>
  !everydayWords.has(name) &&
  !everydayWords.has(name.slice(0, 2)) &&
  (!everydayWords.has(name.slice(1)) || bornAlso.has(name.slice(1)));

/** A family name in letters and one or two words behind it, by the reading of its characters; made once for each. */
const inLetters = new WeakMap<Spelling['readings'], RegExp>();
function lettersOf({ readings }: Spelling): RegExp {
  const made = inLetters.get(readings);
  if (made !== undefined) return made;
  const known = [...new Set([...surnames].flatMap((one) => readings(one)))].toSorted(
    (a, b) => b.length - a.length,
  );
  const find = new RegExp(
    `(?<![a-z])(?<name>(?:${known.join('|')})\\s?[a-z]{2,6}(?:\\s?[a-z]{2,6})?)(?![a-z])`,
    'gu',
  );
  inLetters.set(readings, find);
  return find;
}

/** Somebody whom no record names, as the text calls them: half width and simplified. */
export interface Stranger extends Found {
  readonly name: string;
}

const strangerAt = (folded: Folded, start: number, name: string, replacement: () => string): Stranger => ({
  ...spanOf(folded, start, start + name.length),
  name,
  kind: 'name',
  replacement,
  reason,
  rank: ranks.guessed,
});

/**
 * People whom no record names. A word is taken for a name only by a sign: what introduces it, what follows it, a title. Who
 * is missed here is found by the person who reviews.
 */
export function findStrangers(
  original: string,
  folded: Folded,
  cast: Cast,
  spelling: Spelling,
): readonly Stranger[] {
  const found = (
    pattern: RegExp,
    keyOf: (name: string) => string = (name) => name,
    isTrusted = false,
  ): readonly Stranger[] =>
    placesOf(folded, pattern).flatMap(({ index, groups }) => {
      const name = (groups?.name ?? groups?.old ?? '').trim();
      const start = folded.text.indexOf(name, index);
      if (name === '' || (!isTrusted && !isSomebody(name))) return [];
      return strangerAt(folded, start, name, () => cast.of(keyOf(name)));
    });
  return [
    // Shen Xiaomei
    ...found(lettersOf(spelling), undefined, true).filter(({ start }) =>
      /\p{Lu}/u.test(original[start] ?? ''),
    ),
    ...found(introduced, undefined, true).filter(({ name }) => !everydayWords.has(name)),
    ...found(introducedAsUsual),
    ...found(introducedByWord),
    ...found(speaking, undefined, true),
    ...found(listed),
    ...found(listedAndSpeaking),
    ...found(acting),
    ...found(compoundNamed, undefined, true).filter(({ name }) => !everydayWords.has(name.slice(2))),
    ...called(folded, cast),
    ...found(familiar),
    ...found(familiarAsUsual, undefined, true),
    ...found(surnameAlone, (name) => `${name}*`, true),
    ...found(titledByWord, (name) => `${name.replace('老', '')[0]}*`, true),
    ...found(inOffice, (name) => `${name}*`, true),
    ...found(nicknamedByTrade, undefined, true),
    ...found(milkNames, undefined, true),
    ...found(titled, (name) => `${name[0]}*`, true),
  ];
}

/** Nicknames, with the signs around them left as they are. */
const called = (folded: Folded, cast: Cast): readonly Stranger[] =>
  [nicknamed, calledOnTheNet]
    .flatMap((pattern) => placesOf(folded, pattern))
    .flatMap(({ index, 0: text, groups }) => {
      const name = groups?.quoted ?? groups?.bare ?? '';
      if (name.startsWith('某')) return [];
      return strangerAt(folded, index + text.lastIndexOf(name), name, () => cast.of(name));
    });

/**
 * The same people where no sign tells them: whoever was known once by a sign is known by the bare name everywhere. Names of two
 * characters are words too often.
 */
export function findStrangersAgain(
  folded: Folded,
  strangers: readonly Stranger[],
  cast: Cast,
): readonly Stranger[] {
  const names = [...new Set(strangers.map(({ name }) => name))].filter((name) =>
    /^\p{Script=Han}{3,4}$/u.test(name),
  );
  if (names.length === 0) return [];
  /** 郭秋旺 is also 秋旺, where something behind says that it is somebody. */
  const bearers = new Map(names.map((name) => [name.slice(-2), name]));
  const byGiven = [...bearers.keys()].filter(
    (one) => !everydayWords.has(one) && [...one].every((sign) => givenCharacters.has(sign)),
  );
  const given = new RegExp(byGiven.join('|') || '(?!)', 'gu');
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  return [
    ...placesOf(folded, new RegExp(longestFirst.join('|'), 'gu')).map(({ index, 0: name }) =>
      strangerAt(folded, index, name, () => cast.of(name)),
    ),
    ...placesOf(folded, given)
      .filter(({ index, 0: name }) => titlesAfter.test(folded.text.slice(index + name.length)))
      .map(({ index, 0: name }) => strangerAt(folded, index, name, () => cast.of(bearers.get(name) ?? name))),
  ];
}
