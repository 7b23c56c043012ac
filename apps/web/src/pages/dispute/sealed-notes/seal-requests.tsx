import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { disputeWords } from '../words.ts';
import { sealedNoteWords } from './words.ts';

/** On the day of a keeper: seals that they are asked to break, and those that they have asked about; none, nothing. */
export function SealRequests() {
  const isCapable = useCapable();
  return isCapable('seal.keep') ? <Waiting /> : null;
}

function Waiting() {
  const say = useWords(sealedNoteWords);
  const sayCase = useWords(disputeWords);
  const dates = useDates();
  const { named } = useLists();
  const { data, error, refetch } = useQuery({
    queryKey: ['seal-requests'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/seal-requests')).items,
  });
  if (error)
    return (
      <Card title={say('requests')}>
        <Failure error={error} retry={refetch} />
      </Card>
    );
  if (data === undefined || data.length === 0) return null;
  return (
    <Card title={say('requests')}>
      <ul className="plain">
        {data.map(({ id, disputeId, number, askedBy, endsAt, isForMe }) => (
          <li key={id} className="row">
            <Flex vertical gap={4} style={{ flex: 1, minWidth: 0 }}>
              <Link to={`/disputes/${disputeId}`}>
                <strong>{number ?? sayCase('unnumbered')}</strong>
              </Link>
              <Typography.Text type="secondary">
                {isForMe
                  ? named(say('askedBy'), `${askedBy.name} · ${askedBy.organisation}`)
                  : say('askedByMe')}
              </Typography.Text>
            </Flex>
            <Flex vertical align="flex-end" gap={4}>
              <Typography.Text type="warning">
                {say('until', { until: dates.moment(endsAt) })}
              </Typography.Text>
              <Link to={`/disputes/${disputeId}`}>
                <Button type={isForMe ? 'primary' : 'default'}>{say(isForMe ? 'answer' : 'look')}</Button>
              </Link>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
