import type { DataSource } from 'typeorm';
import { type IsoDate, type PublicityCount, type PublicityKind, publicityKinds } from '#domain';
import { query, type Tx } from '#platform';

/** What is asked: which part of the tree, which days, and as was known when. */
interface PublicityPeriod {
  readonly townshipIds: readonly string[];
  /** One village of them, or the township itself for what was for all of it; null for all. */
  readonly placeId: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** ISO instant: what was entered later, or cancelled later, is not known yet. */
  readonly asOf: string;
}

/** How much was done. */
interface PublicityFigure extends Readonly<Record<PublicityCount, number>> {
  readonly activities: number;
}

/** The sums of a period, of all and by kind; asked again as of the same moment, they are the same. */
export interface PublicityFigures {
  readonly total: PublicityFigure;
  readonly byKind: Readonly<Record<PublicityKind, PublicityFigure>>;
  /** By where it was: villages, or the township for what was for all of it. */
  readonly byPlace: ReadonlyMap<string, PublicityFigure>;
}

const nothing: PublicityFigure = { activities: 0, participants: 0, consultations: 0, materials: 0 };

const plus = (one: PublicityFigure, other: PublicityFigure): PublicityFigure => ({
  activities: one.activities + other.activities,
  participants: one.participants + other.participants,
  consultations: one.consultations + other.consultations,
  materials: one.materials + other.materials,
});

/** Sums up the publicity work of a period. */
export async function publicityFigures(
  on: Tx | DataSource,
  { townshipIds, placeId, from, to, asOf }: PublicityPeriod,
): Promise<PublicityFigures> {
  const rows = await query<PublicityFigure & { readonly kind: PublicityKind; readonly placeId: string }>(on, {
    name: 'publicity.figures',
    text: `
      select kind, place_id as "placeId", count(*)::int as activities, sum(participants)::int as participants,
        sum(consultations)::int as consultations, sum(materials)::int as materials
      from publicity_record
      where township_id = any($1::uuid[]) and ($2::uuid is null or place_id = $2)
        and held_on between $3::date and $4::date and entered_at <= $5::timestamptz
        and (cancelled_at is null or cancelled_at > $5::timestamptz)
      group by 1, 2`,
    values: [townshipIds, placeId, from, to, asOf],
  });
  const sumOf = (some: readonly PublicityFigure[]) => some.reduce(plus, nothing);
  const byKind = publicityKinds.map((one) => [one, sumOf(rows.filter(({ kind }) => kind === one))] as const);
  const places = [...new Set(rows.map(({ placeId: place }) => place))];
  return {
    total: sumOf(rows),
    byKind: Object.fromEntries(byKind) as PublicityFigures['byKind'],
    byPlace: new Map(places.map((one) => [one, sumOf(rows.filter(({ placeId: place }) => place === one))])),
  };
}
