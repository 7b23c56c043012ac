import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.ts';
import { Failure } from '../components/failure.tsx';
import { useWords } from '../words/words.ts';
import { type BrowserSession, sessionKey } from './actor.ts';
import { CodeForm } from './code-form.tsx';
import { Door } from './door.tsx';
import { remember } from './remembered-session.ts';
import { keepWayBack } from './way-back.ts';
import { sessionWords } from './words.ts';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Asks who is there: name and password, then the code of whoever has a second factor.
 * @param isAgain  a session has ended, and the page waits behind
 */
export function SignInPage({ isAgain }: { readonly isAgain: boolean }) {
  const say = useWords(sessionWords);
  const client = useQueryClient();
  const [isCodeAwaited, awaitCode] = useState(location.hash === '#second-factor');
  const enter = (session: BrowserSession) => {
    remember(session);
    client.setQueryData(sessionKey, session);
  };
  const signIn = useMutation({
    mutationFn: async (body: Credentials) => bodyOf(await api.POST('/api/v1/session', { body })),
    onSuccess: (answer) => {
      if ('awaits' in answer) awaitCode(true);
      else enter(answer as unknown as BrowserSession);
    },
  });
  const { data: provider } = useQuery({
    queryKey: ['identity-provider'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/session/oidc')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isCodeAwaited) {
    return (
      <Door title={say('codeTitle')} subtitle={say('codeWhy')}>
        <CodeForm
          send={async (code) => {
            const answer = bodyOf(await api.POST('/api/v1/session/second-factor', { body: { code } }));
            enter(answer as unknown as BrowserSession);
          }}
        />
        <Button type="link" block onClick={() => awaitCode(false)}>
          {say('otherAccount')}
        </Button>
      </Door>
    );
  }
  const required = [{ required: true, message: say('required') }];
  return (
    <Door title={say('title')} subtitle={say(isAgain ? 'again' : 'subtitle')}>
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
        {provider?.isAvailable && (
          // What is written here would be lost on the way: beside it, another window signs in for both.
          <Button
            block
            style={{ marginTop: 12 }}
            href="/api/v1/session/oidc/start"
            {...(isAgain ? { target: '_blank' } : { onClick: keepWayBack })}
          >
            {provider.name ?? say('withProvider')}
          </Button>
        )}
        {provider?.isAvailable && isAgain && (
          <Typography.Paragraph type="secondary" style={{ margin: '8px 0 0' }}>
            {say('besides')}
          </Typography.Paragraph>
        )}
      </Form>
    </Door>
  );
}
