import { Card } from 'antd';
import { Link } from 'react-router-dom';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Dashboard, figurePath, type WeekAsked } from './dashboard-query.ts';
import { SparkLine } from './spark-line.tsx';
import { dashboardWords } from './words.ts';

type Trends = NonNullable<Dashboard['trend']>;

/** Reports of four weeks, line by line: a table for whoever counts, a drawing for whoever glances. */
export function Trend(props: {
  readonly title: string;
  readonly by: 'type' | 'village';
  readonly asked: WeekAsked;
  readonly weeks: Trends['weeks'];
  readonly lines: Trends['byType'];
}) {
  const say = useWords(dashboardWords);
  const name = useNames();
  const dates = useDates();
  const { weeks, lines, by, asked } = props;
  return (
    <Card size="small" title={props.title}>
      {lines.length === 0 ? (
        say('noLines')
      ) : (
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              {weeks.map(({ from }) => (
                <th key={from} scope="col">
                  {dates.day(from)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name: label, weeks: counts }) => (
              <tr key={key}>
                <th scope="row">{name(label)}</th>
                {counts.map((count, n) => {
                  const from = weeks[n]?.from ?? '';
                  return (
                    <td key={from}>
                      {count > 0 ? (
                        <Link to={figurePath({ ...asked, day: from, figure: 'in', by, key })}>{count}</Link>
                      ) : (
                        count
                      )}
                    </td>
                  );
                })}
                <td>
                  <SparkLine values={counts} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
