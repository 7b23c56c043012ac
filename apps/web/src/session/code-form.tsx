import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Failure } from '../components/failure.tsx';
import { useWords } from '../words/words.ts';
import { sessionWords } from './words.ts';

/** Asks for the six figures of the telephone, or a recovery code. */
export function CodeForm({ send }: { readonly send: (code: string) => Promise<void> }) {
  const say = useWords(sessionWords);
  const check = useMutation({ mutationFn: send });
  return (
    <Form<{ code: string }>
      layout="vertical"
      size="large"
      onFinish={({ code }) => check.mutate(code.replaceAll(' ', ''))}
    >
      <Form.Item name="code" label={say('code')} rules={[{ required: true, message: say('required') }]}>
        <Input autoFocus autoComplete="one-time-code" maxLength={32} />
      </Form.Item>
      {check.error && <Failure error={check.error} />}
      <Button type="primary" htmlType="submit" block loading={check.isPending}>
        {say('confirm')}
      </Button>
    </Form>
  );
}
