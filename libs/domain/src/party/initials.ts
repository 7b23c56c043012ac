import { heavenlyStems } from '../calendar/stems.branches.ts';
import { literally } from '../literally.ts';
import type { PartyKind } from './party.codes.ts';

/** A party as a paper or a room names it: all that is asked of it. */
export interface NamedParty {
  readonly name: string;
  readonly kind: PartyKind;
}

/**
 * Family names of two characters that people bear today. Those that are as often a family name of one character and the
 * beginning of a given name (段干, 乐正) are left out: an initial too short is no fault, one too long tells of a given name.
 */
const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 濮阳 公冶 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 拓跋 轩辕 令狐 呼延 东郭 西门 纳兰 完颜'
  ).split(' '),
);

/** The family name of a Chinese name; a name of two characters has one of one, whatever they are. */
export function surnameOf(name: string): string {
  const [first = '', second = '', third] = name;
  return third !== undefined && compoundSurnames.has(first + second) ? first + second : first;
}

/**
 * The parties of a case as papers name them: 张某, 欧阳某, and 张某甲, 张某乙 where several have the same family name. An
 * organisation keeps its name.
 */
export function initialsOfParties(parties: readonly NamedParty[]): readonly string[] {
  const surnames = parties.map(({ name, kind }) => (kind === 'organisation' ? null : surnameOf(name)));
  const counted = new Map<string, number>();
  return parties.map(({ name }, n) => {
    const surname = surnames[n];
    if (surname === null || surname === undefined) return name;
    const nth = counted.get(surname) ?? 0;
    counted.set(surname, nth + 1);
    const isAlone = surnames.filter((other) => other === surname).length === 1;
    return `${surname}某${isAlone ? '' : (heavenlyStems[nth] ?? String(nth + 1))}`;
  });
}

/**
 * A text in which the parties of its case are named as {@link initialsOfParties} names them, also where a name is broken by
 * spaces. An organisation keeps its name, and so does whoever is called by less than a name: nobody is known by 小明 alone.
 */
export function withInitials(text: string, parties: readonly NamedParty[]): string {
  const initials = initialsOfParties(parties);
  const known = new Map(
    parties.flatMap(({ name, kind }, n) => {
      const key = bare(name);
      return kind === 'organisation' || [...key].length < 2 ? [] : [[key, initials[n] ?? ''] as const];
    }),
  );
  if (known.size === 0) return text;
  // The longest first: 张三丰 is not 张三 with something behind it.
  const longestFirst = [...known.keys()].toSorted((one, other) => other.length - one.length);
  const spelt = longestFirst.map((name) => [...name].map(literally).join('\\s*'));
  return text.replaceAll(new RegExp(spelt.join('|'), 'giu'), (found) => known.get(bare(found)) ?? found);
}

const bare = (name: string): string => name.replaceAll(/\s/gu, '').toLowerCase();
