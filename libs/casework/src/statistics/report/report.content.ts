import { preventionFigures } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  amountFigure,
  type Counts,
  noCounts,
  type PreventionKind,
  preventionKinds,
  type ReportFacts,
  type ReportSentenceId,
  ratesOf,
  reportSentences,
} from '#domain';
import { query } from '#platform';
import { asked as bounds, conditionsIn } from '../count.conditions.ts';
import type { Figures, Reading } from '../figures.service.ts';
import type { BreakdownView, ComparedView } from '../figures.view.ts';
import { type Asked, known, valuesOf } from '../known.query.ts';
import { type ReportFigures, type ReportKind, reportTables } from './report.view.ts';

/** What a report is about. */
export interface Reported {
  readonly kind: ReportKind;
  readonly period: string;
  readonly organisationId: string;
}

/** All figures of a report, of one moment. @throws RuleError as {@link Figures.show} */
export async function reportContent(
  figures: Figures,
  actor: StaffActor,
  { kind, period, organisationId: organisation }: Reported,
  reading: Reading,
): Promise<{ readonly content: ReportFigures; readonly asked: Asked }> {
  const scoped = { period, organisation };
  const { asked } = await figures.question(actor, scoped, reading);
  const wanted = { ...scoped, by: [...reportTables], compare: true };
  const shown = await figures.show(actor, wanted, reading);
  const series = await figures.series(
    actor,
    { ...scoped, each: kind === 'month' ? 'week' : 'month' },
    reading,
  );
  const lasted = await figures.durations(actor, scoped, reading);
  const { found, screening, villageTypes } = await besideFigures(reading, asked);
  return {
    content: {
      figures: shown,
      series,
      durations: lasted,
      screening,
      found,
      prevention: await preventionIn(reading, asked),
      villageTypes,
    },
    asked,
  };
}

type Beside = Pick<ReportFigures, 'found' | 'screening' | 'villageTypes'>;

/** SQL of the ids of disputes reported in the period. Parameters as of `known`. */
export const foundInPeriod = `
  select d.id, d.place_id, d.type_code from dispute d
  where d.township_id = any($1::uuid[]) and ($2::uuid is null or d.place_id = $2) and ($3::uuid is null or d.lead_id = $3)
    and d.reported_on between $4::date and $5::date and d.created_at <= $6::timestamptz`;

/** What was screened and found, and which village had what, in one round trip. A week counts where its Monday lies. */
async function besideFigures({ on }: Reading, asked: Asked): Promise<Beside> {
  const { accepted } = conditionsIn(bounds);
  const [row] = await query<Beside>(on, {
    name: `statistics.report-beside-${asked.isPast ? 'past' : 'now'}`,
    text: `
      with ${known(asked)}
      select (select count(*)::int from (${foundInPeriod}) f) as found,
        (select json_build_object('screenings', coalesce(sum(r.screenings), 0), 'reports', count(*),
            'unstated', count(*) filter (where r.screenings is null))
          from village_report r join organisation o on o.id = r.village_id
          where o.parent_id = any($1::uuid[]) and ($2::uuid is null or o.id = $2) and r.week between $4::date and $5::date
            and r.reported_at <= $6::timestamptz and (r.retracted_at is null or r.retracted_at > $6::timestamptz)) as screening,
        (select coalesce(json_agg(json_build_object('village', v.village, 'type', v.type, 'accepted', v.accepted)
            order by v.village, v.type), '[]')
          from (select c.place_id::text as village, c.type_code as type, count(*) as accepted
                from known c where ${accepted.when} group by 1, 2) v) as "villageTypes"`,
    values: valuesOf(asked),
  });
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}

async function preventionIn(
  { on }: Reading,
  { townshipIds, placeId, leadId, from, until: to, asOf }: Asked,
): Promise<ReportFigures['prevention']> {
  if (leadId !== null) return null;
  const found = await preventionFigures(on, { townshipIds, placeId, from, to, asOf });
  const told = preventionKinds.map((kind) => [
    kind,
    { cases: found[kind].cases, persons: found[kind].persons },
  ]);
  return Object.fromEntries(told) as Record<PreventionKind, { cases: number; persons: number }>;
}

/** What the figures give for each sentence. */
export const generatedSentences = (
  content: ReportFigures,
  scope: string,
): Readonly<Record<ReportSentenceId, string>> => reportSentences(factsOf(content, scope));

function factsOf({ figures, durations, screening, found }: ReportFigures, scope: string): ReportFacts {
  const { period, comparison, smallBelow } = figures;
  const counts = wholeCounts(figures.counts);
  const table = (by: BreakdownView['by']) => figures.breakdowns.find((one) => one.by === by);
  const linesOf = (by: BreakdownView['by']) =>
    (table(by)?.lines ?? []).map((line) => ({
      key: line.key,
      name: line.name.zh,
      accepted: line.counts.accepted ?? 0,
      share: line.share,
    }));
  const compared = (other: ComparedView | undefined) => ({
    title: other?.period.title.zh ?? '',
    counts: wholeCounts(other?.counts ?? {}),
    changes: other?.changes ?? {},
  });
  return {
    period: period.title.zh,
    from: period.from,
    until: period.until,
    isOver: period.until === period.to,
    scope,
    smallBelow,
    screening,
    found,
    counts,
    rates: ratesOf(counts, smallBelow),
    types: linesOf('type'),
    typesPrintedSum: table('type')?.printedSum ?? null,
    originClasses: linesOf('originClass'),
    villages: linesOf('village').filter(({ key }) => key !== null),
    agreedWan: amountFigure(counts.agreedAmount).wan,
    days: durations.total,
    before: compared(comparison?.before),
    yearBefore:
      comparison?.before.period.id === comparison?.yearBefore.period.id
        ? null
        : compared(comparison?.yearBefore),
  };
}

const wholeCounts = (counts: ReportFigures['figures']['counts']): Counts => ({
  ...noCounts,
  ...(counts as Partial<Counts>),
});
