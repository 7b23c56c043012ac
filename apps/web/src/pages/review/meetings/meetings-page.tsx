import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { dayInShanghai, defaultReviewTime } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useActor, useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type MeetingLine, useMeetings } from '../review-query.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import { ScheduleButton } from './schedule-drawer.tsx';
import { useSchedule } from './schedule-query.ts';
import { TownshipChoice, useTownshipAsked } from './township-choice.tsx';
import { meetingsWords } from './words.ts';

const states = ['open', 'planned', 'closed', 'cancelled'] as const;

/** Every meeting: the open one, those to come, those that were. */
export function MeetingsPage() {
  const say = useWords(meetingsWords);
  const isCapable = useCapable();
  const [isPlanning, plan] = useState(false);
  const asked = useTownshipAsked();
  const list = useMeetings(asked);
  const { data, error, refetch } = list;
  const dates = useDates();
  const [first, ...others] = useActor().townshipIds;
  const township = asked ?? (others.length === 0 ? first : undefined);
  const { data: schedule = defaultReviewTime } = useSchedule(township);
  const lead = township
    ? say('lead', { weekday: dates.weekday(schedule.weekday), at: schedule.at })
    : say('leadOfSeveral');
  const meetings = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={lead}>
        {isCapable('review.prepare') && <ScheduleButton />}
        {isCapable('review.hold') && (
          <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => plan(true)}>
            {say('plan')}
          </Button>
        )}
      </PageHeading>
      <TownshipChoice />
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && meetings.length === 0 && (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')}>
            <Typography.Text type="secondary">{say('noneHint')}</Typography.Text>
          </Empty>
        </Card>
      )}
      {states.map((state) => {
        const lines = meetings.filter((meeting) => meeting.state === state);
        if (lines.length === 0) return null;
        return (
          <Card key={state} title={say(state)}>
            <ul className="plain">
              {/* What comes next stands first. */}
              {(state === 'planned' ? lines.toReversed() : lines).map((meeting) => (
                <Line key={meeting.id} meeting={meeting} />
              ))}
            </ul>
          </Card>
        );
      })}
      <MoreBelow list={list} />
      {isPlanning && <PlanDrawer townshipId={asked} onClose={() => plan(false)} />}
    </Flex>
  );
}

function Line({ meeting }: { readonly meeting: MeetingLine }) {
  const say = useWords(meetingsWords);
  const name = useNames();
  const dates = useDates();
  const isOneOfSeveral = useActor().townshipIds.length > 1;
  const { plannedFor, openedAt, closedAt, place, chair, number, reason } = meeting;
  const when =
    openedAt === null
      ? say('planLine', { at: dates.moment(plannedFor) })
      : closedAt === null
        ? say('openLine', { at: dates.moment(openedAt) })
        : say('closedLine', { from: dates.moment(openedAt), until: dates.until(closedAt, openedAt) });
  const rest = [
    isOneOfSeveral && meeting.township.name,
    when,
    place,
    chair && say('chair', { name: chair.name }),
    reason,
    number && say('number', { number }),
  ].filter(Boolean);
  return (
    <li className="row wrapping">
      <Flex vertical gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <Link to={`/review/meetings/${meeting.id}`}>
            <strong>
              {name(meeting.kindName)} {dates.fullDay(dayInShanghai(openedAt ?? plannedFor))}
            </strong>
          </Link>
          <Tag color={meeting.state === 'open' ? 'green' : meeting.state === 'planned' ? 'blue' : 'default'}>
            {name(meeting.stateName)}
          </Tag>
        </Flex>
        <Typography.Text type="secondary">{rest.join(' · ')}</Typography.Text>
      </Flex>
    </li>
  );
}
