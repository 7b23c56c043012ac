import type { Problem } from './difference.ts';

/** A question to the whole record, answered by the rows that are wrong. */
export interface TableProof {
  readonly field: string;
  readonly problem: Problem;
  /**
   * Selects `dispute_id`, `number` and `row` of what is wrong. `$1`: the townships of the scope, null for all. What
   * belongs to no case belongs to no township: it is reported whatever the scope.
   */
  readonly text: string;
}

/** SQL: a township is one of those asked. */
export const inScope = (column: string): string => `($1::uuid[] is null or ${column} = any($1))`;

/** Rows of a table that hang on a row of another which is not there. */
export const orphans = (table: string, row: string, column: string, of: string): TableProof => ({
  field: `${table}.${column}`,
  problem: 'foreign',
  text: `select null::uuid as dispute_id, null as number, ${row} as row from ${table} t
         where t.${column} is not null and not exists (select 1 from ${of} o where o.id = t.${column})
           and $1::uuid[] is not distinct from $1`,
});
