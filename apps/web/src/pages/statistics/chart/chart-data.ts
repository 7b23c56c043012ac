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
