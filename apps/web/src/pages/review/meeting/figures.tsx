import { reviewFigureLabels } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { Counts } from '../dashboard/counts.tsx';
import { dashboardWords } from '../dashboard/words.ts';
import type { Meeting } from '../review-query.ts';
import { meetingWords } from './words.ts';

/**
 * The figures as they were frozen when the meeting opened, by the names that the dashboard gives them: of the time since the
 * meeting before, of the first one of its week.
 */
export function Figures({ meeting: { figures, openedAt } }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const sayOf = useWords(dashboardWords);
  const name = useNames();
  const dates = useDates();
  if (figures === null || openedAt === null) return null;
  const { week, since, now } = figures;
  const flow = since ?? week;
  const time = since ? sayOf('sinceMeeting', { at: dates.moment(since.openedAt) }) : sayOf('thisWeek');
  const shown = [
    ['carriedOver', flow.carriedOver],
    ['in', flow.in],
    ['closed', flow.closed],
    ['awaitingResult', flow.awaitingResult],
    ['overdue', now.overdue],
    ['toRatify', now.toRatify],
  ] as const;
  return (
    <Counts
      title={say('frozen', { at: dates.moment(openedAt) })}
      lead={time}
      counts={shown.map(([figure, count]) => {
        const { counts, ...label } = reviewFigureLabels[figure];
        return { label: name(label), hint: name(counts), count };
      })}
    />
  );
}
