import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  addDays,
  type CountId,
  countDefinitions,
  daysBetween,
  type IsoDate,
  type Period,
  periodAround,
} from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { casesPath, countedPeriod } from '../asked.ts';
import { ChartCard } from '../chart/chart.tsx';
import type { ChartData } from '../chart/chart-data.ts';
import { CountLink } from '../count-link.tsx';
import type { FiguresAsked } from '../figures-asked.ts';
import { useSeries } from '../statistics-query.ts';
import { statisticsWords } from '../words.ts';

const figures: readonly CountId[] = ['accepted', 'closed'];

/**
 * The course that leads to a period: the months of a year or half-year, the weeks of a quarter, and of a month or week the
 * twelve that end with it.
 */
function courseOf({ id, kind, from, to }: Period): {
  readonly period: string;
  readonly each: 'week' | 'month';
} {
  if (kind === 'month') return { period: `${elevenBefore('month', from)}..${to}`, each: 'month' };
  if (kind === 'week') return { period: `${addDays(from, -77)}..${to}`, each: 'week' };
  const isLong = daysBetween(from, to) > 100;
  return { period: id, each: isLong ? 'month' : 'week' };
}

const elevenBefore = (kind: 'month', from: IsoDate): IsoDate =>
  Array.from({ length: 11 }).reduce<IsoDate>((day) => periodAround(kind, addDays(day, -1)).from, from);

/** How many came in and ended, month by month or week by week. */
export function SeriesCard({ asked, period }: { readonly asked: FiguresAsked; readonly period: Period }) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const navigate = useNavigate();
  const { each, period: days } = courseOf(period);
  const course = { ...asked, period: days };
  const { data, error, refetch } = useSeries(course, { each, figures, enabled: true });
  const items = data?.items ?? [];
  const titleOf = (item: (typeof items)[number]) =>
    each === 'month' ? item.period.from.slice(0, 7) : item.period.from.slice(5);
  const written = JSON.stringify({
    kind: 'lines',
    names: items.map(titleOf),
    series: figures.map((id) => ({
      name: name(countDefinitions[id].title),
      values: items.map(({ counts }) => counts[id] ?? 0),
    })),
  } satisfies ChartData);
  // As long as the same is drawn it is not drawn anew.
  const chart = useMemo(() => JSON.parse(written) as ChartData, [written]);
  const link = (n: number, figure: CountId | undefined) => {
    const item = items[n];
    if (item && figure)
      void navigate(casesPath({ ...asked, period: countedPeriod(item.period) }, { figure }));
  };
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <ChartCard
      title={say(each === 'month' ? 'byMonth' : 'byWeek')}
      chart={chart}
      isPending={data === undefined}
      onPick={(n, line) => link(n, figures[line])}
      table={(isPlain) => (
        <table className="figures-table">
          <TableHead names={[say(each), ...figures.map((id) => name(countDefinitions[id].title))]} />
          <tbody>
            {items.map((item) => (
              <tr key={item.period.from}>
                <th scope="row">{name(item.period.title)}</th>
                {figures.map((id) => (
                  <td key={id}>
                    <CountLink
                      asked={{ ...asked, period: countedPeriod(item.period) }}
                      figure={{ figure: id }}
                      count={item.counts[id] ?? 0}
                      isPlain={isPlain}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    />
  );
}
