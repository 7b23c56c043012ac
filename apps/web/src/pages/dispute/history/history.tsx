import { Button, Segmented, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { useIsPrinting } from '../../../components/printing.ts';
import { Section } from '../../../components/section.tsx';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useHistory } from '../dispute-query.ts';
import type { Line } from '../story.ts';
import { byDay, type Chapter, chapters, isIn } from './chapters.ts';
import { HistoryLine } from './history-line.tsx';
import { historyWords } from './words.ts';

/** A long history is opened a page at a time. */
const linesAtFirst = 12;
const linesMore = 30;

/** What happened, the latest first, day by day. */
export function History({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(historyWords);
  const { aside } = useLists();
  const { data, error, refetch } = useHistory(dispute.id, dispute.version);
  const [chapter, turnTo] = useState<Chapter>('all');
  const [shown, show] = useState(linesAtFirst);
  const isPrinting = useIsPrinting();
  const lines = data?.filter((line) => isIn(chapter, line)).reverse();
  const left = (lines?.length ?? 0) - shown;
  return (
    <Section secondary title={data ? aside(say('title'), data.length) : say('title')}>
      <Segmented<Chapter>
        className="no-print"
        value={chapter}
        onChange={turnTo}
        options={chapters.map((value) => ({ value, label: say(value) }))}
        style={{ marginBottom: 16, maxWidth: '100%', overflowX: 'auto' }}
      />
      {error && <Failure error={error} retry={refetch} />}
      {!lines && !error && <Skeleton active />}
      {lines?.length === 0 && <Typography.Text type="secondary">{say('nothing')}</Typography.Text>}
      {byDay(lines?.slice(0, isPrinting ? undefined : shown) ?? []).map(([day, ofDay]) => (
        <Day key={day} day={day} lines={ofDay} dispute={dispute} />
      ))}
      {left > 0 && (
        <Button block className="no-print" onClick={() => show(shown + linesMore)}>
          {say('moreOnes', { count: left })}
        </Button>
      )}
    </Section>
  );
}

function Day(props: { readonly day: string; readonly lines: readonly Line[]; readonly dispute: Dispute }) {
  const dates = useDates();
  return (
    <section className="day">
      <h2>
        <time dateTime={props.day}>{dates.day(props.day)}</time>
      </h2>
      <ol className="plain">
        {props.lines.map((line) => (
          <HistoryLine key={line.seq} line={line} dispute={props.dispute} />
        ))}
      </ol>
    </section>
  );
}
