import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/words.ts';
import type { Leave } from './leave-query.ts';
import { LeaveRow, useLeaveDays } from './leave-row.tsx';
import { leaveWords } from './words.ts';

/** The leaves of one person: what runs and what is to come; what has ended stands behind a touch. */
export function Leaves({ leaves }: { readonly leaves: readonly Leave[] }) {
  const say = useWords(leaveWords);
  const [isOpen, open] = useState(false);
  const past = leaves.filter(({ when }) => when === 'past');
  const ahead = leaves.filter(({ when }) => when !== 'past');
  return (
    <>
      {ahead.length === 0 && <Typography.Text type="secondary">{say('none')}</Typography.Text>}
      <ul className="plain">
        {[...ahead, ...(isOpen ? past : [])].map((leave) => (
          <LeaveRow key={leave.id} leave={leave} />
        ))}
      </ul>
      {past.length > 0 && !isOpen && (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => open(true)}>
          {say('earlier', { count: past.length })}
        </Button>
      )}
    </>
  );
}

/** For whom somebody stands in, now or soon. */
export function StandsIn({ leaves }: { readonly leaves: readonly Leave[] }) {
  const say = useWords(leaveWords);
  const days = useLeaveDays();
  if (leaves.length === 0) return null;
  return (
    <ul className="plain">
      {leaves.map((leave) => (
        <li key={leave.id} className="row">
          {say(leave.when === 'current' ? 'standsInNow' : 'standsInSoon', {
            name: leave.person.name,
            days: days(leave),
          })}
        </li>
      ))}
    </ul>
  );
}
