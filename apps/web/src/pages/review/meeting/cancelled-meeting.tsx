import { Alert } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import type { Meeting } from '../review-query.ts';
import { MeetingHeading } from './meeting-heading.tsx';
import { meetingWords } from './words.ts';

/** A meeting that was not held, and why. */
export function CancelledMeeting({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const dates = useDates();
  const change = meeting.changes.findLast(({ kind }) => kind === 'cancelled');
  return (
    <>
      <MeetingHeading meeting={meeting} />
      {change && (
        <Alert
          type="warning"
          showIcon
          title={say('cancelledBy', { name: change.by.name, at: dates.moment(change.at) })}
          description={change.reason}
        />
      )}
    </>
  );
}
