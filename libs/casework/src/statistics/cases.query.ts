import type { DataSource } from 'typeorm';
import { Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { CountId } from '#domain';
import { asked as bounds, conditionsIn } from './count.conditions.ts';
import { type Dimension, joinOf, keyOf } from './dimensions.ts';
import { type FoundPage, foundPage } from './found.page.ts';
import { type Asked, known, repeaters, valuesOf } from './known.query.ts';

/** The cases behind a number. */
export interface CasesAsked {
  readonly figure: CountId;
  readonly by?: Dimension | undefined;
  /** Of one line of that table; null for those that say nothing of it. */
  readonly key?: string | null | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** SQL of the table `found`: the ids that a number counts. @param key  SQL of the line's key, where one line is asked */
function foundBy({ figure, by }: Pick<CasesAsked, 'figure' | 'by'>, key?: string): string {
  const { when } = conditionsIn(bounds)[figure];
  const line = by === undefined || key === undefined ? '' : ` and ${keyOf[by]} is not distinct from ${key}`;
  return `found as (select distinct c.id from known c ${by === undefined ? '' : joinOf(by)} where (${when})${line})`;
}

/** Finds by the same condition that counts. The lines tell how the cases stand today. */
export async function figureCases(
  on: DataSource,
  asked: Asked,
  wanted: CasesAsked,
  actor: StaffActor,
): Promise<FoundPage> {
  const parameters = new Parameters();
  for (const value of valuesOf(asked)) parameters.add(value);
  const key = wanted.by === undefined ? undefined : `${parameters.add(wanted.key ?? null)}::text`;
  const tables = `${repeaters}, ${known(asked)}, ${foundBy(wanted, key)}`;
  return await foundPage(on, tables, parameters, { ...wanted, actor });
}
