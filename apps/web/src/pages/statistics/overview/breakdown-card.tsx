import { Typography } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { type CountId, casesBehind, countDefinitions } from '#domain';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { casesPath } from '../asked.ts';
import { ChartCard } from '../chart/chart.tsx';
import type { ChartData } from '../chart/chart-data.ts';
import { CountLink } from '../count-link.tsx';
import type { FiguresAsked } from '../figures-asked.ts';
import { type Breakdown, hasFewCases } from '../statistics-query.ts';
import { dimensionWords, statisticsWords } from '../words.ts';

/** How one dimension divides the cases: bars of those accepted, and a table with more. */
export function BreakdownCard(props: {
  readonly asked: FiguresAsked;
  readonly breakdown: Breakdown;
  readonly smallBelow: number;
  /** What the table counts beside those accepted. */
  readonly more: readonly CountId[];
}) {
  const say = useWords(statisticsWords);
  const sayOf = useWords(dimensionWords);
  const name = useNames();
  const navigate = useNavigate();
  const { asked, breakdown, smallBelow, more } = props;
  const { by, lines, shareOf, printedSum } = breakdown;
  const drawn = lines.filter(({ counts }) => (counts[shareOf] ?? 0) > 0);
  const unit = name(countDefinitions[shareOf].title);
  const written = JSON.stringify(drawn.map(({ name: label, counts }) => [name(label), counts[shareOf] ?? 0]));
  // As long as the same is drawn it is not drawn anew.
  const chart = useMemo((): ChartData => {
    const bars = JSON.parse(written) as [string, number][];
    return {
      kind: 'bars',
      names: bars.map(([bar]) => bar),
      series: [{ name: unit, values: bars.map(([, count]) => count) }],
    };
  }, [written, unit]);
  return (
    <ChartCard
      title={sayOf(by)}
      chart={chart}
      onPick={(n) => void navigate(casesPath(asked, { figure: shareOf, by, key: drawn[n]?.key ?? null }))}
      table={(isPlain) => (
        <table className="figures-table">
          <TableHead
            names={[say('name'), unit, say('share'), ...more.map((id) => name(countDefinitions[id].title))]}
          />
          <tbody>
            {lines.map(({ key, name: label, counts, share }) => (
              <tr key={key}>
                <th scope="row">{name(label)}</th>
                <td>
                  <CountLink
                    {...{ asked, isPlain }}
                    figure={{ figure: shareOf, by, key }}
                    count={counts[shareOf] ?? 0}
                  />
                </td>
                <td>{share === null ? '—' : `${share}%`}</td>
                {more.map((id) => (
                  <td key={id}>
                    <CountLink
                      {...{ asked, isPlain }}
                      figure={{ figure: id, by, key }}
                      count={counts[id] ?? 0}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    >
      <Typography.Text type="secondary" className="chart-note">
        {say('barsCount', { count: unit })}
        {hasFewCases(breakdown) &&
          say('sharesSmall', { title: name(countDefinitions[casesBehind(shareOf)].title), smallBelow })}
        {printedSum !== null && say('printedSum', { sum: printedSum })}
      </Typography.Text>
    </ChartCard>
  );
}
