import { reviewFigureLabels } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Counted, Counts } from '../dashboard/counts.tsx';
import { dashboardWords } from '../dashboard/words.ts';
import type { Meeting } from '../review-query.ts';
import { meetingWords } from './words.ts';

/** Figures of a meeting, with what they are called and of which time they are. */
interface FrozenFigures {
  readonly title: string;
  readonly lead: string;
  readonly counts: readonly Counted[];
}

/**
 * The figures as they were frozen when the meeting opened, by the names that the dashboard gives them: of the time since the
 * meeting before, of the first one of its week. Null before it opens.
 */
export function useFigures({ figures, openedAt }: Meeting): FrozenFigures | null {
  const say = useWords(meetingWords);
  const sayOf = useWords(dashboardWords);
  const name = useNames();
  const dates = useDates();
  if (figures === null || openedAt === null) return null;
  const { week, since, now } = figures;
  const flow = since ?? week;
  const lead = since ? sayOf('sinceMeeting', { at: dates.moment(since.openedAt) }) : sayOf('thisWeek');
  const shown = [
    ['carriedOver', flow.carriedOver],
    ['in', flow.in],
    ['closed', flow.closed],
    ['awaitingResult', flow.awaitingResult],
    ['overdue', now.overdue],
    ['toRatify', now.toRatify],
  ] as const;
  return {
    title: say('frozen', { at: dates.moment(openedAt) }),
    lead,
    counts: shown.map(([figure, count]) => {
      const { counts, ...label } = reviewFigureLabels[figure];
      return { label: name(label), hint: name(counts), count };
    }),
  };
}

/** The figures of a meeting side by side. */
export function Figures({ meeting }: { readonly meeting: Meeting }) {
  const figures = useFigures(meeting);
  return figures && <Counts {...figures} />;
}
