import { Descriptions, Flex, Tag, Typography } from 'antd';
import { LongText } from '../../components/long-text.tsx';
import { Section } from '../../components/section.tsx';
import { useIsWide } from '../../components/use-is-wide.ts';
import { useDates } from '../../words/dates.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { partyNames, type Told, useEvents } from './story.ts';
import { disputeWords } from './words.ts';

/** Every session of mediation, the latest first, and when the parties meet again. */
export function Sessions({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const { aside } = useLists();
  const dates = useDates();
  const held = useEvents(dispute, 'HOLD_SESSION');
  const { nextAppointmentOn: next, nextAppointmentTime: at } = held.at(-1)?.facts ?? {};
  return (
    <Section
      title={aside(say('sessionsTitle'), dispute.sessions)}
      extra={
        next &&
        next >= dates.today && (
          <Tag color="gold">{say('next', { day: [dates.day(next), at].filter(Boolean).join(' ') })}</Tag>
        )
      }
    >
      {held.length === 0 && <Typography.Text type="secondary">{say('noSessions')}</Typography.Text>}
      <ul className="plain">
        {held
          .map((session, n) => <Session key={session.seq} dispute={dispute} session={session} n={n + 1} />)
          .reverse()}
      </ul>
    </Section>
  );
}

function Session(props: {
  readonly dispute: Dispute;
  readonly session: Told<'HOLD_SESSION'>;
  readonly n: number;
}) {
  const say = useWords(disputeWords);
  const dates = useDates();
  const isWide = useIsWide();
  const { join } = useLists();
  const {
    heldOn,
    place,
    attendingPartyIds,
    invited = [],
    record,
    open,
    nextAppointmentOn,
    nextAppointmentTime,
  } = props.session.facts;
  const lines = [
    ['attending', join(partyNames(props.dispute, attendingPartyIds))],
    ['invited', join(invited.map(({ name }) => name))],
    ['mediator', props.session.by?.name],
    [
      'nextAppointment',
      nextAppointmentOn && [dates.day(nextAppointmentOn), nextAppointmentTime].filter(Boolean).join(' '),
    ],
  ] as const;
  return (
    <li className="session">
      <Flex gap={8} align="center" wrap>
        <strong>{say('nthSession', { n: props.n })}</strong>
        <span>{[heldOn && dates.day(heldOn), place].filter(Boolean).join(' · ')}</span>
        {open !== undefined && <Tag>{say(open ? 'openSession' : 'closedSession')}</Tag>}
      </Flex>
      <Descriptions
        size="small"
        column={isWide ? 2 : 1}
        items={lines
          .filter(([, value]) => value)
          .map(([key, value]) => ({ key, label: say(key), children: value }))}
      />
      {record && <LongText text={record} rows={4} />}
    </li>
  );
}
