import { Flex } from 'antd';
import { memo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Shapes } from '../../api/client.ts';
import { useLongList } from '../../components/long-list.ts';
import { DueDay, RiskMark, StateMark } from '../../components/marks.tsx';
import { useAmounts, useShortAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Column } from './columns.tsx';
import { disputesWords } from './words.ts';

type Line = Shapes['DisputeLine'];

const rowHeight = 49;

/** The cases as a table, for a screen that is wide enough. */
export function DisputeTable(props: {
  readonly cases: readonly Line[];
  readonly columns: readonly Column[];
}) {
  const say = useWords(disputesWords);
  const { cases, columns } = props;
  const { frame, rows, measure, before, after } = useLongList(cases.length, rowHeight);
  const all = ['number', 'parties', ...columns] as const;
  return (
    <div ref={frame} className="table-frame">
      <table className="cases" aria-rowcount={cases.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {all.map((column) => (
              <th key={column} scope="col" className={`column-${column}`}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {rows.map(({ index }) => {
            const line = cases[index];
            return (
              line && <Row key={line.id} line={line} index={index} columns={columns} measure={measure} />
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** The place of the rows that are not drawn. */
const Gap = ({ height }: { readonly height: number }) =>
  height > 0 && (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );

const Row = memo(function Row(props: {
  readonly line: Line;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly measure: (row: Element | null) => void;
}) {
  const say = useWords(disputesWords);
  const navigate = useNavigate();
  const cell = useCells();
  const { line, index, columns, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      onDoubleClick={() => void navigate(`/disputes/${line.id}`)}
    >
      <th scope="row">
        <Link to={`/disputes/${line.id}`}>{line.number ?? say('unnumbered')}</Link>
      </th>
      <td className="cut" title={line.parties ?? ''}>
        {line.parties || '–'}
      </td>
      {columns.map((column) => (
        <td key={column} className={column === 'summary' ? 'cut' : `column-${column}`}>
          {cell[column](line)}
        </td>
      ))}
    </tr>
  );
});

function useCells(): Readonly<Record<Column, (line: Line) => ReactNode>> {
  const name = useNames();
  const dates = useDates();
  const exact = useAmounts();
  const short = useShortAmounts();
  const { join } = useLists();
  return {
    state: ({ stage, stateName, risk }) => (
      <Flex gap={4} wrap>
        <StateMark stage={stage} name={name(stateName)} />
        <RiskMark risk={risk} />
      </Flex>
    ),
    summary: ({ summary, typeName }) => (
      <span title={summary ?? ''}>{[name(typeName), summary].filter(Boolean).join(' · ')}</span>
    ),
    place: ({ place }) => place.name,
    holder: ({ holder }) => holder?.name ?? '–',
    mediators: ({ mediators }) => join(mediators.map((one) => one.name)) || '–',
    nextDueOn: ({ nextDueOn }) => (nextDueOn ? <DueDay on={nextDueOn} /> : '–'),
    reportedOn: ({ reportedOn }) => dates.day(reportedOn),
    persons: ({ persons }) => persons,
    amount: ({ amountFen }) =>
      amountFen === null ? '–' : <span title={exact(amountFen)}>{short(amountFen)}</span>,
  };
}
