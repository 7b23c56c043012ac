import type { EChartsCoreOption } from 'echarts/core';
import type { ChartData } from './chart-data.ts';

/** How large the page writes, and how much room there is, in CSS pixels. */
interface Room {
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly width: number;
}

/** Told apart in grey as well: each has a sign and a dash of its own. */
const strokes = [
  { color: '#14507a', symbol: 'circle', dash: 'solid' },
  { color: '#a65d00', symbol: 'rect', dash: 'dashed' },
  { color: '#2b7a3d', symbol: 'triangle', dash: 'dotted' },
  { color: '#7a3e8e', symbol: 'diamond', dash: 'solid' },
] as const;
const grey = '#4c5661';

/** What a chart shows, as the library draws it: no movement, every number written beside its bar or point. */
export function optionOf(chart: ChartData, { fontSize, fontFamily, width }: Room): EChartsCoreOption {
  const text = { fontSize, fontFamily, color: grey };
  const names = {
    type: 'category',
    data: [...chart.names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#d5dce2' } },
  };
  const numbers = {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: '#e6ebef' } },
    axisLabel: { ...text, hideOverlap: true },
  };
  const common = { animation: false, textStyle: { fontSize, fontFamily } };
  if (chart.kind === 'bars')
    return {
      ...common,
      grid: { left: 4, right: 56, top: 4, bottom: 4, containLabel: true },
      xAxis: { ...numbers, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        ...names,
        inverse: true,
        axisLabel: { ...text, width: Math.min(180, width * 0.4), overflow: 'truncate', interval: 0 },
      },
      series: chart.series.map(({ name, values }, n) => ({
        type: 'bar',
        name,
        data: [...values],
        itemStyle: { color: strokes[n]?.color },
        barMaxWidth: 18,
        label: { ...text, show: true, position: 'right' },
      })),
    };
  return {
    ...common,
    grid: { left: 4, right: 24, top: 40, bottom: 4, containLabel: true },
    xAxis: { ...names, boundaryGap: false, axisLabel: { ...text, hideOverlap: true } },
    yAxis: numbers,
    legend: { top: 0, left: 'center', selectedMode: false, textStyle: text, itemWidth: 36 },
    series: chart.series.map(({ name, values }, n) => {
      const { color, symbol, dash } = strokes[n % strokes.length] ?? strokes[0];
      return {
        type: 'line',
        name,
        data: [...values],
        symbol,
        symbolSize: 9,
        itemStyle: { color },
        lineStyle: { color, type: dash, width: 2 },
        label: { ...text, color, show: true, position: 'top' },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
      };
    }),
  };
}
