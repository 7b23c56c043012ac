import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useWords } from '../../../words/words.ts';
import { meetingWords } from './words.ts';

/** A button that asks why before it changes a meeting: it is moved, cancelled, opened again, its agenda added to. */
export function WithReason<Body extends object>(props: {
  readonly title: string;
  readonly schema: z.ZodType;
  /** Beside a line of a list. */
  readonly isSmall?: boolean;
  readonly send: (body: Body) => Promise<unknown>;
  /** Asked beside the reason. */
  readonly children?: ReactNode;
}) {
  const say = useWords(meetingWords);
  const client = useQueryClient();
  const [isAsking, ask] = useState(false);
  const sending = useMutation<unknown, Error, Body>({
    mutationFn: props.send,
    // Not waited for: the whole review is read again, and the form closes once the server has taken what was sent.
    onSettled: () => void client.invalidateQueries({ queryKey: ['review'] }),
  });
  return (
    <>
      <Button size={props.isSmall ? 'small' : 'large'} onClick={() => ask(true)}>
        {props.title}
      </Button>
      {isAsking && (
        <SchemaDrawer<Body>
          title={props.title}
          schema={props.schema}
          initialValues={{}}
          sending={sending}
          onDone={() => ask(false)}
          onClose={() => ask(false)}
        >
          {props.children}
          <Form.Item name="reason" label={say('why')} required>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        </SchemaDrawer>
      )}
    </>
  );
}
