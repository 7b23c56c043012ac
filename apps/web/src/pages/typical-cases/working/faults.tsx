import { Typography } from 'antd';
import { useNames } from '../../../words/label.ts';
import type { Writing } from './use-writing.ts';

/** What the server said against a field, below it. */
export function Faults({ faults }: { readonly faults: ReturnType<Writing['faultsAt']> }) {
  const name = useNames();
  return faults.map(({ label }) => (
    <p key={label.zh} role="alert">
      <Typography.Text type="danger">{name(label)}</Typography.Text>
    </p>
  ));
}
