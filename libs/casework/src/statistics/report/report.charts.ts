import type { PaperBlock } from '#casework/paper';
import type { ReportFigures } from './report.view.ts';

type Chart = Extract<PaperBlock, { kind: 'chart' }>;

/** The charts of a report: accepted cases by type, and the course of the period. Of nothing there is no chart. */
export function reportCharts({ figures, series: { items } }: ReportFigures): readonly Chart[] {
  const types = figures.breakdowns.find(({ by }) => by === 'type')?.lines ?? [];
  const some = types
    .filter(({ counts: { accepted = 0 } }) => accepted > 0)
    .toSorted((one, other) => (other.counts.accepted ?? 0) - (one.counts.accepted ?? 0));
  const byType: Chart = {
    kind: 'chart',
    title: '受理纠纷按类型（件）',
    form: 'bars',
    categories: some.map(({ name }) => name.zh),
    series: [{ name: '受理', values: some.map(({ counts }) => counts.accepted ?? 0) }],
  };
  const course = (['accepted', 'closed', 'settled'] as const).map((id, n) => ({
    name: ['受理', '结案', '调解成功'][n] ?? id,
    values: items.map(({ counts }) => counts[id] ?? 0),
  }));
  const byTime: Chart = {
    kind: 'chart',
    title: '分期受理与办结（件）',
    form: 'columns',
    categories: items.map(({ period: { title, kind } }) => shortly(title.zh, kind)),
    series: course,
  };
  const hasCourse = items.length > 1 && course.some(({ values }) => values.some((value) => value > 0));
  return [...(some.length > 0 ? [byType] : []), ...(hasCourse ? [byTime] : [])];
}

/** Twelve titles do not fit under twelve columns: the year stands in the title of the paper. */
const shortly = (title: string, kind: string): string =>
  kind === 'month' || kind === 'week' ? title.replace(/^\d{4}年/, '') : title;
