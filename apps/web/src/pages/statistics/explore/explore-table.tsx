import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { countDefinitions, rateDefinitions } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { CountLink } from '../count-link.tsx';
import { DefinitionNote } from '../definition-note.tsx';
import { Fraction } from '../rate-value.tsx';
import { statisticsWords } from '../words.ts';
import { nextOrder, type Order } from './explore-order.ts';
import { type ExploredLine, type FigureId, isRate, type Shares } from './explored.ts';

/** Lines by figures: each number opens its cases, each head sorts and explains. */
export function ExploreTable(props: {
  readonly head: string;
  readonly lines: readonly ExploredLine[];
  readonly total: ExploredLine;
  readonly figures: readonly FigureId[];
  readonly shares: Shares | null;
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
}) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const { head, lines, total, figures, shares, order, onOrder } = props;
  const hasShares = shares !== null;
  return (
    // What is wider than a telephone is moved sideways, by the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable
    <section className="wide-table" aria-label={head} tabIndex={0}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {hasShares && (
              <th scope="col">{say('shareOf', { title: name(countDefinitions[shares.of].title) })}</th>
            )}
            {figures.map((id) => (
              <ColumnHead key={id} id={id} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} {...{ line, figures, hasShares }} title={name(line.name)} />
          ))}
        </tbody>
        <tfoot>
          <Line line={total} {...{ figures, hasShares }} title={name(total.name)} />
        </tfoot>
      </table>
    </section>
  );
}

function ColumnHead(props: {
  readonly id: FigureId;
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
}) {
  const name = useNames();
  const { id, order, onOrder } = props;
  const isSorted = order?.figure === id;
  const sorted = order?.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isSorted ? sorted : 'none'}>
      <button type="button" className="sort" onClick={() => onOrder(nextOrder(order, id))}>
        {name({ ...countDefinitions, ...rateDefinitions }[id].title)}
        {isSorted && (order.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
      </button>
      <DefinitionNote of={id} />
    </th>
  );
}

function Line(props: {
  readonly line: ExploredLine;
  readonly title: string;
  readonly figures: readonly FigureId[];
  readonly hasShares: boolean;
}) {
  const { line, figures, title, hasShares } = props;
  return (
    <tr>
      <th scope="row">{title}</th>
      {hasShares && <td>{line.share === null ? '—' : `${line.share}%`}</td>}
      {figures.map((id) => (
        <td key={id}>
          <Cell line={line} id={id} />
        </td>
      ))}
    </tr>
  );
}

function Cell({
  line: { asked, line, counts, rates },
  id,
}: {
  readonly line: ExploredLine;
  readonly id: FigureId;
}) {
  const say = useWords(statisticsWords);
  if (!isRate(id))
    return <CountLink asked={asked} figure={{ ...line, figure: id }} count={counts[id] ?? 0} />;
  const rate = rates[id];
  if (rate === undefined) return null;
  return (
    <>
      {rate.percent !== null ? `${rate.percent}%` : <span title={say('noPercent')}>—</span>}
      <span className="quiet below">
        <Fraction {...{ asked, id, rate, line }} />
      </span>
    </>
  );
}
