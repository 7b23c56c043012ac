import { Card } from 'antd';
import { Link } from 'react-router-dom';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dashboard } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

type Line = Dashboard['now']['byType'][number];

/** Open cases and overdue ones by one dimension; each number leads to its cases. */
export function Table(props: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly linkOf: (key: string) => string;
}) {
  const say = useWords(dashboardWords);
  const name = useNames();
  return (
    <Card size="small" title={props.title}>
      {props.lines.length === 0 ? (
        say('none')
      ) : (
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('name')}</th>
              <th scope="col">{say('open')}</th>
              <th scope="col">{say('overdue')}</th>
            </tr>
          </thead>
          <tbody>
            {props.lines.map(({ key, name: label, open, overdue }) => (
              <tr key={key}>
                <th scope="row">{name(label)}</th>
                <td>{open > 0 ? <Link to={`/disputes?${props.linkOf(key)}`}>{open}</Link> : open}</td>
                <td className={overdue > 0 ? 'bad' : ''}>
                  {overdue > 0 ? (
                    <Link to={`/disputes?${props.linkOf(key)}&overdue=true`}>{overdue}</Link>
                  ) : (
                    overdue
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
