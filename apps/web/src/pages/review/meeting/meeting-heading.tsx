import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { dayInShanghai } from '#domain';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { MeetingLine } from '../review-query.ts';
import { meetingWords } from './words.ts';

/** What a meeting is called: 每周研判会 11月23日（周一）. */
function useMeetingName(): (meeting: MeetingLine) => string {
  const name = useNames();
  const dates = useDates();
  return ({ kindName, openedAt, plannedFor }) =>
    `${name(kindName)} ${dates.fullDay(dayInShanghai(openedAt ?? plannedFor))}`;
}

/** Its name, when, where and by whom it is held, and what can be done with it. */
export function MeetingHeading(props: { readonly meeting: MeetingLine; readonly children?: ReactNode }) {
  const say = useWords(meetingWords);
  const dates = useDates();
  const nameOf = useMeetingName();
  const { plannedFor, openedAt, closedAt, place, chair } = props.meeting;
  const when =
    openedAt === null
      ? say('plannedFor', { at: dates.moment(plannedFor) })
      : closedAt === null
        ? say('since', { at: dates.moment(openedAt) })
        : say('until', { from: dates.moment(openedAt), until: dates.until(closedAt, openedAt) });
  const lead = [props.meeting.township.name, when, place, chair && say('chair', { name: chair.name })];
  return (
    <PageHeading title={nameOf(props.meeting)} lead={lead.filter(Boolean).join(' · ')}>
      <Flex gap={8} wrap className="no-print">
        {props.children}
      </Flex>
    </PageHeading>
  );
}
