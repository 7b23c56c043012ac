import { Button, Flex, Form } from 'antd';
import { useId } from 'react';
import { readSealingCode } from '#domain';
import { useWords } from '../../words/words.ts';
import { Failure } from '../failure.tsx';
import { CodeInput } from './code-input.tsx';
import { sealingWords } from './words.ts';

/** Asks for a sealing code. A wrong figure is found before anybody is asked; what was typed is forgotten with the answer. */
export function SealingCodeForm(props: {
  /** Default: the code. */
  readonly label?: string;
  readonly okText: string;
  readonly autoFocus?: boolean;
  readonly sending: { readonly isPending: boolean; readonly error: Error | null };
  readonly onCode: (code: string) => void;
}) {
  const say = useWords(sealingWords);
  const [form] = Form.useForm<{ code: string }>();
  // Two of them may stand on one page.
  const id = useId();
  const whole = async (_: unknown, typed: unknown) => {
    if (typeof typed !== 'string' || readSealingCode(typed) === null) throw new Error(say('mistyped'));
  };
  return (
    <Form
      form={form}
      name={id}
      layout="vertical"
      validateTrigger="onSubmit"
      className="no-print"
      onFinish={({ code }) => props.onCode(code)}
    >
      <Form.Item
        label={props.label ?? say('code')}
        htmlFor={`${id}_code`}
        extra={say('codeHint')}
        style={{ marginBottom: 8 }}
      >
        <Flex gap={12} wrap>
          <Form.Item name="code" noStyle rules={[{ validator: whole }]}>
            <CodeInput autoFocus={props.autoFocus ?? false} />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" loading={props.sending.isPending}>
            {props.okText}
          </Button>
        </Flex>
      </Form.Item>
      {props.sending.error && <Failure error={props.sending.error} isAtFields />}
    </Form>
  );
}
