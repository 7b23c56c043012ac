import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Form, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { unmaskRequest } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { disputeWords } from '../../dispute/words.ts';
import { roomWords } from './words.ts';

/** What a room sees of a sensitive case. */
export type Seen = Shapes['CaseLook'];

/**
 * Asks why the room looks at a sensitive case, beside the case; sent by Enter or Ctrl+Enter, left by Escape. Nothing of the
 * case, not even a name, has reached this browser before.
 */
export function LookPanel(props: {
  readonly meetingId: string;
  readonly disputeId: string;
  readonly onSeen: (seen: Seen) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(disputeWords);
  const [form] = Form.useForm<{ reason: string }>();
  const { disputeId } = props;
  const look = useMutation({
    mutationFn: async ({ reason }: { readonly reason: string }) =>
      bodyOf(
        await api.POST('/api/v1/review/meetings/{id}/screen/look', {
          params: { path: { id: props.meetingId } },
          body: { disputeId, reason },
        }),
      ),
    onSuccess: props.onSeen,
  });
  const onKey = (event: KeyboardEvent) => {
    // Enter also chooses a word of the input method: that is not the end of the reason.
    if (event.nativeEvent.isComposing || event.shiftKey) return;
    if (event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) form.submit();
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside className="room-panel" aria-label={say('lookTitle')} onKeyDown={onKey}>
      <h2>{say('lookTitle')}</h2>
      {look.error && <Failure error={look.error} />}
      <Form form={form} layout="vertical" onFinish={(asked) => look.mutate(asked)}>
        <Form.Item
          name="reason"
          label={sayOf('unmaskWhy')}
          required
          rules={[{ validator: asTheLawSays(say('lookWhy')) }]}
        >
          <Input.TextArea autoFocus rows={3} maxLength={unmaskRequest.shape.reason.maxLength ?? Infinity} />
        </Form.Item>
      </Form>
      <Flex gap={12} wrap className="room-send">
        <Button type="primary" size="large" loading={look.isPending} onClick={form.submit}>
          {say('lookNow')}
        </Button>
        <Button size="large" onClick={props.onClose}>
          {say('cancel')}
        </Button>
      </Flex>
    </aside>
  );
}

/** The same judgement as the server's. */
const asTheLawSays = (refusal: string) => async (_: unknown, reason: string) => {
  if (!unmaskRequest.safeParse({ reason }).success) throw new Error(refusal);
};
