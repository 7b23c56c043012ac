import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useCapable } from '../../../session/actor.ts';
import { useWords } from '../../../words/words.ts';
import type { Meeting } from '../review-query.ts';
import { Agenda } from './agenda.tsx';
import { BesideAgenda } from './live-marks.tsx';
import { AddCase, AddTopic, PlanChanges } from './meeting-changes.tsx';
import { MeetingHeading } from './meeting-heading.tsx';
import { OpeningDrawer } from './opening-drawer.tsx';
import { meetingWords } from './words.ts';

/** A meeting that is to come: its agenda as it would be now. */
export function PlannedMeeting({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(meetingWords);
  const isCapable = useCapable();
  const [isOpening, open] = useState(false);
  return (
    <>
      <MeetingHeading meeting={meeting}>
        <PlanChanges meeting={meeting} />
        <AddCase meeting={meeting} />
        <AddTopic meeting={meeting} />
        {isCapable('review.hold') && (
          <Button type="primary" size="large" onClick={() => open(true)}>
            {say('openIt')}
          </Button>
        )}
      </MeetingHeading>
      <Alert type="info" showIcon title={say('preview')} />
      <BesideAgenda meeting={meeting} />
      <Agenda meeting={meeting} />
      {isOpening && <OpeningDrawer meeting={meeting} onClose={() => open(false)} />}
    </>
  );
}
