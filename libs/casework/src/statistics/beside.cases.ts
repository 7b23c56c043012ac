import type { DataSource } from 'typeorm';
import { isPreventionTakenBack, Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { invalidAt } from '#domain';
import { query } from '#platform';
import { type BesideFigureId, kindPrevented } from './beside.figures.ts';
import { foundInPeriod } from './beside.query.ts';
import { type FoundPage, foundPage } from './found.page.ts';
import { type Asked, valuesOf } from './known.query.ts';

/** A record of something prevented, in the case that holds it together with its evidence. */
export interface PreventionPointer {
  readonly disputeId: string;
  readonly preventionId: string;
}

/** SQL of the records of what was prevented in the period and still stands. Parameters as of `known`. */
export const preventedInPeriod = `
  select e.dispute_id as id, d.place_id, d.type_code, e.payload ->> 'kind' as kind, e.payload ->> 'preventionId' as record, e.seq
  from dispute_event e join dispute d on d.id = e.dispute_id
  where e.type = 'RECORD_PREVENTION' and e.payload ->> 'preventedOn' between $4::date::text and $5::date::text
    and e.at <= $6::timestamptz and d.township_id = any($1::uuid[]) and ($2::uuid is null or d.place_id = $2)
    and $3::uuid is null
    and not ${isPreventionTakenBack('e', '$6::timestamptz')}`;

const lineKeys = { village: 'place_id::text', type: 'type_code' } as const;

/**
 * The cases behind a figure that stands beside the counts. Which kind was prevented is told only of what somebody sees in
 * full: whoever sees a case masked may know that something was prevented, not what.
 * @throws RuleError kind "invalid" for lines of a table that such figures do not have
 */
export async function besideCases(
  on: DataSource,
  actor: StaffActor,
  asked: Asked,
  {
    figure,
    by,
    key,
    ...page
  }: {
    readonly figure: BesideFigureId;
    readonly by?: string | undefined;
    readonly key?: string | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<FoundPage & { readonly records: readonly PreventionPointer[] }> {
  const parameters = new Parameters();
  for (const value of valuesOf(asked)) parameters.add(value);
  const kind = kindPrevented(figure);
  const source =
    figure === 'found'
      ? foundInPeriod
      : `select p.* from (${preventedInPeriod}) p${kind === undefined ? '' : ` where p.kind = '${kind}'`}`;
  const column = by === undefined ? undefined : lineOf(by);
  const line =
    column === undefined ? '' : `where f.${column} is not distinct from ${parameters.add(key ?? null)}::text`;
  const found = await foundPage(
    on,
    `found as (select distinct f.id from (${source}) f ${line})`,
    parameters,
    { ...page, actor, isTelling: kind !== undefined },
  );
  const records =
    figure === 'found'
      ? []
      : await query<PreventionPointer>(on, {
          name: 'statistics.prevention-records',
          text: `select p.id as "disputeId", p.record as "preventionId" from (${preventedInPeriod}) p
                 where p.id = any($7::uuid[]) and ($8::text is null or p.kind = $8) order by p.id, p.seq`,
          values: [...valuesOf(asked), found.items.map(({ id }) => id), kind ?? null],
        });
  return { ...found, records };
}

function lineOf(by: string): string {
  if (by === 'village' || by === 'type') return lineKeys[by];
  throw invalidAt('no-such-table', {
    pointer: '/query/by',
    message: 'This figure opens by village or by type alone',
    messageZh: '该数字只能按村（社区）或纠纷类型列出案件',
  });
}
