import type { DataSource } from 'typeorm';
import { mayHoldCases, type OrganisationKind, organisationKinds, type Role, RuleError } from '#domain';
import { query, type Tx } from '#platform';
import { standsInForIds } from './leave.running.ts';

/** Where something lies: the place itself and the bodies of its township. */
export interface Place {
  readonly placeId: string;
  readonly kind: OrganisationKind;
  readonly townshipId: string;
  readonly centreId: string;
  /** Stands in the case numbers of the township. */
  readonly shortName: string;
}

interface PlaceRow {
  readonly place_id: string;
  readonly kind: OrganisationKind;
  readonly township_id: string;
  readonly centre_id: string;
  readonly short_name: string;
}

/**
 * The township of a place and its centre, which holds every case at first.
 * @throws RuleError kind "invalid", code "unknown-place" for a place that is none, or has no centre
 */
export async function placeOf(on: Tx | DataSource, placeId: string): Promise<Place> {
  const [row] = await query<PlaceRow>(on, {
    name: 'place.of',
    text: `
      select p.id as place_id, p.kind, t.id as township_id, c.id as centre_id,
             coalesce(t.short_name, left(t.name, 1)) as short_name
      from organisation p
      join organisation t on t.id = case when p.kind = 'township' then p.id else p.parent_id end and t.kind = 'township'
      join organisation c on c.parent_id = t.id and c.kind = 'centre' and c.active
      where p.id = $1 and p.active`,
    values: [placeId],
  });
  if (row === undefined) {
    throw new RuleError({
      kind: 'invalid',
      code: 'unknown-place',
      message: 'This place does not exist, or its township has no centre',
      messageZh: '没有这个村（社区），或其乡镇尚未设立综治中心',
      errors: [{ pointer: '/placeId', message: 'Unknown place', messageZh: '没有这个村（社区）' }],
    });
  }
  return {
    placeId: row.place_id,
    kind: row.kind,
    townshipId: row.township_id,
    centreId: row.centre_id,
    shortName: row.short_name,
  };
}

const caseHolders = organisationKinds.filter(mayHoldCases);

/**
 * Which of the ids are no active unit of the township that can have a case or help with one, for commands that name units.
 * The township itself and its county are the tree, and have none.
 */
export async function unknownUnits(
  on: Tx | DataSource,
  townshipId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ id: string }>(on, {
    name: 'units.known',
    text: `
      select o.id from organisation o
      where o.parent_id = $1 and o.id = any($2::uuid[]) and o.active and o.kind = any($3)`,
    values: [townshipId, ids, caseHolders],
  });
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/**
 * Which of the people do not work in the township as `role` today.
 * @param asked.headOf  when given, only the heads of this unit count, and whoever stands in for one on leave
 * @param asked.roles  when given, only those who hold one of them today
 */
export async function unknownStaff(
  on: Tx | DataSource,
  asked: {
    readonly townshipId: string;
    readonly ids: readonly string[];
    readonly today: string;
    readonly headOf?: string | null;
    readonly roles?: readonly Role[];
  },
): Promise<readonly string[]> {
  if (asked.ids.length === 0) return [];
  const rows = await query<{ id: string }>(on, {
    name: 'staff.known',
    text: `
      select distinct s.id from staff s
      join organisation o on o.id = s.organisation_id and (o.parent_id = $1 or o.id = $1)
      join appointment a on a.staff_id = s.id and $3 between a.starts_on and coalesce(a.ends_on, 'infinity')
      where s.id = any($2::uuid[]) and s.active and ($5::text[] is null or a.role = any($5))
        and ($4::uuid is null or (s.organisation_id = $4 and (a.is_head or exists (
          select 1 from appointment h where h.is_head and $3 between h.starts_on and coalesce(h.ends_on, 'infinity')
            and h.staff_id in (${standsInForIds('s', '$3')})))))`,
    values: [asked.townshipId, asked.ids, asked.today, asked.headOf ?? null, asked.roles ?? null],
  });
  const known = new Set(rows.map(({ id }) => id));
  return asked.ids.filter((id) => !known.has(id));
}

/**
 * The next case numbers of a township's series: the row stays locked until the transaction ends, and a rollback gives
 * the numbers back, so the series has no gaps.
 * @returns the first of `count` that follow one another
 */
export async function nextNumbers(
  tx: Tx,
  townshipId: string,
  year: number,
  count: number,
): Promise<{ readonly first: number; readonly shortName: string }> {
  const [row] = await query<{ last: number; short_name: string }>(tx, {
    name: 'number.next',
    text: `
      with series as (
        insert into number_series as s (organisation_id, year, last) values ($1, $2, $3)
        on conflict (organisation_id, year) do update set last = s.last + excluded.last
        returning last)
      select last, coalesce(o.short_name, left(o.name, 1)) as short_name from series, organisation o where o.id = $1`,
    values: [townshipId, year, count],
  });
  if (row === undefined) throw new Error('a number series gives a number');
  return { first: row.last - count + 1, shortName: row.short_name };
}

/** The one answer for a township that does not exist and for one that is not the person's. */
export const noSuchTownship = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-township',
    message: 'There is no such township, or it is not yours',
    messageZh: '没有这个乡镇，或您无权查看',
  });
