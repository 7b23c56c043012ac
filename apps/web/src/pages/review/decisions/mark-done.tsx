import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { decisionDone } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useWords } from '../../../words/words.ts';
import { meetingWords } from '../meeting/words.ts';

interface Ids {
  readonly meetingId: string;
  readonly decisionId: string;
}

/** Reports that a decision was carried out, with what proves it. Only whoever holds the review is offered it. */
export function MarkDone(ids: Ids) {
  const say = useWords(meetingWords);
  const isCapable = useCapable();
  const [isAsking, ask] = useState(false);
  if (!isCapable('review.hold')) return null;
  return (
    <>
      <Button className="no-print" onClick={() => ask(true)}>
        {say('markDone')}
      </Button>
      {isAsking && <ProofDrawer {...ids} onClose={() => ask(false)} />}
    </>
  );
}

function ProofDrawer({ meetingId, decisionId, onClose }: Ids & { readonly onClose: () => void }) {
  const say = useWords(meetingWords);
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: async (body: { proof: string }) =>
      bodyOf(
        await api.POST('/api/v1/review/meetings/{id}/decisions/{decisionId}/done', {
          params: { path: { id: meetingId, decisionId } },
          body,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['review'] }),
  });
  return (
    <SchemaDrawer
      title={say('markDoneTitle')}
      schema={decisionDone}
      initialValues={{}}
      sending={sending}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="proof" label={say('proof')} extra={say('proofHint')} required>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </SchemaDrawer>
  );
}
