import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Skeleton, Typography } from 'antd';
import { villageWeekStateLabels } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import './villages.css';

type Grid = Shapes['VillageGrid'];
type Cell = Grid['townships'][number]['villages'][number]['weeks'][number];

const villagesWords = defineWords(
  'reviewVillages',
  {
    title: '各村每周排查',
    lead: '近 {{count}} 周各村（社区）零报告和上报情况',
    village: '村（社区）',
    late: '补报',
    cases: '上报{{count}}件',
    none: '当时不需报送',
  },
  {
    title: 'Weekly screening of the villages',
    lead: 'Nil reports and reported disputes of the last {{count}} weeks',
    village: 'Village',
    late: 'late',
    cases: '{{count}} reported',
    none: 'owed none',
  },
);

/** Which villages have reported in the last weeks; a county by its townships. */
export function VillagesPage() {
  const say = useWords(villagesWords);
  const { data, error, refetch } = useQuery({
    queryKey: ['review', 'villages'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/review/villages')),
  });
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead', { count: data?.weeks.length ?? 12 })} />
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.townships.map((township) => (
        <Card key={township.id} size="small" title={township.name}>
          <TownshipGrid weeks={data.weeks} villages={township.villages} />
        </Card>
      ))}
    </Flex>
  );
}

function TownshipGrid({
  weeks,
  villages,
}: {
  readonly weeks: Grid['weeks'];
  readonly villages: Grid['townships'][number]['villages'];
}) {
  const say = useWords(villagesWords);
  const dates = useDates();
  // The latest first: on a telephone it is what stands beside the names.
  const shown = weeks.map((week, n) => ({ ...week, n })).reverse();
  return (
    <div className="village-grid">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('village')}</th>
            {shown.map(({ from }) => (
              <th scope="col" key={from}>
                {dates.day(from)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {villages.map(({ id, name, weeks: cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {shown.map(({ from, n }) => (
                <GridCell key={from} cell={cells[n] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridCell({ cell }: { readonly cell: Cell }) {
  const say = useWords(villagesWords);
  const name = useNames();
  if (cell === null) return <td title={say('none')}>—</td>;
  const { state, disputes, isLate } = cell;
  return (
    <td className={state}>
      {disputes > 0 ? say('cases', { count: disputes }) : name(villageWeekStateLabels[state])}
      {isLate && disputes === 0 && <Typography.Text type="secondary"> {say('late')}</Typography.Text>}
    </td>
  );
}
