import { Card } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import type { Meeting } from '../review-query.ts';
import { meetingWords } from './words.ts';

/** The figures as they were frozen when the meeting opened. */
export function Figures({ meeting: { figures, openedAt } }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const dates = useDates();
  if (figures === null || openedAt === null) return null;
  const { week, now } = figures;
  const shown = [
    ['in', week.in],
    ['closedCases', week.closed],
    ['carriedOver', week.carriedOver],
    ['awaiting', week.awaitingResult],
    ['overdue', now.overdue],
    ['toRatify', now.toRatify],
  ] as const;
  return (
    <Card size="small" title={say('frozen', { at: dates.moment(openedAt) })}>
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
