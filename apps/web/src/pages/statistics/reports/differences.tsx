import { Card, Skeleton } from 'antd';
import { countDefinitions } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { TableHead } from '../../../components/table-head.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { useCountWords } from '../count-link.tsx';
import type { FigureAsked } from '../figures-asked.ts';
import { dimensionWords } from '../words.ts';
import { type Differences as Differing, useDifferences } from './report-query.ts';
import { useSentenceNames } from './sentence-item.tsx';
import { reportWords } from './words.ts';

/** What a correction says otherwise than the edition before: why, which numbers, words and definitions. */
export function Differences({ id, edition }: { readonly id: string; readonly edition: number }) {
  const say = useWords(reportWords);
  const { data, error, refetch } = useDifferences(id, edition);
  return (
    <Card title={say('differences', { edition: edition - 1 })}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && <Found data={data} />}
    </Card>
  );
}

function Found({ data }: { readonly data: Differing }) {
  const say = useWords(reportWords);
  const name = useNames();
  const nameOf = useSentenceNames();
  const { figures, rates, sentences, definitions, cases, reason } = data;
  const isSame = figures.length + rates.length === 0;
  const totals = figures.filter(({ table }) => table === 'counts');
  const lines = figures.filter(({ table }) => table !== 'counts');
  return (
    <div className="differences">
      {reason && <p>{say('correctedBecause', { reason })}</p>}
      <p>
        {isSame && say('sameFigures')} {say('movedCases', cases)}
      </p>
      {!isSame && <Lines figures={totals} rates={rates} title={say('item')} />}
      {lines.length > 0 && (
        <details>
          <summary>{say('differencesByLine', { count: lines.length })}</summary>
          <Lines figures={lines} rates={[]} title={say('differencesByLine', { count: lines.length })} />
        </details>
      )}
      {sentences.length > 0 && (
        <>
          <h2>{say('wordsChanged')}</h2>
          <dl className="changed-words">
            {sentences.map(({ id, before, after }) => (
              <div key={id}>
                <dt>{nameOf(id)}</dt>
                <dd lang="zh-CN">
                  <del>{before || say('noText')}</del>
                </dd>
                <dd lang="zh-CN">
                  <ins>{after || say('noText')}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {definitions.length > 0 && (
        <>
          <h2>{say('definitionsChanged')}</h2>
          <ul>
            {definitions.map(({ figure, title, before, after }) => (
              <li key={figure}>{say('definitionVersion', { title: name(title), before, after })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Lines(props: Pick<Differing, 'figures' | 'rates'> & { readonly title: string }) {
  const { figures, rates, title: label } = props;
  const say = useWords(reportWords);
  const sayBy = useWords(dimensionWords);
  const name = useNames();
  const count = useCountWords();
  const words = (figure: string, value: number) =>
    Object.hasOwn(countDefinitions, figure) ? count(figure as FigureAsked['figure'], value) : String(value);
  const tableOf = (table: string) => {
    const known = dimensionWords.keys.find((key) => key === table);
    return known === undefined ? null : sayBy(known);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable
    <section className="wide-table" aria-label={label} tabIndex={0}>
      <table className="figures-table">
        <TableHead names={[say('item'), say('before'), say('after'), say('difference')]} />
        <tbody>
          {figures.map(({ table, key, line, figure, title, before, after, difference }) => (
            <tr key={`${table} ${key} ${figure}`}>
              <th scope="row">
                {[tableOf(table), line && name(line), name(title)].filter(Boolean).join(' · ')}
              </th>
              <td>{words(figure, before)}</td>
              <td>{words(figure, after)}</td>
              <td>
                {difference > 0 ? '+' : '−'}
                {words(figure, Math.abs(difference))}
              </td>
            </tr>
          ))}
          {rates.map(({ figure, title, before, after }) => (
            <tr key={figure}>
              <th scope="row">{name(title)}</th>
              <td>{before}</td>
              <td>{after}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
