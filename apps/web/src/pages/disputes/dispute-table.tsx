import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import { Link, useNavigate } from 'react-router-dom';
import type { Shapes } from '../../api/client.ts';
import { DueDay, RiskMark, StateMark } from '../../components/marks.tsx';
import { useAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Column } from './columns.tsx';
import { disputesWords } from './words.ts';

type Line = Shapes['DisputeLine'];

/** The cases as a table, for a screen that is wide enough. */
export function DisputeTable(props: {
  readonly cases: readonly Line[];
  readonly columns: readonly Column[];
}) {
  const navigate = useNavigate();
  return (
    <Table<Line>
      rowKey="id"
      size="middle"
      pagination={false}
      dataSource={[...props.cases]}
      columns={useTableColumns(props.columns)}
      scroll={{ x: 'max-content' }}
      onRow={({ id }) => ({ onDoubleClick: () => void navigate(`/disputes/${id}`) })}
    />
  );
}

function useTableColumns(chosen: readonly Column[]): TableColumnsType<Line> {
  const say = useWords(disputesWords);
  const name = useNames();
  const dates = useDates();
  const amount = useAmounts();
  const optional: Readonly<Record<Column, TableColumnsType<Line>[number]>> = {
    state: {
      render: (_, { stage, stateName, risk }) => (
        <Flex gap={4} wrap>
          <StateMark stage={stage} name={name(stateName)} />
          <RiskMark risk={risk} />
        </Flex>
      ),
    },
    summary: {
      width: 280,
      render: (_, { summary, typeName }) => (
        <Typography.Text ellipsis={{ tooltip: summary }} style={{ maxWidth: 280 }}>
          {name(typeName)}
          {summary && ` · ${summary}`}
        </Typography.Text>
      ),
    },
    place: { render: (_, { place }) => place.name },
    holder: { render: (_, { holder }) => holder?.name ?? '–' },
    mediators: { render: (_, { mediators }) => mediators.map((one) => one.name).join('、') || '–' },
    nextDueOn: { render: (_, { nextDueOn }) => (nextDueOn ? <DueDay on={nextDueOn} /> : '–') },
    reportedOn: { render: (_, { reportedOn }) => dates.day(reportedOn) },
    persons: { align: 'right', render: (_, { persons }) => persons },
    amount: { align: 'right', render: (_, { amountFen }) => (amountFen === null ? '–' : amount(amountFen)) },
  };
  return [
    {
      title: say('number'),
      key: 'number',
      fixed: 'start',
      render: (_, { id, number }) => <Link to={`/disputes/${id}`}>{number ?? say('unnumbered')}</Link>,
    },
    {
      title: say('parties'),
      key: 'parties',
      width: 200,
      render: (_, { parties }) => (
        <Typography.Text ellipsis={{ tooltip: parties }} style={{ maxWidth: 200 }}>
          {parties || '–'}
        </Typography.Text>
      ),
    },
    ...chosen.map((column) => ({ title: say(column), key: column, ...optional[column] })),
  ];
}
