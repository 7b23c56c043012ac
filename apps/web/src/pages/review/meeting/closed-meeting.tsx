import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { type Meeting, useFormerMinutes } from '../review-query.ts';
import { CarriedOver } from './carried-over.tsx';
import { EditionChoice, latest } from './edition-choice.tsx';
import { Reopen } from './meeting-changes.tsx';
import { MeetingHeading } from './meeting-heading.tsx';
import { MinutesPaper } from './minutes-paper.tsx';
import { paperWords } from './paper-words.ts';
import { PapersCard } from './papers-card.tsx';
import { SlipPaper } from './slip-paper.tsx';
import { WhatBecame } from './what-became.tsx';
import { meetingWords } from './words.ts';
import '../../supervision/slip.css';

/** A meeting that is over: its minutes, a slip for each unit, what became of it, and what comes back. */
export function ClosedMeeting({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const sayPaper = useWords(paperWords);
  const [shown, show] = useState('minutes');
  const [edition, choose] = useState(latest);
  const isFormer = edition !== latest;
  const former = useFormerMinutes(meeting.id, isFormer ? edition : undefined);
  const read = isFormer ? former.data : meeting.minutes;
  const minutes = read ?? meeting.minutes;
  if (minutes === null) return null;
  const options = [
    { value: 'minutes', label: sayPaper('minutes') },
    ...minutes.slips.map(({ unitId, unitName }) => ({
      value: unitId,
      label: sayPaper('slipOf', { unit: unitName }),
    })),
    // What became of a meeting is told of it as it was last closed.
    ...(isFormer
      ? []
      : [
          { value: 'outcome', label: sayPaper('outcome') },
          { value: 'carried', label: sayPaper('carried', { count: minutes.carriedOver.length }) },
        ]),
  ];
  const slip = minutes.slips.find(({ unitId }) => unitId === shown);
  return (
    <>
      <div className="no-print">
        <MeetingHeading meeting={meeting}>
          <Reopen meeting={meeting} />
          <Button size="large" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </MeetingHeading>
      </div>
      <EditionChoice
        meeting={meeting}
        edition={edition}
        choose={(chosen) => {
          show('minutes');
          choose(chosen);
        }}
      />
      {former.error && <Failure error={former.error} retry={former.refetch} />}
      <div className="paper-choice no-print">
        <Segmented aria-label={sayPaper('papers')} options={options} value={shown} onChange={show} />
      </div>
      {read && shown === 'minutes' && <MinutesPaper minutes={minutes} />}
      {read && slip && <SlipPaper minutes={minutes} slip={slip} />}
      {shown === 'outcome' && <WhatBecame meeting={meeting} />}
      {shown === 'carried' && <CarriedOver meeting={meeting} />}
      <PapersCard meeting={meeting} edition={edition} />
    </>
  );
}
