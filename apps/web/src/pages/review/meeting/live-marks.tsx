import { Alert, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { riskLabels } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { AgendaEntry, Meeting } from '../review-query.ts';
import { TakeOff } from './meeting-changes.tsx';
import { meetingWords } from './words.ts';

/** What others have changed of a case since the agenda was frozen: marked, never mixed in. */
export function ChangedMark({ entry: { changed } }: { readonly entry: AgendaEntry }) {
  const say = useWords(meetingWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  if (changed === null || changed.byOthers === 0) return null;
  const { before, now } = changed;
  const told = {
    state: [name(before.stateName), name(now.stateName)],
    risk: [name(riskLabels[before.risk]), name(riskLabels[now.risk])],
    holder: [before.holder?.name ?? '–', now.holder?.name ?? '–'],
    nextDue: [before.nextDueOn, now.nextDueOn].map((day) => (day ? dates.day(day) : '–')),
  } as const;
  const fields = changed.fields.map((field) => told[field].join(' → '));
  return (
    <Tag color="purple">
      {fields.length > 0
        ? say('changedTo', { what: join(fields) })
        : say('changedEvents', { count: changed.byOthers })}
    </Tag>
  );
}

/** Cases that came in while the meeting sits, and matters on its agenda that are no case. */
export function BesideAgenda({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const { aside, join } = useLists();
  const dates = useDates();
  const { newSince, topics, missingReports } = meeting;
  return (
    <>
      {newSince && newSince.cases > 0 && (
        <Alert
          type={newSince.red > 0 ? 'error' : 'info'}
          showIcon
          title={say('newSince', { cases: newSince.cases, red: newSince.red })}
          action={<Link to="/disputes?sort=-reportedOn">{say('look')}</Link>}
        />
      )}
      {missingReports && missingReports.villages.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('missingReports', {
            count: missingReports.villages.length,
            from: dates.day(missingReports.week.from),
            to: dates.day(missingReports.week.to),
          })}
          description={join(missingReports.villages.map(({ name }) => name))}
          action={<Link to="/review/villages">{say('look')}</Link>}
        />
      )}
      {topics.length > 0 && (
        <Alert
          type="info"
          title={say('topics')}
          description={
            <ul>
              {topics.map(({ id, topic, by }) => (
                <li key={id}>
                  {aside(topic ?? '', by.name)} <TakeOff meeting={meeting} additionId={id} />
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}
