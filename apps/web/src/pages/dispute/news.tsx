import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import {
  type CommandType,
  moodLabels,
  observationSourceLabels,
  redSigns,
  signLabels,
  whereaboutsLabels,
} from '#domain';
import { LongText } from '../../components/long-text.tsx';
import { useIsPrinting } from '../../components/printing.ts';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { partyNames, type Told, useEvents } from './story.ts';
import { disputeWords } from './words.ts';

/** So much is read at a glance; the rest when somebody asks. */
const shownFirst = 3;

/** What became known of the parties, the latest first, each with its day and source. */
export function News(props: { readonly dispute: Dispute; readonly onChoose: (type: CommandType) => void }) {
  const { dispute, onChoose } = props;
  const say = useWords(disputeWords);
  const { aside } = useLists();
  const isPrinting = useIsPrinting();
  const [isWhole, showAll] = useState(false);
  const news = [...useEvents(dispute, 'OBSERVE')].sort(laterFirst);
  const mayAdd = dispute.allowedEvents.includes('OBSERVE');
  // A sheet of paper has no room for what is not known.
  if (news.length === 0 && (isPrinting || !mayAdd)) return null;
  const shown = isWhole || isPrinting ? news : news.slice(0, shownFirst);
  return (
    <Section
      title={news.length === 0 ? say('news') : aside(say('news'), news.length)}
      extra={
        mayAdd && (
          <Button className="no-print" onClick={() => onChoose('OBSERVE')}>
            {say('addNews')}
          </Button>
        )
      }
    >
      {news.length === 0 && <Typography.Text type="secondary">{say('noNews')}</Typography.Text>}
      <ul className="plain">
        {shown.map((line) => (
          <NewsLine key={line.seq} dispute={dispute} line={line} />
        ))}
      </ul>
      {shown.length < news.length && (
        <Button type="link" className="no-print" onClick={() => showAll(true)}>
          {say('allNews', { count: news.length })}
        </Button>
      )}
    </Section>
  );
}

type Observed = Told<'OBSERVE'>;

/** By the day of which it tells, and of one day by when it was written down. */
const laterFirst = (a: Observed, b: Observed): number =>
  (b.facts.observedOn ?? '').localeCompare(a.facts.observedOn ?? '') || b.seq - a.seq;

function NewsLine({ dispute, line }: { readonly dispute: Dispute; readonly line: Observed }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  const { partyId, observedOn, source, mood, whereabouts, signs = [], words } = line.facts;
  const who = partyId === undefined ? '' : join(partyNames(dispute, [partyId]));
  const told = [
    observedOn && dates.day(observedOn),
    source && name(observationSourceLabels[source]),
    line.by?.name,
  ];
  return (
    <li className="session">
      <Flex gap={8} align="center" wrap>
        <strong>{who || say('everyParty')}</strong>
        {mood && mood !== 'unknown' && <Tag>{say('mood', { mood: name(moodLabels[mood]) })}</Tag>}
        {whereabouts && (
          <Tag {...(whereabouts === 'unknown' ? { color: 'orange' } : {})}>
            {name(whereaboutsLabels[whereabouts])}
          </Tag>
        )}
        {signs.map((sign) => (
          <Tag key={sign} color={redSigns.includes(sign) ? 'red' : 'orange'}>
            {name(signLabels[sign])}
          </Tag>
        ))}
      </Flex>
      <Typography.Text type="secondary">{told.filter(Boolean).join(' · ')}</Typography.Text>
      {words && <LongText text={words} rows={3} />}
    </li>
  );
}
