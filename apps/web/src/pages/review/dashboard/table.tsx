import { Card } from 'antd';
import { Link } from 'react-router-dom';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Dashboard, type FigureAsked, figurePath, type WeekAsked } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

type Line = Dashboard['now']['byType'][number];

/** Open, overdue and soon due cases by one dimension; each number leads to its cases. */
export function Table(props: {
  readonly title: string;
  readonly by: NonNullable<FigureAsked['by']>;
  readonly asked: WeekAsked;
  readonly lines: readonly Line[];
}) {
  const say = useWords(dashboardWords);
  const name = useNames();
  const { by, asked, lines } = props;
  const number = (key: string, figure: FigureAsked['figure'], count: number) =>
    count > 0 ? <Link to={figurePath({ ...asked, figure, by, key })}>{count}</Link> : count;
  return (
    <Card size="small" title={props.title}>
      {lines.length === 0 ? (
        say('none')
      ) : (
        <table className="figures-table">
          <TableHead names={(['name', 'open', 'overdue', 'dueSoon'] as const).map((word) => say(word))} />
          <tbody>
            {lines.map(({ key, name: label, open, overdue, dueSoon = 0 }) => (
              <tr key={key}>
                <th scope="row">{name(label)}</th>
                <td>{number(key, 'open', open)}</td>
                <td className={overdue > 0 ? 'bad' : ''}>{number(key, 'overdue', overdue)}</td>
                <td>{number(key, 'dueSoon', dueSoon)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
