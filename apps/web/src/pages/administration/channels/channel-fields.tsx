import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ChannelKind } from '#domain';
import { useWords } from '../../../words/words.ts';
import { channelWords } from './words.ts';

/** The places of a template, which a sentence would otherwise fill in itself. */
const places = { phone: '{{phone}}', text: '{{text}}', id: '{{id}}' };

interface Fields {
  /** It is there already: a secret that is left empty stays. */
  readonly isKnown: boolean;
}

/** The fields of each kind of channel. */
export const fieldsOf: Readonly<Record<ChannelKind, (fields: Fields) => ReactNode>> = {
  email: MailFields,
  sms: SmsFields,
  wecom: ({ isKnown }) => <SecretField name="webhook" isKnown={isKnown} />,
  dingtalk: ({ isKnown }) => (
    <>
      <SecretField name="webhook" isKnown={isKnown} />
      <SecretField name="secret" isKnown={isKnown} />
    </>
  ),
};

/** Never filled in by the browser, never shown: what is typed here is for the server only. */
function SecretField(props: {
  readonly name: 'webhook' | 'secret' | 'password' | 'url' | 'authorization';
  readonly isKnown: boolean;
}) {
  const say = useWords(channelWords);
  const { name, isKnown } = props;
  return (
    <Form.Item
      name={name}
      label={say(name)}
      required={!isKnown && name !== 'password' && name !== 'authorization'}
    >
      <Input.Password autoComplete="new-password" {...(isKnown ? { placeholder: say('stays') } : {})} />
    </Form.Item>
  );
}

function MailFields({ isKnown }: Fields) {
  const say = useWords(channelWords);
  return (
    <>
      <Form.Item name="host" label={say('host')} required>
        <Input placeholder="smtp.example.gov.cn" />
      </Form.Item>
      <Form.Item name="port" label={say('port')} required>
        <InputNumber precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="security" label={say('security')} required>
        <Select
          options={[
            { value: 'tls', label: say('tls') },
            { value: 'starttls', label: say('starttls') },
            { value: 'none', label: say('plain') },
          ]}
        />
      </Form.Item>
      <Form.Item name="from" label={say('from')} required>
        <Input type="email" />
      </Form.Item>
      <Form.Item name="username" label={say('username')}>
        <Input autoComplete="off" />
      </Form.Item>
      <SecretField name="password" isKnown={isKnown} />
    </>
  );
}

function SmsFields({ isKnown }: Fields) {
  const say = useWords(channelWords);
  return (
    <>
      <SecretField name="url" isKnown={isKnown} />
      <Form.Item name="method" label={say('method')} required>
        <Select options={['POST', 'GET'].map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="format" label={say('format')} required>
        <Select
          options={[
            { value: 'json', label: 'JSON' },
            { value: 'form', label: 'x-www-form-urlencoded' },
          ]}
        />
      </Form.Item>
      <Form.Item name="body" label={say('body')} extra={say('bodyHint', places)}>
        <Input.TextArea
          rows={4}
          placeholder={
            isKnown ? say('stays') : '{"mobile": "{{phone}}", "content": "{{text}}", "msgid": "{{id}}"}'
          }
        />
      </Form.Item>
      <SecretField name="authorization" isKnown={isKnown} />
      <Form.Item name="expects" label={say('expects')}>
        <Input placeholder='"code":0' />
      </Form.Item>
    </>
  );
}
