import { Card } from 'antd';
import { Link } from 'react-router-dom';

/** A number with its name; `to` is the query of the list that opens its cases. */
export interface Counted {
  readonly label: string;
  readonly count: number;
  readonly to?: string;
  readonly isBad?: boolean;
}

/** Numbers side by side. */
export function Counts({ title, counts }: { readonly title: string; readonly counts: readonly Counted[] }) {
  return (
    <Card size="small" title={title}>
      <dl className="figures">
        {counts.map(({ label, count, to, isBad }) => (
          <div key={label} className={isBad ? 'bad' : ''}>
            <dt>{label}</dt>
            <dd>{to && count > 0 ? <Link to={`/disputes?${to}`}>{count}</Link> : count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
