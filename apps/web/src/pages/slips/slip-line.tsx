import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import type { TaskSlipLine } from './slip-query.ts';
import { slipWords } from './words.ts';

/** When it was sent, how much it asks, and what is due first, in one line. */
export function useSlipFacts(): (slip: TaskSlipLine) => string {
  const say = useWords(slipWords);
  const dates = useDates();
  return ({ issuedAt, tasks, firstDueOn }) =>
    [
      say('issued', { day: dates.moment(issuedAt) }),
      say('tasks', { count: tasks }),
      ...(firstDueOn ? [say('firstDue', { day: dates.day(firstDueOn) })] : []),
    ].join(' · ');
}

/** A slip in a list: to whom, how much, and who has signed. */
export function SlipLine({ slip }: { readonly slip: TaskSlipLine }) {
  const facts = useSlipFacts();
  return (
    <li className="row">
      <Flex vertical gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Link to={`/slips/${slip.id}`}>
          <strong>{[slip.unit.name, slip.number].filter(Boolean).join(' ')}</strong>
        </Link>
        <Typography.Text type="secondary">{facts(slip)}</Typography.Text>
      </Flex>
      <SlipMark slip={slip} />
    </li>
  );
}

/** Whether it is signed for, by whom and when. */
export function SlipMark({ slip }: { readonly slip: TaskSlipLine }) {
  const say = useWords(slipWords);
  const dates = useDates();
  if (slip.signed)
    return (
      <Tag color="green">
        {say('signedBy', { name: slip.signed.by.name, at: dates.moment(slip.signed.at) })}
      </Tag>
    );
  return <Tag color={slip.state === 'unsigned' ? 'gold' : 'default'}>{say(slip.state)}</Tag>;
}
