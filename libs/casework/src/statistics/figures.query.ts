import type { DataSource } from 'typeorm';
import { type CountId, type Counts, countIds } from '#domain';
import { query, type Statement, type Tx } from '#platform';
import { countsFrom, countsOf } from './count.conditions.ts';
import { type Dimension, joinOf, keyOf, overlapping } from './dimensions.ts';
import { type Asked, known, repeaters, statementName, valuesOf } from './known.query.ts';

/** One line of one table, as the database counted it. */
export interface FigureGroup extends Counts {
  /** Null for the total. */
  readonly dimension: Dimension | null;
  /** The code or id of the line; null for the total, and for cases that say nothing of it. */
  readonly key: string | null;
}

/** One table alone: its groups are made side by side, and their sum is the total. */
const oneTable = (name: Dimension, ids: readonly CountId[]): string => `
    select '${name}' as dimension, ${keyOf[name]} as key, ${countsOf(ids)} from known c ${joinOf(name)} group by 2`;

/** The total and every line of several tables, from one reading of the cases. */
const manyTables = (names: readonly Dimension[], ids: readonly CountId[]): string => `
    select case ${names.map((name) => `when grouping("by_${name}") = 0 then '${name}'`).join(' ')} end as dimension,
      coalesce(${names.map((name) => `"by_${name}"`).join(', ')}) as key, ${countsOf(ids)}
    from (select c.*, ${names.map((name) => `${keyOf[name]} as "by_${name}"`).join(', ')} from known c) c
    group by grouping sets ((), ${names.map((name) => `("by_${name}")`).join(', ')})`;

const totalAlone = (ids: readonly CountId[]): string =>
  `select null as dimension, null::text as key, ${countsOf(ids)} from known c`;

function textOf(asked: Asked, by: readonly Dimension[], ids: readonly CountId[]): string {
  const [parts, several] = [
    by.filter((one) => !overlapping.has(one)),
    by.filter((one) => overlapping.has(one)),
  ];
  const [only, another] = parts;
  const whole =
    only === undefined
      ? totalAlone(ids)
      : another === undefined
        ? oneTable(only, ids)
        : manyTables(parts, ids);
  return `
    with ${repeaters}, ${known(asked)}
    ${[whole, ...several.map((name) => oneTable(name, ids))].join('\n    union all')}`;
}

function figuresStatement(
  asked: Asked,
  by: readonly Dimension[],
  ids: readonly CountId[] = countIds,
): Statement {
  return {
    name: statementName('figures', asked, [...by, '/', ...ids]),
    text: textOf(asked, by, ids),
    values: valuesOf(asked),
  };
}

/**
 * Counts a period: the total, and a line for each key of each dimension asked.
 * @param ids  what is counted; the others stay 0
 */
export async function figureGroups(
  on: Tx | DataSource,
  asked: Asked,
  by: readonly Dimension[],
  ids: readonly CountId[] = countIds,
): Promise<readonly FigureGroup[]> {
  const rows = await query<FigureGroup>(on, figuresStatement(asked, by, ids));
  const groups = rows.map((row) => ({ ...countsFrom(row, ids), dimension: row.dimension, key: row.key }));
  if (groups.some(({ dimension }) => dimension === null)) return groups;
  const parts = groups.filter(({ dimension }) => dimension !== null && !overlapping.has(dimension));
  return [{ dimension: null, key: null, ...together(parts) }, ...groups];
}

/** What several groups count together. */
export const together = (parts: readonly Counts[]): Counts =>
  Object.fromEntries(countIds.map((id) => [id, parts.reduce((sum, part) => sum + part[id], 0)])) as Counts;
