import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Shapes } from '../../api/client.ts';

type About = Pick<Shapes['Notification'], 'kind' | 'disputeId' | 'facts'>;

/** A notice leads to what it is about: a slip, a case, or nowhere. */
export function AboutWhat(props: {
  readonly notice: About;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}) {
  const to = placeOf(props.notice);
  if (to === null) return props.children;
  return (
    <Link to={to} onClick={props.onOpen}>
      {props.children}
    </Link>
  );
}

function placeOf({ kind, disputeId, facts: { slipId } }: About): string | null {
  if (kind === 'supervision.slip' && typeof slipId === 'string') return `/supervision/slips/${slipId}`;
  if (disputeId !== null) return `/disputes/${disputeId}`;
  return typeof slipId === 'string' ? `/slips/${slipId}` : null;
}
