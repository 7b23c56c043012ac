import type { DataSource } from 'typeorm';
import { preventionFigures } from '#casework/dispute';
import { publicityFigures } from '#casework/publicity';
import { type BesideId, besideIds, preventionCount, preventionKinds } from '#domain';
import { query, type Tx } from '#platform';
import { type Asked, valuesOf } from './known.query.ts';

type Values = Readonly<Partial<Record<BesideId, number>>>;

/** What registers other than that of the accepted cases say of a period. */
export interface Beside {
  /** Null where a unit is asked and only villages and townships do such work. */
  readonly total: Readonly<Record<BesideId, number | null>>;
  /** Of each village that has any; publicity for a whole township belongs to none. */
  readonly villages: ReadonlyMap<string, Values>;
}

/** SQL of the disputes reported in the period, accepted or not. Parameters as of `known`. */
export const foundInPeriod = `
  select d.id, d.place_id, d.type_code from dispute d
  where d.township_id = any($1::uuid[]) and ($2::uuid is null or d.place_id = $2) and ($3::uuid is null or d.lead_id = $3)
    and d.reported_on between $4::date and $5::date and d.created_at <= $6::timestamptz`;

type Screened = Required<
  Pick<Record<BesideId, number>, 'screenings' | 'weeklyReports' | 'nilReports' | 'unstatedReports' | 'found'>
> & { readonly village: string };

/** A week counts where its Monday lies. */
const screenedByVillage = `
  with reported as (
    select r.village_id, coalesce(sum(r.screenings), 0)::int as screenings, count(*)::int as reports,
      count(*) filter (where r.kind = 'nil')::int as nil, count(*) filter (where r.screenings is null)::int as unstated
    from village_report r join organisation o on o.id = r.village_id
    where o.parent_id = any($1::uuid[]) and ($2::uuid is null or o.id = $2) and $3::uuid is null
      and r.week between $4::date and $5::date
      and r.reported_at <= $6::timestamptz and (r.retracted_at is null or r.retracted_at > $6::timestamptz)
    group by 1),
  found as (select f.place_id, count(*)::int as found from (${foundInPeriod}) f group by 1)
  select coalesce(r.village_id, f.place_id)::text as village, coalesce(r.screenings, 0) as screenings,
    coalesce(r.reports, 0) as "weeklyReports", coalesce(r.nil, 0) as "nilReports",
    coalesce(r.unstated, 0) as "unstatedReports", coalesce(f.found, 0) as found
  from reported r full join found f on f.place_id = r.village_id`;

/** Sums up what stands beside the cases, as of the moment asked. */
export async function besideFigures(on: Tx | DataSource, asked: Asked): Promise<Beside> {
  const screened = await query<Screened>(on, {
    name: 'statistics.screened',
    text: screenedByVillage,
    values: valuesOf(asked),
  });
  const parts: [village: string, values: Values][] = screened.map(({ village, ...values }) => [
    village,
    values,
  ]);
  const work = asked.leadId === null ? await workBeside(on, asked) : null;
  const villages = new Map<string, Values>();
  for (const [village, values] of [...parts, ...(work?.villages ?? [])])
    villages.set(village, plus(villages.get(village) ?? {}, values));
  const found = sumOf(parts.map(([, values]) => values));
  const known: Values = work === null ? { found: found.found ?? 0 } : plus(found, work.total);
  const nothing = work === null ? null : 0;
  return {
    total: Object.fromEntries(besideIds.map((id) => [id, known[id] ?? nothing])) as Beside['total'],
    villages,
  };
}

interface Work {
  readonly total: Values;
  readonly villages: readonly (readonly [village: string, values: Values])[];
}

async function workBeside(
  on: Tx | DataSource,
  { townshipIds, placeId, from, until: to, asOf }: Asked,
): Promise<Work> {
  const period = { townshipIds, placeId, from, to, asOf };
  const prevented = await preventionFigures(on, period);
  const published = await publicityFigures(on, period);
  const perPlace = preventionKinds.flatMap((kind) => {
    const { records } = prevented[kind];
    const places = [...new Set(records.map((record) => record.placeId))];
    return places.map((place) => {
      const there = records.filter((record) => record.placeId === place);
      return [
        place,
        {
          [preventionCount(kind, 'cases')]: new Set(there.map(({ disputeId }) => disputeId)).size,
          [preventionCount(kind, 'persons')]: there.reduce((sum, { persons }) => sum + persons, 0),
        } as Values,
      ] as const;
    });
  });
  return {
    // A case lies in one place: the places together are the whole.
    total: sumOf([...perPlace.map(([, values]) => values), publicityOf(published.total)]),
    villages: [
      ...perPlace,
      ...[...published.byPlace]
        .filter(([place]) => !townshipIds.includes(place))
        .map(([place, figure]) => [place, publicityOf(figure)] as const),
    ],
  };
}

const publicityOf = ({
  activities,
  participants,
  consultations,
  materials,
}: Awaited<ReturnType<typeof publicityFigures>>['total']): Values => ({
  publicityActivities: activities,
  publicityParticipants: participants,
  publicityConsultations: consultations,
  publicityMaterials: materials,
});

const plus = (one: Values, other: Values): Values =>
  Object.fromEntries(
    besideIds
      .filter((id) => one[id] !== undefined || other[id] !== undefined)
      .map((id) => [id, (one[id] ?? 0) + (other[id] ?? 0)]),
  );
const sumOf = (all: readonly Values[]): Values => all.reduce(plus, {});
