import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { Failure } from '../components/failure.tsx';
import { useWords } from '../words/words.ts';
import { CodeForm } from './code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { sessionWords } from './words.ts';

/** Password, square, first code, recovery codes: the four steps to a second factor. */
export function SetUpSecondFactor({ onDone }: { readonly onDone: () => void }) {
  const say = useWords(sessionWords);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const propose = useMutation({
    mutationFn: async (body: { password: string }) =>
      bodyOf(await api.POST('/api/v1/session/second-factor/setup', { body })),
  });
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (propose.data === undefined) {
    return (
      <Form<{ password: string }> layout="vertical" size="large" onFinish={(body) => propose.mutate(body)}>
        <Form.Item
          name="password"
          label={say('setUpStart')}
          rules={[{ required: true, message: say('required') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        {propose.error && <Failure error={propose.error} />}
        <Button type="primary" htmlType="submit" block loading={propose.isPending}>
          {say('show')}
        </Button>
      </Form>
    );
  }
  const { qr, secret } = propose.data;
  return (
    <Flex vertical gap={16} align="center">
      <img
        alt={say('setUpTitle')}
        width={220}
        height={220}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
      />
      <Typography.Text type="secondary" copyable={{ text: secret }}>
        {say('secret', { secret })}
      </Typography.Text>
      <div style={{ width: '100%' }}>
        <CodeForm
          send={async (code) => {
            const answer = await api.POST('/api/v1/session/second-factor/confirmation', { body: { code } });
            setCodes(bodyOf(answer).recoveryCodes);
          }}
        />
      </div>
    </Flex>
  );
}
