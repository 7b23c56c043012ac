import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Checkbox, Flex, Form, Input, Switch, Typography } from 'antd';
import { useState } from 'react';
import {
  type ContactChoice,
  channelKindLabels,
  contactChoice,
  type NoticeTopic,
  noticeTopicLabels,
  noticeTopics,
} from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { SchemaDrawer } from '../../components/schema-drawer.tsx';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { defineWords, useWords } from '../../words/words.ts';

const contactWords = defineWords(
  'contact',
  {
    title: '通知方式',
    lead: '站内通知始终有；还可以按事项选择邮件、短信。消息只写案号、阶段、期限和链接。',
    change: '修改',
    none: '未选择',
    closed: '本单位尚未开通，开通后生效',
    email: '电子邮箱',
    phone: '手机号码',
    emailTopics: '发邮件的事项',
    smsTopics: '发短信的事项',
    quiet: '夜间（20时至次日8时）和休息日不打扰，红色风险除外',
    loud: '随时通知',
    robots: '单位群消息由管理员设置：{{names}}',
  },
  {
    title: 'How I am told',
    lead: 'Always on the screen; by topic also by e-mail or text message. A message says number, stage, due day and a link.',
    change: 'Change',
    none: 'nothing chosen',
    closed: 'not set up for this unit yet; takes effect once it is',
    email: 'E-mail address',
    phone: 'Mobile number',
    emailTopics: 'By e-mail',
    smsTopics: 'By text message',
    quiet: 'Nothing at night (20:00 to 8:00) and on rest days, unless the case is red',
    loud: 'At any time',
    robots: 'What the group of the unit is told, the administrator sets: {{names}}',
  },
);

const key = ['contact'] as const;
type Contact = Shapes['Contact'];

/** What this person is told by which channel besides the screen. */
export function Contact() {
  const say = useWords(contactWords);
  const name = useNames();
  const { join } = useLists();
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => bodyOf(await api.GET('/api/v1/contact')),
  });
  const robots = data?.channels.filter((kind) => kind === 'wecom' || kind === 'dingtalk') ?? [];
  return (
    <Card
      title={say('title')}
      loading={!data && !error}
      extra={data && <Button onClick={() => open(true)}>{say('change')}</Button>}
    >
      {error && <Failure error={error} retry={refetch} />}
      {data && (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{say('lead')}</Typography.Text>
          <Way contact={data} kind="email" address={data.email} topics={data.emailTopics} />
          <Way contact={data} kind="sms" address={data.phone} topics={data.smsTopics} />
          <span>{say(data.quiet ? 'quiet' : 'loud')}</span>
          {robots.length > 0 && (
            <Typography.Text type="secondary">
              {say('robots', { names: join(robots.map((kind) => name(channelKindLabels[kind]))) })}
            </Typography.Text>
          )}
        </Flex>
      )}
      {isOpen && data && <ContactDrawer contact={data} onClose={() => open(false)} />}
    </Card>
  );
}

function Way(props: {
  readonly contact: Contact;
  readonly kind: 'email' | 'sms';
  readonly address: string | null;
  readonly topics: readonly NoticeTopic[];
}) {
  const say = useWords(contactWords);
  const name = useNames();
  const { join, aside, named } = useLists();
  const { address, topics, kind } = props;
  const chosen = join(topics.map((topic) => name(noticeTopicLabels[topic])));
  const isOpen = props.contact.channels.includes(kind);
  return (
    <Flex vertical>
      <span>
        {named(
          name(channelKindLabels[kind]),
          address && topics.length > 0 ? aside(chosen, address) : say('none'),
        )}
      </span>
      {!isOpen && topics.length > 0 && <Typography.Text type="warning">{say('closed')}</Typography.Text>}
    </Flex>
  );
}

function ContactDrawer({ contact, onClose }: { readonly contact: Contact; readonly onClose: () => void }) {
  const say = useWords(contactWords);
  const name = useNames();
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (body: ContactChoice) => api.PUT('/api/v1/contact', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const { channels: _, email, phone, ...chosen } = contact;
  const topics = noticeTopics.map((topic) => ({ value: topic, label: name(noticeTopicLabels[topic]) }));
  return (
    <SchemaDrawer
      title={say('title')}
      schema={contactChoice}
      initialValues={{ ...chosen, email: email ?? undefined, phone: phone ?? undefined }}
      sending={choose}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="email" label={say('email')}>
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="emailTopics" label={say('emailTopics')}>
        <Checkbox.Group role="group" aria-label={say('emailTopics')} options={topics} />
      </Form.Item>
      <Form.Item name="phone" label={say('phone')}>
        <Input type="tel" autoComplete="tel" maxLength={30} />
      </Form.Item>
      <Form.Item name="smsTopics" label={say('smsTopics')}>
        <Checkbox.Group role="group" aria-label={say('smsTopics')} options={topics} />
      </Form.Item>
      <Form.Item name="quiet" label={say('quiet')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </SchemaDrawer>
  );
}
