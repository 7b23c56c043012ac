import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { CountLink } from '../count-link.tsx';
import type { FiguresAsked } from '../figures-asked.ts';
import { useDurations } from '../statistics-query.ts';
import { statisticsWords } from '../words.ts';

interface Line {
  readonly key: string;
  readonly title: string;
  readonly cases: ReactNode;
  readonly median: string;
  readonly p90: string;
}

/** How long the cases took that ended: half of them at most the median, nine in ten at most p90. */
export function DurationsCard(props: {
  readonly asked: FiguresAsked;
  /** Cases that the period counts as closed; where none was merged they are those that were measured. */
  readonly closed: number;
}) {
  const { asked, closed } = props;
  const say = useWords(statisticsWords);
  const name = useNames();
  const { data, error, refetch } = useDurations(asked, true);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Card size="small" title={say('durations')} loading />;
  const { total, stages, holders } = data;
  // An hour is a tenth of nothing in a case of weeks: from two days on whole days and tenths are read more easily.
  const hours = (count: number) =>
    count < 48 ? say('hours', { count }) : say('days', { count: (count / 24).toFixed(1) });
  const lines = (
    found: readonly { key: string; cases: number; median: number; p90: number; title: string }[],
  ) =>
    found.map(({ key, title, cases, median, p90 }) => ({
      key,
      title,
      cases,
      median: hours(median),
      p90: hours(p90),
    }));
  return (
    <Card size="small" title={say('durations')}>
      {total === null ? (
        <Typography.Text type="secondary">{say('noneEnded')}</Typography.Text>
      ) : (
        <Table
          head={say('wholeCase')}
          lines={[
            {
              key: 'total',
              title: say('acceptedToEnd'),
              cases:
                total.cases === closed ? (
                  <CountLink asked={asked} figure={{ figure: 'closed' }} count={total.cases} />
                ) : (
                  total.cases
                ),
              median: say('days', { count: total.median }),
              p90: say('days', { count: total.p90 }),
            },
          ]}
        />
      )}
      {stages.length > 0 && (
        <Table
          head={say('byStage')}
          lines={lines(stages.map((line) => ({ ...line, title: name(line.name) })))}
        />
      )}
      {holders.length > 0 && (
        <Table head={say('byHolder')} lines={lines(holders.map((line) => ({ ...line, title: line.name })))} />
      )}
      <Typography.Text type="secondary" className="chart-note">
        {say('durationsNote')}
      </Typography.Text>
    </Card>
  );
}

function Table({ head, lines }: { readonly head: string; readonly lines: readonly Line[] }) {
  const say = useWords(statisticsWords);
  return (
    <table className="figures-table">
      <TableHead names={[head, say('n'), say('median'), say('p90')]} />
      <tbody>
        {lines.map(({ key, title, cases, median, p90 }) => (
          <tr key={key}>
            <th scope="row">{title}</th>
            <td>{cases}</td>
            <td>{median}</td>
            <td>{p90}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
