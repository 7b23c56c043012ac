import type { DataSource } from 'typeorm';
import type { LocalType } from '#domain';
import { isoInstant, query, type Tx } from '#platform';

/** An edition as it is kept. */
export interface KeptLocalType extends LocalType {
  readonly id: string;
  readonly townshipName: string | null;
  readonly reason: string;
  /** Null: shipped with the product. */
  readonly madeBy: string | null;
  readonly madeAt: string;
}

/** The editions of everywhere and of these townships, by code, the latest of each first. */
export async function localTypesOf(
  on: Tx | DataSource,
  townshipIds: readonly string[],
): Promise<readonly KeptLocalType[]> {
  return await query<KeptLocalType>(on, {
    name: 'local-type.all',
    text: `
      select t.id, t.code, t.zh, t.en, t.type_code as "typeCode", t.wordings, t.township_id as "townshipId",
        o.name as "townshipName", t.valid_from::text as "validFrom", t.valid_to::text as "validTo", t.reason,
        s.name as "madeBy", ${isoInstant('t.made_at')} as "madeAt"
      from local_type t left join organisation o on o.id = t.township_id left join staff s on s.id = t.made_by
      where t.township_id is null or t.township_id = any($1::uuid[])
      order by t.code, o.name nulls first, t.valid_from desc`,
    values: [townshipIds],
  });
}

/** Which cases an edition concerns: those that carry the code in the place of the edition. */
export interface CarryingCases {
  /** All of them. */
  readonly cases: number;
  /** Reported on the first day of the edition or later; they keep the class with which they were entered. */
  readonly since: number;
  /** Those of the latter that count to another class: while there are any, the edition cannot begin on that day. */
  readonly otherwise: number;
}

/** @param typeCode  the class of the edition; null: from that day on there is none */
export async function carryingCases(
  on: Tx | DataSource,
  {
    code,
    townshipIds,
    from,
    typeCode,
  }: {
    readonly code: string;
    /** Null: everywhere. */
    readonly townshipIds: readonly string[] | null;
    readonly from: string;
    readonly typeCode: string | null;
  },
): Promise<CarryingCases> {
  const [found] = await query<CarryingCases>(on, {
    name: 'local-type.carrying',
    text: `
      select count(*)::int as cases, count(*) filter (where reported_on >= $3::date)::int as since,
        count(*) filter (where reported_on >= $3::date and type_code is distinct from $4::text)::int as otherwise
      from dispute
      where local_type_code = $1 and ($2::uuid[] is null or township_id = any($2))`,
    values: [code, townshipIds, from, typeCode],
  });
  if (found === undefined) throw new Error('an aggregate has one row');
  return found;
}
