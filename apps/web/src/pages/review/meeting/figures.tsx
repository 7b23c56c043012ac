import { Card } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { dashboardWords } from '../dashboard/words.ts';
import type { Meeting } from '../review-query.ts';
import { meetingWords } from './words.ts';

/** The figures as they were frozen when the meeting opened: of the time since the meeting before, of the first one of its week. */
export function Figures({ meeting: { figures, openedAt } }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const sayOf = useWords(dashboardWords);
  const dates = useDates();
  if (figures === null || openedAt === null) return null;
  const { week, since, now } = figures;
  const flow = since ?? week;
  const shown = [
    ['in', flow.in],
    ['closedCases', flow.closed],
    ['carriedOver', flow.carriedOver],
    ['awaiting', flow.awaitingResult],
    ['overdue', now.overdue],
    ['toRatify', now.toRatify],
  ] as const;
  return (
    <Card size="small" title={say('frozen', { at: dates.moment(openedAt) })}>
      <p>{since ? sayOf('sinceMeeting', { at: dates.moment(since.openedAt) }) : sayOf('thisWeek')}</p>
      <dl className="figures">
        {shown.map(([word, count]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
