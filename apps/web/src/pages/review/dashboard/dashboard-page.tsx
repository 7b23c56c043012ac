import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { addDays, weekOf } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { CaseList } from './case-list.tsx';
import { type Counted, Counts } from './counts.tsx';
import { type Dashboard, useDashboard } from './dashboard-query.ts';
import { Table } from './table.tsx';
import { dashboardWords } from './words.ts';

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

/** The week at a glance; every number leads to its cases. Which week stands in the address. */
export function DashboardPage() {
  const say = useWords(dashboardWords);
  const dates = useDates();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('week');
  const { from } = weekOf(isDay(asked) ? asked : dates.today);
  const { data, error, refetch } = useDashboard(from);
  const go = (day: string) => setAddress(day === weekOf(dates.today).from ? {} : { week: day });
  return (
    <Flex vertical gap={16}>
      <PageHeading
        title={say('title')}
        lead={say('week', { from: dates.fullDay(from), to: dates.fullDay(addDays(from, 6)) })}
      >
        <Flex gap={8} wrap className="no-print">
          <Button icon={<LeftOutlined />} onClick={() => go(addDays(from, -7))}>
            {say('before')}
          </Button>
          <Button disabled={from === weekOf(dates.today).from} onClick={() => setAddress({})}>
            {say('thisWeek')}
          </Button>
          <Button
            icon={<RightOutlined />}
            iconPlacement="end"
            disabled={addDays(from, 7) > dates.today}
            onClick={() => go(addDays(from, 7))}
          >
            {say('after')}
          </Button>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </Flex>
      </PageHeading>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && <Figures data={data} />}
    </Flex>
  );
}

const openStages = 'stage=reported&stage=analyzed&stage=mediated';

function Figures({ data }: { readonly data: Dashboard }) {
  const say = useWords(dashboardWords);
  const dates = useDates();
  const { week, now } = data;
  const [red, dueSoon] = [now.red ?? 0, now.dueSoon ?? 0];
  const ofWeek: readonly Counted[] = [
    { label: say('in'), count: week.in, to: `reportedFrom=${week.from}&reportedUntil=${week.to}` },
    { label: say('closed'), count: week.closed },
    { label: say('carriedOver'), count: week.carriedOver },
    { label: say('awaiting'), count: week.awaitingResult },
  ];
  const ofNow: readonly Counted[] = [
    { label: say('open'), count: now.open, to: openStages },
    { label: say('overdue'), count: now.overdue, to: 'overdue=true', isBad: now.overdue > 0 },
    { label: say('red'), count: red, to: `risk=red&${openStages}`, isBad: red > 0 },
    { label: say('toRatify'), count: now.toRatify },
  ];
  const tables = [
    ['byVillage', 'village', now.byVillage],
    ['byType', 'type', now.byType],
    ['byHolder', 'holder', now.byHolder],
    ['byRisk', 'risk', now.byRisk],
    ['byStage', 'stage', now.byStage],
  ] as const;
  return (
    <>
      <Counts title={say('inWeek')} counts={ofWeek} />
      <Counts title={say('nowOn', { day: dates.day(now.on) })} counts={ofNow} />
      <div className="dashboard-grid">
        <CaseList title={say('red')} day={week.from} figure="red" count={red} />
        <CaseList title={say('nextDue')} day={week.from} figure="dueSoon" count={dueSoon} />
        {tables.map(([word, parameter, lines]) => (
          <Table
            key={word}
            title={say(word)}
            lines={lines}
            linkOf={(key) => (parameter === 'stage' ? `stage=${key}` : `${parameter}=${key}&${openStages}`)}
          />
        ))}
      </div>
    </>
  );
}
