import { flowFigures, type ReviewFigure, reviewFigureLabels, standingFigures } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { CaseList } from './case-list.tsx';
import { type Counted, Counts } from './counts.tsx';
import { type Dashboard, type FigureAsked, figurePath, type WeekAsked } from './dashboard-query.ts';
import { Forecast } from './forecast.tsx';
import { NilReports } from './nil-reports.tsx';
import { Table } from './table.tsx';
import { Trend } from './trend.tsx';
import { Waiting } from './waiting.tsx';
import { dashboardWords } from './words.ts';

const bad: ReadonlySet<ReviewFigure> = new Set(['overdue', 'red', 'broken']);

/** Every figure of a week in the order in which the meeting reads them; each number opens its cases. */
export function Figures({ data, asked }: { readonly data: Dashboard; readonly asked: WeekAsked }) {
  const say = useWords(dashboardWords);
  const dates = useDates();
  const name = useNames();
  const { week, since, now, decisions, trend, forecast } = data;
  const counted = (figure: ReviewFigure, count: number, more: Partial<FigureAsked> = {}): Counted => {
    const { counts, ...label } = reviewFigureLabels[figure];
    return {
      label: name(label),
      hint: name(counts),
      count,
      to: figurePath({ ...asked, figure, ...more }),
      isBad: bad.has(figure) && count > 0,
    };
  };
  // Of several townships there is no one last meeting.
  const lastDecisions = (state: string) =>
    `/review/decisions?state=${state}${since ? `&meeting=${since.meetingId}` : ''}`;
  const tables = [
    ['byHolder', 'holder', now.byHolder],
    ['byVillage', 'village', now.byVillage],
    ['byType', 'type', now.byType],
    ['byRisk', 'risk', now.byRisk],
    ['byStage', 'stage', now.byStage],
  ] as const;
  return (
    <>
      {since && (
        <Counts
          title={say('sinceMeeting', { at: dates.moment(since.openedAt) })}
          counts={flowFigures.map((figure) => counted(figure, since[figure] ?? 0, { since: 'meeting' }))}
        />
      )}
      {week && (
        <Counts
          title={say('inWeek')}
          counts={flowFigures.map((figure) => counted(figure, week[figure] ?? 0))}
        />
      )}
      {decisions && (
        <Counts
          title={say('decisions')}
          counts={[
            {
              label: say('decided'),
              count: decisions.last.decided,
              ...(since ? { to: `/review/meetings/${since.meetingId}` } : {}),
            },
            { label: say('decidedDone'), count: decisions.last.done, to: lastDecisions('done') },
            { label: say('decidedUndone'), count: decisions.last.undone, to: lastDecisions('open') },
            {
              label: say('openLate'),
              count: decisions.open.late,
              to: '/review/decisions?state=overdue',
              isBad: decisions.open.late > 0,
            },
          ]}
        />
      )}
      <Counts
        title={say(data.isPast ? 'thenOn' : 'nowOn', { day: dates.day(now.on) })}
        counts={standingFigures.map((figure) => counted(figure, now[figure] ?? 0))}
      />
      {data.nilReports && <NilReports reports={data.nilReports} />}
      <div className="dashboard-grid">
        <CaseList asked={{ ...asked, figure: 'red' }} count={now.red ?? 0} />
        <CaseList asked={{ ...asked, figure: 'dueSoon' }} count={now.dueSoon ?? 0} />
        {forecast && <Forecast asked={asked} forecast={forecast} />}
        {data.waiting && <Waiting figures={data.waiting} />}
        {trend && (
          <>
            <Trend
              title={say('trendType')}
              by="type"
              asked={asked}
              weeks={trend.weeks}
              lines={trend.byType}
            />
            <Trend
              title={say('trendVillage')}
              by="village"
              asked={asked}
              weeks={trend.weeks}
              lines={trend.byVillage}
            />
          </>
        )}
        {tables.map(([word, by, lines]) => (
          <Table key={word} title={say(word)} by={by} asked={asked} lines={lines} />
        ))}
      </div>
    </>
  );
}
