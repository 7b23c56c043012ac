import type { DataSource } from 'typeorm';
import { digestOf } from '#casework/seal';
import { countIds } from '#domain';
import { execute, query, type Tx } from '#platform';
import { preventedInPeriod } from '../beside.cases.ts';
import { foundInPeriod } from '../beside.query.ts';
import { asked as bounds, conditionsIn } from '../count.conditions.ts';
import { keyOf } from '../dimensions.ts';
import { type Asked, known, repeaters, valuesOf } from '../known.query.ts';
import type { EditionRow, ReportRow } from './report.store.ts';
import { reportTables } from './report.view.ts';

const conditions = conditionsIn(bounds);
const figuresOfCase = countIds.map((id) => `case when ${conditions[id].when} then '${id}' end`).join(', ');
const keysOfCase = reportTables.map((by) => `'${by}', ${keyOf[by]}`).join(', ');

/**
 * Keeps which cases stand behind every figure of an edition, and in which line of each table, by the conditions that counted
 * them: one statement, however many they are. What was reported and not accepted is kept as found alone.
 */
export async function freezeCases(tx: Tx, editionId: string, asked: Asked): Promise<void> {
  await execute(tx, {
    name: `statistics.freeze-cases-${asked.isPast ? 'past' : 'now'}`,
    text: `
      with ${repeaters}, ${known(asked)},
      found as materialized (${foundInPeriod}),
      prevented as materialized (
        select p.id, p.place_id, p.type_code, array_agg('prevented-' || p.kind order by p.kind) as figures,
          jsonb_object_agg(p.kind, p.records) as records
        from (select id, place_id, type_code, kind, jsonb_agg(record order by seq) as records
              from (${preventedInPeriod}) each group by 1, 2, 3, 4) p
        group by 1, 2, 3),
      counted as (
        select c.id, array_remove(array[${figuresOfCase}], null) as figures,
          jsonb_strip_nulls(jsonb_build_object(${keysOfCase})) as keys
        from known c),
      marked as (
        select id, coalesce(c.figures, '{}') || case when f.id is null then '{}'::text[] else '{found}' end
            || case when p.id is null then '{}'::text[] else '{prevented}' || p.figures end as figures,
          coalesce(c.keys, jsonb_strip_nulls(jsonb_build_object('village', coalesce(f.place_id, p.place_id),
              'type', coalesce(f.type_code, p.type_code))))
            || jsonb_strip_nulls(jsonb_build_object('prevention', p.records)) as keys
        from counted c full join found f using (id) full join prevented p using (id))
      insert into statistics_edition_case (edition_id, dispute_id, figures, keys)
      select $7, id, figures, keys from marked where cardinality(figures) > 0`,
    values: [...valuesOf(asked), editionId],
  });
}

/** What an edition says of its cases, as one digest: of each case id, figures and lines, in the order of the ids. */
export async function digestOfCases(
  on: Tx | DataSource,
  editionId: string,
): Promise<{ readonly digest: string; readonly cases: number }> {
  const [row] = await query<{ digest: string; cases: number }>(on, {
    name: 'statistics.digest-cases',
    text: `
      select count(*)::int as cases, encode(sha256(coalesce(string_agg(
        sha256(convert_to(c.dispute_id::text || c.figures::text || c.keys::text, 'UTF8')), ''::bytea order by c.dispute_id),
        ''::bytea)), 'hex') as digest
      from statistics_edition_case c where c.edition_id = $1`,
    values: [editionId],
  });
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}

/** All of an edition that its hash covers. */
export interface Published
  extends Pick<EditionRow, 'edition' | 'definitions' | 'figures' | 'texts' | 'casesDigest' | 'reason'> {
  /** ISO instants. */
  readonly asOf: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

/** SHA-256 over the canonical JSON of what was published, in hexadecimal. */
export const hashOfEdition = (
  { id, organisationId, kind, periodId }: Pick<ReportRow, 'id' | 'organisationId' | 'kind' | 'periodId'>,
  published: Published,
): string => digestOf({ reportId: id, organisationId, kind, period: periodId, ...published });

/** Whether a stored edition is what its hash says. */
export function isIntact(
  report: Pick<ReportRow, 'id' | 'organisationId' | 'kind' | 'periodId'>,
  row: EditionRow,
): boolean {
  const { edition, definitions, figures, texts, casesDigest, reason, publisherId: publishedBy } = row;
  const [asOf, publishedAt] = [row.asOf.toISOString(), row.publishedAt.toISOString()];
  return (
    row.hash ===
    hashOfEdition(report, {
      edition,
      definitions,
      figures,
      texts,
      casesDigest,
      reason,
      asOf,
      publishedAt,
      publishedBy,
    })
  );
}
