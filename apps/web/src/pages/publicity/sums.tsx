import { Card, Skeleton } from 'antd';
import { publicityCountLabels, publicityCounts, publicityKindLabels } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type Shown, usePublicityFigures } from './publicity-query.ts';
import { publicityWords } from './words.ts';

/** The sums of a period, by kind; kinds of which there is nothing are left out. */
export function Sums({ shown }: { readonly shown: Shown }) {
  const say = useWords(publicityWords);
  const name = useNames();
  const { data, error, refetch } = usePublicityFigures(shown);
  return (
    <Card title={say('totals')}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <div style={{ overflowX: 'auto' }}>
          <table className="codes-table">
            <thead>
              <tr>
                <th scope="col">{say('kind')}</th>
                <th scope="col">{say('activities')}</th>
                {publicityCounts.map((count) => (
                  <th key={count} scope="col">
                    {name(publicityCountLabels[count])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.byKind
                .filter(({ activities }) => activities > 0)
                .map(({ kind, activities, ...counts }) => (
                  <tr key={kind}>
                    <th scope="row">{name(publicityKindLabels[kind])}</th>
                    <td>{activities}</td>
                    {publicityCounts.map((count) => (
                      <td key={count}>{counts[count]}</td>
                    ))}
                  </tr>
                ))}
              <tr>
                <th scope="row">{say('total')}</th>
                <td>{data.total.activities}</td>
                {publicityCounts.map((count) => (
                  <td key={count}>{data.total[count]}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
