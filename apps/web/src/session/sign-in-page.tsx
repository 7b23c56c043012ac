import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { api, bodyOf } from '../api/client.ts';
import { Failure } from '../components/failure.tsx';
import { useWords } from '../words/words.ts';
import { sessionKey } from './actor.ts';
import { Door } from './door.tsx';
import { sessionWords } from './words.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Asks who is there. */
export function SignInPage() {
  const say = useWords(sessionWords);
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: async (body: Credentials) => bodyOf(await api.POST('/api/v1/session', { body })),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
  const required = [{ required: true, message: say('required') }];
  return (
    <Door title={say('title')} subtitle={say('subtitle')}>
      <Form<Credentials> layout="vertical" size="large" onFinish={(body) => signIn.mutate(body)}>
        <Form.Item name="username" label={say('username')} rules={required}>
          <Input autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={say('password')} rules={required}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {signIn.error && <Failure error={signIn.error} />}
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {say('signIn')}
        </Button>
      </Form>
    </Door>
  );
}
