import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import type { TaskSlipLine } from './slip-query.ts';
import { slipWords } from './words.ts';

/** A slip in a list: to whom, how much, and who has signed. */
export function SlipLine({ slip }: { readonly slip: TaskSlipLine }) {
  const say = useWords(slipWords);
  const dates = useDates();
  const facts = [
    say('issued', { day: dates.moment(slip.issuedAt) }),
    say('tasks', { count: slip.tasks }),
    ...(slip.firstDueOn ? [say('firstDue', { day: dates.day(slip.firstDueOn) })] : []),
  ];
  return (
    <li className="row">
      <Flex vertical gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Link to={`/slips/${slip.id}`}>
          <strong>{[slip.unit.name, slip.number].filter(Boolean).join(' ')}</strong>
        </Link>
        <Typography.Text type="secondary">{facts.join(' · ')}</Typography.Text>
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
    return <Tag>{say('signedBy', { name: slip.signed.by.name, at: dates.moment(slip.signed.at) })}</Tag>;
  return <Tag>{say(slip.state)}</Tag>;
}
