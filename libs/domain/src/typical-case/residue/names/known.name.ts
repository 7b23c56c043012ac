import { surnameOf } from '../../../party/surname.ts';
import { figureInName } from '../../figure.writings.ts';
import type { KnownPerson, KnownRole, Spelling } from '../../identities.ts';
import { everydayWords } from '../../surnames.ts';
import type { Search } from '../looked.ts';
import type { Residue } from '../residue.kind.ts';
import { bonesOf } from '../skeleton.ts';
import { soundsOf } from './letters.ts';

/** A Chinese name, taken apart. */
export interface KnownName {
  readonly role: KnownRole;
  /** Two to four characters. */
  readonly bones: readonly string[];
  readonly surname: readonly string[];
  readonly given: readonly string[];
  /** Of each character, how it may be read. */
  readonly sounds: readonly (readonly string[])[];
}

/** One search for a Chinese name. */
export type NameSearch = (name: KnownName) => Search;

/** Every single name that a field of the records holds: 李建国（小名铁蛋）、李二. */
export function namesOf({ name }: Pick<KnownPerson, 'name'>): readonly string[] {
  const parts = name
    .split(/[()（）[\]【】、,，;；/|]/u)
    .flatMap((one) => [one, ...one.split(/[与和及]/u)])
    .map((one) => one.trim());
  return [...new Set([name, ...parts])];
}

/** The name as a Chinese one; null for any other: 约翰·史密斯, Ivan Petrov. */
export function chineseName(name: string, role: KnownRole, spelling: Spelling): KnownName | null {
  if (!/^(?:\p{Script=Han}\s*){2,4}$/u.test(name)) return null;
  const bones = bonesOf(name, spelling);
  const surname = [...surnameOf(bones.join(''))];
  return {
    role,
    bones,
    surname,
    given: bones.slice(surname.length),
    sounds: bones.map((one) => soundsOf(one, spelling)),
  };
}

/** The same with every figure in it in every other writing: 闫二牛, 闫2牛, 闫贰牛. */
export const inFigures = (bones: readonly string[]): readonly (readonly string[])[] =>
  bones.reduce<readonly (readonly string[])[]>(
    (starts, one) => starts.flatMap((start) => [...(figureInName(one) ?? one)].map((way) => [...start, way])),
    [[]],
  );

/** What is also an everyday word is asked about. */
export const certaintyOf = (words: readonly string[]): Residue['certainty'] =>
  everydayWords.has(words.join('')) ? 'doubt' : 'sure';
