import { Button, Card, Empty, Flex, Segmented, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { channelKindLabels } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Delivery, type DeliveryState, useCodes, useDeliveries, useResend } from './channels-query.ts';
import { channelWords } from './words.ts';

const colours: Readonly<Record<DeliveryState, string>> = { waiting: 'blue', sent: 'green', failed: 'red' };

/** To whom what was sent by which channel, how often it was tried, and why it failed; what was given up is sent again here. */
export function DeliveryLog() {
  const say = useWords(channelWords);
  const [state, choose] = useState<DeliveryState | 'all'>('all');
  const resend = useResend();
  const log = useDeliveries(state === 'all' ? undefined : state);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = log;
  const deliveries = data?.pages.flat() ?? [];
  return (
    <Card
      title={say('log')}
      extra={
        <Segmented<DeliveryState | 'all'>
          value={state}
          onChange={choose}
          options={(['all', 'waiting', 'sent', 'failed'] as const).map((value) => ({
            value,
            label: say(value),
          }))}
        />
      }
    >
      {(error ?? resend.error) && <Failure error={(error ?? resend.error) as Error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && deliveries.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noDeliveries')} />
      )}
      <ul className="plain">
        {deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} onResend={() => resend.mutate(delivery.id)} />
        ))}
      </ul>
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Card>
  );
}

function DeliveryLine({
  delivery,
  onResend,
}: {
  readonly delivery: Delivery;
  readonly onResend: () => void;
}) {
  const say = useWords(channelWords);
  const name = useNames();
  const dates = useDates();
  const codeOf = useCodes();
  const { aside } = useLists();
  const { channel, organisation, person, sentence, state, urgent, attempts, lastCode, nextAt, endedAt } =
    delivery;
  return (
    <li className="row">
      <Flex vertical style={{ flex: '1 1 260px', minWidth: 0 }}>
        <span>
          <Tag color={colours[state]}>{say(state)}</Tag> {urgent && <Tag color="red">{say('urgent')}</Tag>}{' '}
          {name(sentence)}
        </span>
        <Typography.Text type="secondary">
          {[
            name(channelKindLabels[channel]),
            person ?? aside(organisation, say('group')),
            attempts > 0 && say('attempts', { count: attempts }),
            lastCode && codeOf(lastCode),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
      </Flex>
      <Flex gap={8} align="center">
        <Typography.Text type="secondary">
          {endedAt ? dates.moment(endedAt) : say('next', { at: dates.moment(nextAt ?? delivery.createdAt) })}
        </Typography.Text>
        {state === 'failed' && <Button onClick={onResend}>{say('resend')}</Button>}
      </Flex>
    </li>
  );
}
