import { heavenlyStems } from '../calendar/stems.branches.ts';
import { literally } from '../literally.ts';
import type { PartyKind } from './party.codes.ts';
import { surnameOf } from './surname.ts';

/** A party as a paper or a room names it: all that is asked of it. */
export interface NamedParty {
  readonly name: string;
  readonly kind: PartyKind;
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
