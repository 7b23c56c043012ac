/** Of a small drawing, in its own units. */
const [width, height, edge] = [72, 22, 3] as const;

/**
 * How a number went over some weeks, as a line; the numbers themselves stand beside it. Drawn by hand: four points need no
 * library of charts, which would be the largest thing that an office computer loads for this page.
 */
export function SparkLine({ values }: { readonly values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const x = (n: number) => edge + (n * (width - 2 * edge)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - edge - (value * (height - 2 * edge)) / most;
  const last = values.length - 1;
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={values.map((value, n) => `${x(n)},${y(value)}`).join(' ')} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r={edge} />
    </svg>
  );
}
