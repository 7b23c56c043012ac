import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../words/words.ts';
import { statisticsWords } from '../words.ts';
import type { ChartProps } from './chart-data.ts';
import { Drawn, DrawnLater } from './drawn.tsx';

/**
 * A chart that can be read as a table. Beside the chart the table stands for whoever hears the page; its links are where it
 * is seen, so that nobody tabs through what is hidden.
 */
export function ChartCard(
  props: ChartProps & {
    readonly title: string;
    readonly table: (isPlain: boolean) => ReactNode;
    /** Its figures are on their way. */
    readonly isPending?: boolean;
    readonly children?: ReactNode;
  },
) {
  const say = useWords(statisticsWords);
  const [isTable, showTable] = useState(false);
  const { title, chart, onPick, table, isPending = false } = props;
  const isEmpty = chart.series.every(({ values }) => values.every((value) => value === 0));
  return (
    <Card
      size="small"
      title={title}
      extra={
        !isEmpty && (
          <Button
            type="text"
            size="small"
            className="no-print"
            icon={isTable ? <BarChartOutlined /> : <TableOutlined />}
            aria-label={say(isTable ? 'chartOf' : 'tableOf', { title })}
            onClick={() => showTable(!isTable)}
          >
            {say(isTable ? 'chart' : 'table')}
          </Button>
        )
      }
    >
      {isPending && <DrawnLater chart={chart} />}
      {!isPending && (isTable || isEmpty) && table(false)}
      {!isPending && !isTable && !isEmpty && (
        <>
          <Drawn chart={chart} {...(onPick ? { onPick } : {})} />
          <div className="heard">{table(true)}</div>
        </>
      )}
      {props.children}
    </Card>
  );
}
