import type { DataSource } from 'typeorm';
import { type IsoDate, type PreventionKind, preventionKinds } from '#domain';
import { query, type Tx } from '#platform';

/** What is asked: which part of the tree, which days, and as was known when. */
interface PreventionPeriod {
  readonly townshipIds: readonly string[];
  /** One village of them; null for all. */
  readonly placeId: string | null;
  /** First and last day on which something was prevented. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** ISO instant: what was recorded later, or taken back later, is not known yet. */
  readonly asOf: string;
}

/** How much was prevented. A case counts once, however many records of the kind it has; persons are those of all of them. */
export interface PreventionFigure {
  readonly cases: number;
  readonly persons: number;
  /** The cases that hold the records and their evidence, in the order of their ids. */
  readonly disputeIds: readonly string[];
  /** The records themselves, those of a case together. */
  readonly records: readonly PreventionRecord[];
}

/** A record of something prevented, and where it happened. */
interface PreventionRecord {
  readonly disputeId: string;
  readonly preventionId: string;
  readonly placeId: string;
  readonly persons: number;
}

/**
 * SQL: was this record of something prevented taken back?
 * @param event  alias of `dispute_event`
 * @param until  SQL of the moment up to which it is asked
 */
export const isPreventionTakenBack = (event: string, until: string): string => `exists (
  select 1 from dispute_event back
  where back.dispute_id = ${event}.dispute_id and back.seq > ${event}.seq and back.type = 'RETRACT_PREVENTION'
    and back.payload ->> 'preventionId' = ${event}.payload ->> 'preventionId' and back.at <= ${until})`;

/**
 * What was prevented, by kind: every number leads to its records, and each of them to its evidence. Asked again as of the
 * same moment, it is the same.
 * @source decision 0043
 */
export async function preventionFigures(
  on: Tx | DataSource,
  { townshipIds, placeId, from, to, asOf }: PreventionPeriod,
): Promise<Readonly<Record<PreventionKind, PreventionFigure>>> {
  const rows = await query<PreventionFigure & { readonly kind: PreventionKind }>(on, {
    name: 'prevention.figures',
    text: `
      select e.payload ->> 'kind' as kind, count(distinct e.dispute_id)::int as cases,
        sum((e.payload ->> 'persons')::int)::int as persons,
        array_agg(distinct e.dispute_id order by e.dispute_id) as "disputeIds",
        json_agg(json_build_object('disputeId', e.dispute_id, 'preventionId', e.payload ->> 'preventionId',
          'placeId', d.place_id, 'persons', (e.payload ->> 'persons')::int) order by e.dispute_id, e.seq) as records
      from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type = 'RECORD_PREVENTION' and e.payload ->> 'preventedOn' between $3::text and $4::text
        and e.at <= $5::timestamptz and d.township_id = any($1::uuid[]) and ($2::uuid is null or d.place_id = $2)
        and not ${isPreventionTakenBack('e', '$5::timestamptz')}
      group by 1`,
    values: [townshipIds, placeId, from, to, asOf],
  });
  const none: PreventionFigure = { cases: 0, persons: 0, disputeIds: [], records: [] };
  const found = new Map(rows.map(({ kind, ...figure }) => [kind, figure]));
  return Object.fromEntries(preventionKinds.map((kind) => [kind, found.get(kind) ?? none])) as Readonly<
    Record<PreventionKind, PreventionFigure>
  >;
}
