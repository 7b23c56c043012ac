import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useWords } from '../../../words/words.ts';
import { statisticsWords } from '../words.ts';
import type { ChartProps } from './chart-data.ts';

/** The library of charts is fetched when the first one is drawn. */
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

/**
 * A chart that can be read as a table. Beside the chart the table stands for whoever hears the page; its links are where it
 * is seen, so that nobody tabs through what is hidden.
 */
export function ChartCard(
  props: ChartProps & {
    readonly title: string;
    readonly table: (isPlain: boolean) => ReactNode;
    readonly children?: ReactNode;
  },
) {
  const say = useWords(statisticsWords);
  const [isTable, showTable] = useState(false);
  const { title, chart, onPick, table } = props;
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
      {isTable || isEmpty ? (
        table(false)
      ) : (
        <>
          <Suspense fallback={<Skeleton active />}>
            <Drawing chart={chart} {...(onPick ? { onPick } : {})} />
          </Suspense>
          <div className="heard">{table(true)}</div>
        </>
      )}
      {props.children}
    </Card>
  );
}
