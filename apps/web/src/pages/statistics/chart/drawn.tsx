import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { type ChartData, type ChartProps, heightOf } from './chart-data.ts';

/** The library of charts is fetched when the first one is drawn. */
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }));

/** A chart, and its place until it is drawn. */
export function Drawn(props: ChartProps) {
  return (
    <Suspense fallback={<DrawnLater chart={props.chart} />}>
      <Drawing {...props} />
    </Suspense>
  );
}

/** The place of a chart whose figures or library are on their way. */
export function DrawnLater({ chart }: { readonly chart: ChartData }) {
  return (
    <div className="drawn-later" style={{ height: heightOf(chart) }}>
      <Spin />
    </div>
  );
}
