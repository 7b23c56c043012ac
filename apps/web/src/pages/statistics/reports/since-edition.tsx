import { Card } from 'antd';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { useCountWords } from '../count-link.tsx';
import type { FigureAsked } from '../figures-asked.ts';
import { type Report, useEdition } from './report-query.ts';
import { reportWords } from './words.ts';

/** Which live figures are no longer those of the edition, which stays as it is. */
export function SinceEdition({ report, edition }: { readonly report: Report; readonly edition: number }) {
  const say = useWords(reportWords);
  const name = useNames();
  const words = useCountWords();
  const { data } = useEdition(report.id, edition);
  if (!data) return null;
  const [then, now] = [data.content.figures.counts, report.draft.content.figures.counts];
  const changed = (Object.keys(data.definitions.counts) as FigureAsked['figure'][]).flatMap((id) => {
    const [before = 0, after = 0] = [then[id], now[id]];
    return before === after ? [] : [{ id, title: data.definitions.counts[id].title, before, after }];
  });
  return (
    <Card title={say('since', { edition })}>
      <p role="status" className="since">
        {changed.length === 0
          ? say('sinceNone', { edition })
          : say('sinceSome', { edition, count: changed.length })}
      </p>
      {changed.length > 0 && (
        <table className="figures-table">
          <TableHead names={[say('figure'), say('inEdition', { edition }), say('now'), say('difference')]} />
          <tbody>
            {changed.map(({ id, title, before, after }) => (
              <tr key={id}>
                <th scope="row">{name(title)}</th>
                <td>{words(id, before)}</td>
                <td>{words(id, after)}</td>
                <td>
                  {after > before ? '+' : '−'}
                  {words(id, Math.abs(after - before))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
