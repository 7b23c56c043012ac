import { memo, useMemo } from 'react';
import { countDefinitions } from '#domain';
import type { Shapes } from '../../../api/client.ts';
import type { ChartData } from '../chart/chart-data.ts';
import { Drawn } from '../chart/drawn.tsx';

type Content = Shapes['ReportFigures'];

const flow = ['accepted', 'closed', 'settled'] as const;

/** The charts of the paper: accepted cases by type, and the course of the period. Of nothing there is no chart. */
function chartsOf({
  series: { items },
  figures,
}: Content): readonly { readonly title: string; readonly chart: ChartData }[] {
  const types = (figures.breakdowns.find(({ by }) => by === 'type')?.lines ?? [])
    .map(({ name, counts: { accepted = 0 } }) => ({ name: name.zh, accepted }))
    .filter(({ accepted }) => accepted > 0)
    .toSorted((one, other) => other.accepted - one.accepted);
  const byType: ChartData = {
    kind: 'bars',
    names: types.map(({ name }) => name),
    series: [{ name: countDefinitions.accepted.title.zh, values: types.map(({ accepted }) => accepted) }],
  };
  const byTime: ChartData = {
    kind: 'lines',
    names: items.map(({ period }) => shortDay(period.from, period.kind)),
    series: flow.map((id) => ({
      name: countDefinitions[id].title.zh,
      values: items.map(({ counts }) => counts[id] ?? 0),
    })),
  };
  const hasCourse = items.length > 1 && byTime.series.some(({ values }) => values.some((value) => value > 0));
  return [
    ...(types.length > 0 ? [{ title: '受理纠纷按类型（件）', chart: byType }] : []),
    ...(hasCourse ? [{ title: '分期受理与办结（件）', chart: byTime }] : []),
  ];
}

const shortDay = (from: string, kind: string): string => (kind === 'week' ? from.slice(5) : from.slice(0, 7));

/** Charts of a report. Every number of them stands in the tables above, for whoever sees none. */
export const ReportCharts = memo(function ReportCharts({ content }: { readonly content: Content }) {
  const charts = useMemo(() => chartsOf(content), [content]);
  return charts.map(({ title, chart }, n) => (
    <figure key={title} className="report-chart">
      <Drawn chart={chart} />
      <figcaption>
        图{n + 1} {title}（数字见统计表）
      </figcaption>
    </figure>
  ));
});
