import type { StaffActor } from '#casework/organisation';
import {
  amountFigure,
  besideIds,
  type Counts,
  doubtsOf,
  noCounts,
  type PreventionKind,
  preventionCount,
  preventionKinds,
  type ReportFacts,
  type ReportSentenceId,
  ratesOf,
  reportSentences,
  sentencesWith,
} from '#domain';
import { query } from '#platform';
import { type Beside, besideFigures } from '../beside.query.ts';
import { besideGroupsOf, besideVillagesOf } from '../beside.view.ts';
import { asked as bounds, conditionsIn } from '../count.conditions.ts';
import { keyOf } from '../dimensions.ts';
import { linesOf } from '../figures.names.ts';
import type { Figures, Reading } from '../figures.service.ts';
import type { BreakdownView, ComparedView } from '../figures.view.ts';
import { type Asked, known, valuesOf } from '../known.query.ts';
import type { ReportRow } from './report.store.ts';
import { type ReportFigures, type ReportKind, type ReportView, reportTables } from './report.view.ts';
import { workforceOf } from './workforce.query.ts';

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
  const beside = await besideFigures(reading.on, asked);
  const then = (period?: ComparedView['period']) =>
    besideFigures(reading.on, period ? { ...asked, from: period.from, until: period.until } : asked);
  const compared = {
    before: await then(shown.comparison?.before.period),
    yearBefore: await then(shown.comparison?.yearBefore.period),
  };
  const named = await linesOf(reading.on, 'village', [...beside.villages.keys()], asked);
  const { total } = beside;
  return {
    content: {
      figures: shown,
      series,
      durations: lasted,
      screening: {
        screenings: total.screenings ?? 0,
        reports: total.weeklyReports ?? 0,
        unstated: total.unstatedReports ?? 0,
      },
      found: total.found ?? 0,
      prevention: preventionOf(beside),
      ...(await villagesIn(reading, asked)),
      beside: besideGroupsOf(beside, compared),
      besideVillages: besideVillagesOf(beside, named),
      workforce: await workforceOf(reading.on, asked),
    },
    asked,
  };
}

type Villages = Pick<ReportFigures, 'villageTypes' | 'villageOrigins'>;

/** Which village had what, in one round trip. */
async function villagesIn({ on }: Reading, asked: Asked): Promise<Villages> {
  const { accepted } = conditionsIn(bounds);
  const by = (kind: 'type' | 'originClass') => `
    (select coalesce(json_agg(json_build_object('village', v.village, '${kind}', v.kind, 'accepted', v.accepted)
        order by v.village, v.kind), '[]')
      from (select village, "${kind}" as kind, sum(accepted)::int as accepted from of group by 1, 2) v)`;
  const [row] = await query<Villages>(on, {
    name: `statistics.report-villages-${asked.isPast ? 'past' : 'now'}`,
    text: `
      with ${known(asked)},
      of as materialized (
        select c.place_id::text as village, ${keyOf.type} as type, ${keyOf.originClass} as "originClass", count(*) as accepted
        from known c where ${accepted.when} and $6::timestamptz is not null group by 1, 2, 3)
      select ${by('type')} as "villageTypes", ${by('originClass')} as "villageOrigins"`,
    values: valuesOf(asked),
  });
  if (row === undefined) throw new Error('an aggregate has one row');
  return row;
}

/** As earlier readers of a report know them. */
function preventionOf({ total }: Beside): ReportFigures['prevention'] {
  const told = preventionKinds.map((kind) => {
    const [cases, persons] = [total[preventionCount(kind, 'cases')], total[preventionCount(kind, 'persons')]];
    return [kind, { cases: cases ?? 0, persons: persons ?? 0 }];
  });
  return total[preventionCount('suicide', 'cases')] === null
    ? null
    : (Object.fromEntries(told) as Record<PreventionKind, { cases: number; persons: number }>);
}

/** What the figures give for each sentence. */
export const generatedSentences = (
  content: ReportFigures,
  scope: string,
): Readonly<Record<ReportSentenceId, string>> => reportSentences(factsOf(content, scope));

/** The edited sentences that should be looked at before they are published. */
export const doubtsIn = (
  { organisationName, texts, writtenOver }: Pick<ReportRow, 'organisationName' | 'texts' | 'writtenOver'>,
  content: ReportFigures,
): ReportView['draft']['doubts'] =>
  doubtsOf(sentencesWith(generatedSentences(content, organisationName), texts), writtenOver).map(
    ({ numbers, ...doubt }) => ({ ...doubt, numbers: [...numbers] }),
  );

function factsOf({ figures, durations, beside }: ReportFigures, scope: string): ReportFacts {
  const { period, comparison, smallBelow } = figures;
  const counts = wholeCounts(figures.counts);
  const table = (by: BreakdownView['by']) => figures.breakdowns.find((one) => one.by === by);
  const linesOfTable = (by: BreakdownView['by']) =>
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
    beside: besideIn(beside),
    counts,
    rates: ratesOf(counts, smallBelow),
    types: linesOfTable('type'),
    localTypes: linesOfTable('localType').filter(({ key }) => key !== null),
    typesPrintedSum: table('type')?.printedSum ?? null,
    originClasses: linesOfTable('originClass'),
    villages: linesOfTable('village').filter(({ key }) => key !== null),
    agreedWan: amountFigure(counts.agreedAmount).wan,
    days: durations.total,
    before: compared(comparison?.before),
    yearBefore:
      comparison?.before.period.id === comparison?.yearBefore.period.id
        ? null
        : compared(comparison?.yearBefore),
  };
}

/** Every figure that stands beside the counts, by its id. */
const besideIn = (groups: ReportFigures['beside']): ReportFacts['beside'] => ({
  ...(Object.fromEntries(besideIds.map((id) => [id, null])) as ReportFacts['beside']),
  ...Object.fromEntries(groups.flatMap(({ lines }) => lines.map(({ id, value }) => [id, value]))),
});

const wholeCounts = (counts: ReportFigures['figures']['counts']): Counts => ({
  ...noCounts,
  ...(counts as Partial<Counts>),
});
