/** What is drawn: bars below each other, or lines over time. */
export interface ChartData {
  readonly kind: 'bars' | 'lines';
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface ChartProps {
  readonly chart: ChartData;
  /** Told which bar or point was pressed. */
  readonly onPick?: (line: number, series: number) => void;
}

/** How high a chart is drawn, in pixels: the place that it is kept until it is there, so that nothing below moves. */
export const heightOf = ({ kind, names }: ChartData): number =>
  (kind === 'bars' ? names.length : 9) * 30 + 16;
