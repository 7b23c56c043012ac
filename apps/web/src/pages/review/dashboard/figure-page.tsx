import { LeftOutlined } from '@ant-design/icons';
import { Card, Empty, Flex, Skeleton, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { addDays, reviewFigureLabels, reviewFigures, weekOf } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { CaseLines } from './case-lines.tsx';
import { type FigureAsked, useFigureCases } from './dashboard-query.ts';
import { weekIn } from './week-in.ts';
import { dashboardWords } from './words.ts';

/** The cases that a number of the dashboard counts, and what it counts. */
export function FigurePage() {
  const say = useWords(dashboardWords);
  const name = useNames();
  const dates = useDates();
  const [address] = useSearchParams();
  const { week, figure, ...rest } = Object.fromEntries(address);
  const day = weekIn(week, dates.today);
  const asked = {
    ...rest,
    day,
    figure: reviewFigures.find((one) => one === figure) ?? 'open',
  } as FigureAsked;
  const list = useFigureCases(asked, 50);
  const { data, error, refetch } = list;
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  const { counts, ...label } = reviewFigureLabels[asked.figure];
  const back = new URLSearchParams([...address].filter(([key]) => key === 'week' || key === 'organisation'));
  const { from } = weekOf(day);
  return (
    <Flex vertical gap={16}>
      <Link to={`/review?${back}`} className="no-print">
        <LeftOutlined /> {say('back')}
      </Link>
      <div>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {name(label)}
        </Typography.Title>
        <Typography.Text type="secondary">
          {say('week', { from: dates.day(from), to: dates.day(addDays(from, 6)) })} · {name(counts)}
        </Typography.Text>
      </div>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <Card>
          {lines.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noLines')} />}
          <CaseLines lines={lines} />
        </Card>
      )}
      <MoreBelow list={list} />
    </Flex>
  );
}
