import { Checkbox, Form, Switch } from 'antd';
import { z } from 'zod';
import {
  type ChannelKind,
  channelKindLabels,
  channelSettingOf,
  noticeTopicLabels,
  noticeTopics,
} from '#domain';
import { OrganisationPicker } from '../../../components/pickers.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { fieldsOf } from './channel-fields.tsx';
import { type Channel, useSetChannel } from './channels-query.ts';
import { channelWords } from './words.ts';

/** The form of a channel: what is secret in it is entered and never shown. */
export function ChannelDrawer(props: {
  readonly kind: ChannelKind;
  readonly channel?: Channel;
  readonly onClose: () => void;
}) {
  const say = useWords(channelWords);
  const name = useNames();
  const { aside } = useLists();
  const set = useSetChannel();
  const { kind, channel, onClose } = props;
  const label = name(channelKindLabels[kind]);
  const Fields = fieldsOf[kind];
  const isRobot = kind === 'wecom' || kind === 'dingtalk';
  return (
    <SchemaDrawer
      title={channel ? aside(label, channel.organisation.name) : label}
      schema={(channelSettingOf[kind] as z.ZodObject).extend({ organisationId: z.uuid() })}
      initialValues={startingWith(kind, channel)}
      sending={set}
      onDone={onClose}
      onClose={onClose}
    >
      {!channel && (
        <Form.Item name="organisationId" label={say('organisation')} required>
          <OrganisationPicker />
        </Form.Item>
      )}
      <Form.Item name="enabled" label={say('enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {isRobot && (
        <Form.Item name="topics" label={say('topics')}>
          <Checkbox.Group
            role="group"
            aria-label={say('topics')}
            options={noticeTopics.map((topic) => ({ value: topic, label: name(noticeTopicLabels[topic]) }))}
          />
        </Form.Item>
      )}
      <Fields isKnown={channel !== undefined} />
    </SchemaDrawer>
  );
}

/** What a form begins with: of a channel that is there all that is no secret. */
function startingWith(kind: ChannelKind, channel: Channel | undefined): object {
  const of = { kind, enabled: channel?.enabled ?? true, organisationId: channel?.organisation.id };
  switch (kind) {
    case 'email': {
      const server = channel?.email ?? { port: 465, security: 'tls', username: null };
      return { ...of, ...server, username: server.username ?? undefined };
    }
    case 'sms': {
      const service = channel?.sms ?? { method: 'POST', format: 'json', expects: null };
      return { ...of, ...service, expects: service.expects ?? undefined };
    }
    case 'wecom':
    case 'dingtalk':
      return { ...of, topics: channel?.topics ?? ['overdue'] };
  }
}
