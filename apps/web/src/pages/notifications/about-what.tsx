import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Shapes } from '../../api/client.ts';

type About = Pick<Shapes['Notification'], 'disputeId' | 'facts'>;

/** A notice leads to what it is about: a case, a task slip, or nowhere. */
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

function placeOf({ disputeId, facts }: About): string | null {
  if (disputeId !== null) return `/disputes/${disputeId}`;
  return typeof facts.slipId === 'string' ? `/slips/${facts.slipId}` : null;
}
