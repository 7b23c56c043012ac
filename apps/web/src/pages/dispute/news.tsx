import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { type CommandType, observationSourceLabels } from '#domain';
import { LongText } from '../../components/long-text.tsx';
import { useIsPrinting } from '../../components/printing.ts';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { laterFirst, NewsMarks, type Observed } from './news-marks.tsx';
import { partyNames, useEvents } from './story.ts';
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

function NewsLine({ dispute, line }: { readonly dispute: Dispute; readonly line: Observed }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  const { partyId, observedOn, source, words } = line.facts;
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
        <NewsMarks facts={line.facts} />
      </Flex>
      <Typography.Text type="secondary">{told.filter(Boolean).join(' · ')}</Typography.Text>
      {words && <LongText text={words} rows={3} />}
    </li>
  );
}
