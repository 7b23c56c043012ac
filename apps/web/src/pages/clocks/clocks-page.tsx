import { useInfiniteQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Segmented, Skeleton, Tag, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { ladderRecipientLabels, ladderStepLabels } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { RiskMark, StateMark } from '../../components/marks.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { UntilWhen } from '../../components/until-when.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { clocksWords } from './words.ts';

const filters = ['all', 'overdue', 'today', 'week', 'provisional'] as const;
type Filter = (typeof filters)[number];

const useMyClocks = (due: Filter) =>
  useInfiniteQuery({
    queryKey: ['disputes', 'my-clocks', due],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/my-clocks', {
          params: {
            query: { ...(due === 'all' ? {} : { due }), ...(cursor === undefined ? {} : { cursor }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Every deadline that runs on the cases of this person and their unit; what it is narrowed to stands in the address. */
export function ClocksPage() {
  const say = useWords(clocksWords);
  const [parameters, setParameters] = useSearchParams();
  const due = filters.find((one) => one === parameters.get('due')) ?? 'all';
  const list = useMyClocks(due);
  const { data, error, refetch } = list;
  const clocks = data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = data?.pages[0]?.counts;
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        <Flex gap={16} wrap>
          <Link to="/administration/rules">{say('rules')}</Link>
          <Link to="/administration/calendar">{say('calendar')}</Link>
        </Flex>
      </PageHeading>
      <Segmented<Filter>
        aria-label={say('filter')}
        value={due}
        onChange={(one) => setParameters(one === 'all' ? {} : { due: one }, { replace: true })}
        options={filters.map((value) => ({ value, label: say(value, { count: counts?.[value] ?? '' }) }))}
        style={{ maxWidth: '100%', overflowX: 'auto', alignSelf: 'flex-start' }}
      />
      {error && !list.isFetchNextPageError && <Failure error={error} retry={refetch} />}
      <Card>
        {!data && !error && <Skeleton active />}
        {data && clocks.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />
        )}
        <ul className="plain">
          {clocks.map((clock) => (
            <ClockLine key={clock.id} clock={clock} />
          ))}
        </ul>
      </Card>
      <MoreBelow list={list} />
    </Flex>
  );
}

function ClockLine({ clock }: { readonly clock: Shapes['MyClock'] }) {
  const say = useWords(clocksWords);
  const name = useNames();
  const dates = useDates();
  const { next } = clock;
  const then = () => {
    if (clock.paused) return null;
    if (next === null) return say('nothingLeft');
    return say('next', {
      at: dates.moment(next.at),
      step: name(ladderStepLabels[next.step]),
      to: name(ladderRecipientLabels[next.to]),
    });
  };
  return (
    <li className="row wrapping">
      <Flex vertical gap={4} style={{ flex: '1 1 280px', minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <strong>{name(clock.rule)}</strong>
          <Link to={`/disputes/${clock.disputeId}`}>{clock.number ?? say('unnumbered')}</Link>
          <RiskMark risk={clock.risk} />
          <StateMark stage={clock.stage} name={name(clock.stateName)} />
        </Flex>
        <Typography.Text type="secondary">
          {[clock.place, name(clock.typeName), clock.holder].filter(Boolean).join(' · ')}
        </Typography.Text>
      </Flex>
      <Flex vertical gap={4}>
        <Flex gap={8} wrap>
          {clock.paused ? <Tag>{say('paused')}</Tag> : <UntilWhen on={clock.dueOn} />}
          {clock.provisional && <Tag color="orange">{say('provisionalMark')}</Tag>}
        </Flex>
        <Typography.Text type="secondary">{then()}</Typography.Text>
      </Flex>
    </li>
  );
}
