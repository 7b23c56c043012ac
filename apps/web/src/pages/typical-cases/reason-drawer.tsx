import type { UseMutationResult } from '@tanstack/react-query';
import { Form } from 'antd';
import { type TypicalReason, typicalReason } from '#domain';
import { ParagraphInput } from '../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../components/schema-drawer.tsx';
import { useWords } from '../../words/words.ts';
import { typicalWords } from './words.ts';

type Reason = Pick<TypicalReason, 'reason'>;
const schema = typicalReason.pick({ reason: true });

/** Asks why something is done with a typical case. @param sending  does it */
export function ReasonDrawer(props: {
  readonly title: string;
  readonly sending: UseMutationResult<unknown, Error, Reason>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const say = useWords(typicalWords);
  return (
    <SchemaDrawer<Reason> {...props} schema={schema} initialValues={{}}>
      <Form.Item name="reason" label={say('reason')} required>
        <ParagraphInput />
      </Form.Item>
    </SchemaDrawer>
  );
}
