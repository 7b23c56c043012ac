import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Typography } from 'antd';
import { unmaskRequest } from '#domain';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { useReturnFocus } from '../../components/use-return-focus.ts';
import { useWords } from '../../words/words.ts';
import { disputeWords } from './words.ts';

/** A party with nothing masked. */
export interface Unmasked {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** Asks for the reason, which is recorded, and hands over what was masked. It is kept by nobody. */
export function Unmask(props: {
  readonly disputeId: string;
  readonly party: { readonly id: string; readonly name: string };
  readonly onSeen: (party: Unmasked) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(disputeWords);
  const [form] = Form.useForm<{ reason: string }>();
  useReturnFocus();
  const unmask = useMutation({
    mutationFn: async (body: { reason: string }) =>
      bodyOf(
        await api.POST('/api/v1/disputes/{id}/parties/{partyId}/unmask', {
          params: { path: { id: props.disputeId, partyId: props.party.id } },
          body,
        }),
      ),
    onSuccess: (party) => {
      props.onSeen(party);
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={say('unmaskTitle', { name: props.party.name })}
      okText={say('unmask')}
      confirmLoading={unmask.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      <Typography.Paragraph type="secondary">{say('unmaskHint')}</Typography.Paragraph>
      <Form form={form} layout="vertical" onFinish={(body) => unmask.mutate(body)}>
        <Form.Item
          name="reason"
          label={say('unmaskWhy')}
          required
          rules={[{ validator: asTheLawSays(say('required')) }]}
        >
          <Input.TextArea autoFocus rows={2} maxLength={unmaskRequest.shape.reason.maxLength ?? Infinity} />
        </Form.Item>
      </Form>
      {unmask.error && <Failure error={unmask.error} />}
    </Modal>
  );
}

/** The same judgement as the server's. */
const asTheLawSays = (refusal: string) => async (_: unknown, reason: string) => {
  if (!unmaskRequest.safeParse({ reason }).success) throw new Error(refusal);
};
