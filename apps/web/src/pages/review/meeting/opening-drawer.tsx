import { Form, Input, Typography } from 'antd';
import { openMeeting } from '#domain';
import { PeoplePicker } from '../../../components/pickers.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useActor } from '../../../session/actor.ts';
import { useWords } from '../../../words/words.ts';
import { type Meeting, useOpening } from '../review-query.ts';
import { AbsentInput } from './absent-input.tsx';
import { AttendanceInput } from './attendance-input.tsx';
import { meetingWords } from './words.ts';

/** Opens a meeting: who leads it, where, and who is there. */
export function OpeningDrawer({
  meeting,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}) {
  const say = useWords(meetingWords);
  const { staffId } = useActor();
  const opening = useOpening(meeting.id);
  return (
    <SchemaDrawer
      title={say('openTitle')}
      schema={openMeeting}
      initialValues={{
        place: meeting.place ?? undefined,
        chairId: meeting.chair?.id,
        attendance: meeting.attendance.length > 0 ? meeting.attendance : [{ staffId }],
        absent: meeting.absent,
      }}
      sending={opening}
      onDone={onClose}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{say('openHint')}</Typography.Paragraph>
      <Form.Item name="place" label={say('place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="chairId" label={say('chairField')} extra={say('chairHint')}>
        <PeoplePicker />
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
