import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { addDays, weekOf } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { OrganisationPicker } from '../../../components/pickers.tsx';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { useDashboard } from './dashboard-query.ts';
import { Figures } from './figures.tsx';
import { weekIn } from './week-in.ts';
import { dashboardWords } from './words.ts';

/** Any week at a glance; every number leads to its cases. Week and part of the tree stand in the address. */
export function DashboardPage() {
  const say = useWords(dashboardWords);
  const dates = useDates();
  const [address, setAddress] = useSearchParams();
  const { from } = weekOf(weekIn(address.get('week'), dates.today));
  const thisWeek = weekOf(dates.today).from;
  const organisation = address.get('organisation') ?? undefined;
  const asked = { day: from, organisation };
  const { data, error, refetch } = useDashboard(asked);
  const go = (day: string, part: string | undefined) =>
    setAddress({
      ...(day === thisWeek ? {} : { week: day }),
      ...(part === undefined ? {} : { organisation: part }),
    });
  return (
    <Flex vertical gap={16}>
      <PageHeading
        title={say('title')}
        lead={say('week', { from: dates.fullDay(from), to: dates.fullDay(addDays(from, 6)) })}
      >
        <Flex gap={8} wrap className="no-print">
          <div style={{ width: 220 }}>
            <OrganisationPicker
              label={say('part')}
              value={organisation}
              onChange={(part) => go(from, part)}
            />
          </div>
          <Button icon={<LeftOutlined />} onClick={() => go(addDays(from, -7), organisation)}>
            {say('before')}
          </Button>
          <Button disabled={from === thisWeek} onClick={() => go(thisWeek, organisation)}>
            {say('thisWeek')}
          </Button>
          <Button
            icon={<RightOutlined />}
            iconPlacement="end"
            disabled={from >= thisWeek}
            onClick={() => go(addDays(from, 7), organisation)}
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
      {data && <Figures data={data} asked={asked} />}
    </Flex>
  );
}
