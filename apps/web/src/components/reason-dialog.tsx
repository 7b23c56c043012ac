import { Form, Input, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import { statedReason } from '#domain';
import { defineWords, useWords } from '../words/words.ts';
import { Failure } from './failure.tsx';
import { useReturnFocus } from './use-return-focus.ts';

const reasonWords = defineWords(
  'reasonDialog',
  { why: '理由', tooShort: '请写明理由（至少4个字）', cancel: '取消' },
  { why: 'Reason', tooShort: 'Say why, in four characters at least', cancel: 'Cancel' },
);

/** Asks why before something is done that the trail keeps; it stays open when the server refuses. */
export function ReasonDialog(props: {
  readonly title: string;
  /** What happens then, and who will read the reason. */
  readonly hint: string;
  readonly okText: string;
  /** It cannot be taken back. */
  readonly isFinal?: boolean;
  readonly sending: { readonly isPending: boolean; readonly error: Error | null };
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
  /** What else is to be chosen. */
  readonly children?: ReactNode;
}) {
  const say = useWords(reasonWords);
  const [form] = Form.useForm<{ reason: string }>();
  useReturnFocus();
  const asTheLawSays = async (_: unknown, reason: unknown) => {
    if (!statedReason.safeParse(reason).success) throw new Error(say('tooShort'));
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      okButtonProps={{ danger: props.isFinal ?? false }}
      cancelText={say('cancel')}
      confirmLoading={props.sending.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Typography.Paragraph type="secondary">{props.hint}</Typography.Paragraph>
      <Form form={form} layout="vertical" onFinish={({ reason }) => props.onReason(reason)}>
        {props.children}
        <Form.Item name="reason" label={say('why')} required rules={[{ validator: asTheLawSays }]}>
          <Input.TextArea autoFocus rows={2} maxLength={statedReason.maxLength ?? Infinity} />
        </Form.Item>
      </Form>
      {props.sending.error && <Failure error={props.sending.error} />}
    </Modal>
  );
}
