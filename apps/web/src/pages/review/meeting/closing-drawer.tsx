import { Form, Typography } from 'antd';
import { closeMeeting } from '#domain';
import { ParagraphInput } from '../../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useWords } from '../../../words/words.ts';
import { type Meeting, useClosing, useFormerMinutes } from '../review-query.ts';
import { AbsentInput } from './absent-input.tsx';
import { AttendanceInput } from './attendance-input.tsx';
import { entriesOf, isDecided } from './decided.ts';
import { meetingWords } from './words.ts';

/** Closes a meeting: who was there after all, and what no decision says; opened again, with the words of its last edition. */
export function ClosingDrawer({
  meeting,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}) {
  const say = useWords(meetingWords);
  const closing = useClosing(meeting.id);
  const lastEdition = meeting.formerEditions.at(-1)?.edition;
  const former = useFormerMinutes(meeting.id, lastEdition);
  const left = entriesOf(meeting).filter((entry) => !isDecided(entry)).length;
  if (former.isLoading) return null;
  return (
    <SchemaDrawer
      title={say('closeTitle')}
      schema={closeMeeting}
      initialValues={{
        attendance: meeting.attendance,
        absent: meeting.absent,
        conclusions: former.data?.conclusions ?? undefined,
      }}
      sending={closing}
      onDone={onClose}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{say('closeHint', { count: left })}</Typography.Paragraph>
      <Form.Item name="conclusions" label={say('conclusions')} extra={say('conclusionsHint')}>
        <ParagraphInput />
      </Form.Item>
      <Form.Item name="attendance" label={say('present')}>
        <AttendanceInput />
      </Form.Item>
      <Form.Item name="absent" label={say('absent')}>
        <AbsentInput />
      </Form.Item>
    </SchemaDrawer>
  );
}
