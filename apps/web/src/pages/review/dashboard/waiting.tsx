import { Card } from 'antd';
import { durationLabel } from '#domain';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dashboard } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

/** For whom the cases of the week waited, and how long. */
export function Waiting({ figures }: { readonly figures: NonNullable<Dashboard['waiting']> }) {
  const say = useWords(dashboardWords);
  const name = useNames();
  const waited = figures.filter(({ minutes }) => minutes > 0);
  return (
    <Card size="small" title={say('waiting')}>
      {waited.length === 0 ? (
        say('noLines')
      ) : (
        <table className="figures-table">
          <TableHead
            names={(['waitedFor', 'waitingCases', 'waitingMedian', 'waitingTotal'] as const).map((word) =>
              say(word),
            )}
          />
          <tbody>
            {waited.map((figure) => (
              <tr key={figure.class}>
                <th scope="row">{name(figure.name)}</th>
                <td>{figure.cases}</td>
                <td>{name(durationLabel(figure.medianMinutes))}</td>
                <td>{name(durationLabel(figure.minutes))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
