import { Card } from 'antd';
import { Link } from 'react-router-dom';

/** A number with its name, and the page that opens its cases. */
export interface Counted {
  readonly label: string;
  readonly count: number;
  /** What is counted, for whoever points at it. */
  readonly hint?: string;
  readonly to?: string;
  readonly isBad?: boolean;
}

/** Numbers side by side. */
export function Counts({
  title,
  lead,
  counts,
}: {
  readonly title: string;
  /** Of which time they are. */
  readonly lead?: string;
  readonly counts: readonly Counted[];
}) {
  return (
    <Card size="small" title={title}>
      {lead && <p>{lead}</p>}
      <dl className="figures">
        {counts.map(({ label, count, hint, to, isBad }) => (
          <div key={label} className={isBad ? 'bad' : ''} title={hint}>
            <dt>{label}</dt>
            <dd>{to && count > 0 ? <Link to={to}>{count}</Link> : count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
