import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, use as include, init } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { type ChartProps, heightOf } from './chart-data.ts';
import { optionOf } from './chart-option.ts';

// Only what is drawn here: the whole library is four times as large.
include([BarChart, LineChart, GridComponent, LegendComponent, LabelLayout, SVGRenderer]);

/** A chart as wide as its place; a press on a bar or point tells which. Whoever hears the page is given the table. */
export function Drawing({ chart, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current, null, { renderer: 'svg' });
    const { fontSize, fontFamily } = getComputedStyle(place.current);
    const draw = (width: number) => {
      const option: EChartsCoreOption = optionOf(chart, {
        fontSize: Number.parseFloat(fontSize) * 0.87,
        fontFamily,
        width,
      });
      drawn.setOption(option, { notMerge: true });
    };
    drawn.on('click', ({ seriesIndex = 0, dataIndex }) => pick.current?.(dataIndex, seriesIndex));
    const watch = new ResizeObserver(([seen]) => {
      drawn.resize();
      draw(seen?.contentRect.width ?? 0);
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, [chart]);
  return <div ref={place} aria-hidden="true" className="drawing" style={{ height: heightOf(chart) }} />;
}
