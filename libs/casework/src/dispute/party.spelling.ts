import { pinyin } from 'pinyin-pro';
import type { DataSource } from 'typeorm';
import { erasedName } from '#domain';
import { execute, query, type Tx } from '#platform';

/** What the search for names looks through. */
export interface SearchableNames {
  readonly names: string;
  readonly initials: string;
  readonly pinyin: string;
}

export function searchableNames(parties: readonly { readonly name: string }[]): SearchableNames {
  const all = (spelt: (name: string) => string) => parties.map(({ name }) => spelt(name)).join(' ');
  return { names: all((name) => name), initials: all(initialsOf), pinyin: all(pinyinOf) };
}

/** Lets a case be found by the name of a party that turned up later. */
export async function addSearchableName(tx: Tx, disputeId: string, name: string): Promise<void> {
  await execute(tx, {
    name: 'dispute.names',
    text: `update dispute set search_names = search_names || ' ' || $2, name_initials = name_initials || ' ' || $3,
             name_pinyin = name_pinyin || ' ' || $4
           where id = $1`,
    values: [disputeId, name, initialsOf(name), pinyinOf(name)],
  });
}

/** 单小雨 → sxy: the first letter of every syllable, surnames read as surnames. */
export const initialsOf = (name: string): string => spelt(name, 'first');

/** 单小雨 → shanxiaoyu, 吕布 → lvbu: every syllable without tone as it is typed, surnames read as surnames. */
export const pinyinOf = (name: string): string => spelt(name, 'pinyin');

function spelt(name: string, pattern: 'first' | 'pinyin'): string {
  return pinyin(name, {
    pattern,
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  })
    .join('')
    .toLowerCase();
}

const speltAtOnce = 500;

/**
 * Spells the names of cases from before there was full pinyin: a migration knows no dictionary. Can be cut off at any time
 * and run again, and by several processes at once.
 * @returns cases whose names were spelt
 */
export async function spellNames(dataSource: DataSource): Promise<number> {
  let done = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const cases = await query<{ id: string; names: readonly string[] }>(dataSource, {
      text: `select d.id, array(select p.name from party p where p.dispute_id = d.id and p.name <> $2
                                order by p.position) as names
             from dispute d where d.name_pinyin is null and d.id > $3 order by d.id limit $1`,
      values: [speltAtOnce, erasedName, after],
    });
    const last = cases.at(-1);
    if (last === undefined) return done;
    after = last.id;
    done += await execute(dataSource, {
      // Only where nobody was added or erased meanwhile; the next start takes what is left.
      text: `update dispute d set name_pinyin = s.pinyin
             from unnest($1::uuid[], $2::text[], $3::text[]) as s (id, names, pinyin)
             where d.id = s.id and d.name_pinyin is null and trim(d.search_names) = s.names`,
      values: [
        cases.map(({ id }) => id),
        cases.map(({ names }) => names.join(' ')),
        cases.map(({ names }) => names.map(pinyinOf).join(' ')),
      ],
    });
  }
}
