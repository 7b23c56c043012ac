import { Alert, Button, Card, Dropdown, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { type ChannelKind, channelKindLabels, channelKinds, noticeTopicLabels } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { ChannelDrawer } from './channel-drawer.tsx';
import { type Channel, useChannels, useCodes, useTrial } from './channels-query.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { channelWords } from './words.ts';

/** A channel that is set up or changed just now. */
interface Edited {
  readonly kind: ChannelKind;
  readonly channel?: Channel;
}

/** The ways out of the product, and what left by them. */
export function ChannelsPage() {
  const say = useWords(channelWords);
  const name = useNames();
  const [edited, edit] = useState<Edited | null>(null);
  const { data, error, refetch } = useChannels();
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        <Dropdown
          trigger={['click']}
          menu={{
            items: channelKinds.map((kind) => ({ key: kind, label: name(channelKindLabels[kind]) })),
            onClick: ({ key }) => edit({ kind: key as ChannelKind }),
          }}
        >
          <Button type="primary">{say('add')}</Button>
        </Dropdown>
      </PageHeading>
      {error && <Failure error={error} retry={refetch} />}
      {!error && (
        <Card title={say('channels')}>
          {!data && <Skeleton active />}
          {data?.length === 0 && (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noChannels')} />
          )}
          <ul className="plain">
            {data?.map((channel) => (
              <ChannelLine
                key={channel.id}
                channel={channel}
                onChange={() => edit({ kind: channel.kind, channel })}
              />
            ))}
          </ul>
        </Card>
      )}
      <DeliveryLog />
      {edited && <ChannelDrawer {...edited} onClose={() => edit(null)} />}
    </Flex>
  );
}

function ChannelLine({ channel, onChange }: { readonly channel: Channel; readonly onChange: () => void }) {
  const say = useWords(channelWords);
  const name = useNames();
  const dates = useDates();
  const codeOf = useCodes();
  const { aside, join } = useLists();
  const trial = useTrial(channel.id);
  const { kind, organisation, enabled, topics, target, restsUntil } = channel;
  const title = aside(name(channelKindLabels[kind]), organisation.name);
  const isRobot = kind === 'wecom' || kind === 'dingtalk';
  const posts =
    topics.length === 0 ? say('nothingPosted') : join(topics.map((topic) => name(noticeTopicLabels[topic])));
  const isResting = restsUntil !== null && Date.parse(restsUntil) > Date.now();
  return (
    <li className="row">
      <Flex vertical style={{ flex: '1 1 220px', minWidth: 0 }}>
        <span>
          <strong>{title}</strong>{' '}
          <Tag color={enabled ? 'green' : 'default'}>{say(enabled ? 'on' : 'off')}</Tag>
        </span>
        <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
          {target} · {isRobot ? posts : say('everybodyChooses')}
        </Typography.Text>
        {isResting && (
          <Typography.Text type="warning">{say('rests', { at: dates.moment(restsUntil) })}</Typography.Text>
        )}
        {trial.error && <Failure error={trial.error} />}
        {trial.data && (
          <Alert
            showIcon
            type={trial.data.sent ? 'success' : 'error'}
            title={say(trial.data.sent ? 'trialSent' : 'trialFailed')}
            description={trial.data.code && codeOf(trial.data.code)}
          />
        )}
      </Flex>
      <Flex gap={8} wrap>
        <Button
          loading={trial.isPending}
          onClick={() => trial.mutate()}
          aria-label={say('trialOf', { name: title })}
        >
          {say('trial')}
        </Button>
        <Button onClick={onChange} aria-label={say('changeOf', { name: title })}>
          {say('change')}
        </Button>
      </Flex>
    </li>
  );
}
