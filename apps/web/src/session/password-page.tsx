import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { api } from '../api/client.ts';
import { Failure } from '../components/failure.tsx';
import { useWords } from '../words/words.ts';
import { sessionKey } from './actor.ts';
import { Door } from './door.tsx';
import { sessionWords } from './words.ts';

interface Passwords {
  readonly old: string;
  readonly new: string;
  readonly again: string;
}

/** Asks for a password of one's own before anything else. */
export function PasswordPage() {
  const say = useWords(sessionWords);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ old, new: chosen }: Passwords) =>
      api.PUT('/api/v1/session/password', { body: { old, new: chosen } }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
  const required = { required: true, message: say('required') };
  return (
    <Door title={say('newPasswordTitle')} subtitle={say('newPasswordWhy')}>
      <Form<Passwords> layout="vertical" size="large" onFinish={(passwords) => change.mutate(passwords)}>
        <Form.Item name="old" label={say('oldPassword')} rules={[required]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item name="new" label={say('newPassword')} rules={[required]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('repeatPassword')}
          dependencies={['new']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value !== getFieldValue('new')) throw new Error(say('passwordsDiffer'));
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {change.error && <Failure error={change.error} />}
        <Button type="primary" htmlType="submit" block loading={change.isPending}>
          {say('savePassword')}
        </Button>
      </Form>
    </Door>
  );
}
