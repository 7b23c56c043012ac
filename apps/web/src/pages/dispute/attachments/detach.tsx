import { Form, Input, Modal, Typography } from 'antd';
import { disputeCommands } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useWords } from '../../../words/words.ts';
import { disputeWords } from '../words.ts';
import { type Attachment, useDetach } from './attachment-query.ts';
import { attachmentWords } from './words.ts';

const { reason } = disputeCommands.DETACH.shape;

/** Asks why a file is removed; the reason stays. */
export function Detach(props: {
  readonly disputeId: string;
  readonly attachment: Attachment;
  readonly onClose: () => void;
}) {
  const say = useWords(attachmentWords);
  const sayCase = useWords(disputeWords);
  const [form] = Form.useForm<{ reason: string }>();
  useReturnFocus();
  const detach = useDetach(props.disputeId, props.attachment.id);
  const isGiven = (_: unknown, value: unknown) =>
    reason.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(sayCase('required')));
  return (
    <Modal
      open
      title={say('detachTitle', { name: props.attachment.fileName })}
      okText={say('detach')}
      okButtonProps={{ danger: true }}
      confirmLoading={detach.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Typography.Paragraph type="secondary">{say('detachHint')}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        onFinish={(body) => detach.mutate(body, { onSuccess: props.onClose })}
      >
        <Form.Item name="reason" label={say('detachWhy')} required rules={[{ validator: isGiven }]}>
          <Input.TextArea autoFocus rows={2} />
        </Form.Item>
      </Form>
      {detach.error && <Failure error={detach.error} />}
    </Modal>
  );
}
