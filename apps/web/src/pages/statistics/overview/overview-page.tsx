import { PrinterOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Skeleton } from 'antd';
import { type CountId, type Period, periodAround } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { AsOfBanner } from '../as-of.tsx';
import { useAsked } from '../asked.ts';
import type { Dimension, FiguresAsked } from '../figures-asked.ts';
import { PeriodBar } from '../period-bar.tsx';
import { type Figures, useFigures } from '../statistics-query.ts';
import { statisticsWords } from '../words.ts';
import { BreakdownCard } from './breakdown-card.tsx';
import { ChecksNote } from './checks-note.tsx';
import { DurationsCard } from './durations-card.tsx';
import { CountCards, RateCards } from './figure-cards.tsx';
import { SeriesCard } from './series-card.tsx';

/** What is drawn, and what its table counts beside those accepted. */
const tables: Readonly<Partial<Record<Dimension, readonly CountId[]>>> = {
  type: ['settled', 'open'],
  village: ['settled', 'open'],
  originClass: ['settled', 'open'],
  outcome: [],
  risk: ['settled', 'open'],
};
const by = Object.keys(tables) as readonly Dimension[];

const groups = [
  ['flow', ['accepted', 'settled', 'closed', 'carriedIn', 'open', 'overdue']],
  ['ends', ['notSettled', 'withdrawn', 'transferred', 'merged', 'mediated', 'closedOnTime']],
  ['agreements', ['written', 'oral', 'confirmed', 'performanceDue', 'performed', 'agreedAmount']],
  ['aftercare', ['visitsDue', 'visited', 'answered', 'satisfied', 'repeated']],
  ['size', ['persons', 'amountInvolved', 'amountStated', 'attempts']],
] as const satisfies readonly (readonly [string, readonly CountId[]])[];

/** The figures of any period and part of the tree; period and part stand in the address, every number opens its cases. */
export function OverviewPage() {
  const say = useWords(statisticsWords);
  const name = useNames();
  const dates = useDates();
  const address = useAsked();
  const { asked, period, isAhead, go } = address;
  const { data, error, refetch, isPlaceholderData } = useFigures(asked, {
    by,
    compare: true,
    enabled: !isAhead,
  });
  const lead = data && !isAhead ? say('counted', daysOf(data, dates.day)) : undefined;
  return (
    <Flex vertical gap={16}>
      <PageHeading
        title={`${name(period.title)} · ${data?.scope?.name ?? say('all')}`}
        {...(lead === undefined ? {} : { lead })}
      >
        <Button icon={<PrinterOutlined />} className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </PageHeading>
      <PeriodBar {...address} />
      <AsOfBanner {...address} />
      {isAhead && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say('notBegun', { day: dates.day(period.from) })}
        >
          <Button
            type="primary"
            onClick={() => go({ ...asked, period: periodAround('year', dates.today).id })}
          >
            {say('thisYear')}
          </Button>
        </Empty>
      )}
      {!isAhead && error && <Failure error={error} retry={refetch} />}
      {!isAhead && !data && !error && <Skeleton active />}
      {!isAhead && data && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'overview stale' : 'overview'}>
          <Overview data={data} asked={asked} period={period} />
        </div>
      )}
    </Flex>
  );
}

const daysOf = ({ period, comparison }: Figures, day: (on: string) => string) => ({
  from: day(period.from),
  until: day(period.until),
  before: comparison ? `${day(comparison.before.period.from)}–${day(comparison.before.period.until)}` : '',
  yearBefore: comparison
    ? `${day(comparison.yearBefore.period.from)}–${day(comparison.yearBefore.period.until)}`
    : '',
});

function Overview(props: { readonly data: Figures; readonly asked: FiguresAsked; readonly period: Period }) {
  const say = useWords(statisticsWords);
  const { data, asked, period } = props;
  const [[word, ids], ...others] = groups;
  return (
    <>
      <CountCards title={say(word)} ids={ids} {...{ asked, data }} />
      <RateCards {...{ asked, data }} />
      <SeriesCard {...{ asked, period }} />
      <div className="charts">
        {data.breakdowns.map((breakdown) => (
          <BreakdownCard
            key={breakdown.by}
            asked={asked}
            breakdown={breakdown}
            smallBelow={data.smallBelow}
            more={tables[breakdown.by] ?? []}
          />
        ))}
      </div>
      <DurationsCard asked={asked} closed={data.counts.closed ?? 0} />
      {others.map(([group, figures]) => (
        <CountCards key={group} title={say(group)} ids={figures} {...{ asked, data }} />
      ))}
      <ChecksNote checks={data.checks} />
    </>
  );
}
