import { ExpandOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { useCapable } from '../../../session/actor.ts';
import { useWords } from '../../../words/words.ts';
import type { Meeting } from '../review-query.ts';
import { Agenda, type Deciding } from './agenda.tsx';
import { ClosingDrawer } from './closing-drawer.tsx';
import { entriesOf } from './decided.ts';
import { DecisionDrawer } from './decision-drawer.tsx';
import { Figures } from './figures.tsx';
import { BesideAgenda } from './live-marks.tsx';
import { ManyDrawer } from './many-drawer.tsx';
import { AddCase, AddTopic } from './meeting-changes.tsx';
import { MeetingHeading } from './meeting-heading.tsx';
import { Retract } from './retract.tsx';
import { RetractBatch, RetractBatchButton } from './retract-batch.tsx';
import { meetingWords } from './words.ts';

/** A meeting that is held: case by case, or several at once. */
export function OpenMeeting({
  meeting,
  onWriting,
}: {
  readonly meeting: Meeting;
  /** A form is open over it, or no longer. */
  readonly onWriting: (isWriting: boolean) => void;
}) {
  const say = useWords(meetingWords);
  const isHolding = useCapable()('review.hold');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [decidedOn, decide] = useState<string>();
  const [over, show] = useState<'many' | 'closing'>();
  const [batchId, takeBack] = useState<string>();
  const entry = entriesOf(meeting).find(({ line }) => line.id === decidedOn);
  const chosen = entriesOf(meeting).filter(({ line }) => selected.has(line.id));
  const isWriting = Boolean(entry || over || batchId);
  useEffect(() => {
    onWriting(isWriting);
    return () => onWriting(false);
  }, [isWriting, onWriting]);
  const deciding: Deciding = {
    selected,
    select: (ids, isSelected) =>
      setSelected((before) => {
        const next = new Set(before);
        for (const id of ids) isSelected ? next.add(id) : next.delete(id);
        return next;
      }),
    decide: ({ line }) => decide(line.id),
    actionsOf: (decision) => (
      <>
        <Retract meetingId={meeting.id} decision={decision} />
        <RetractBatchButton meeting={meeting} decision={decision} ask={takeBack} />
      </>
    ),
  };
  return (
    <>
      <MeetingHeading meeting={meeting}>
        <Link to={`/review/meetings/${meeting.id}/screen`} className="room-link">
          <ExpandOutlined /> {say('roomMode')}
        </Link>
        <AddCase meeting={meeting} />
        <AddTopic meeting={meeting} />
        {isHolding && (
          <Button type="primary" size="large" onClick={() => show('closing')}>
            {say('closeIt')}
          </Button>
        )}
      </MeetingHeading>
      <Figures meeting={meeting} />
      <BesideAgenda meeting={meeting} />
      <Agenda meeting={meeting} {...(isHolding ? { deciding } : {})} />
      {chosen.length > 0 && (
        <Flex className="bulk-bar no-print" gap={12} align="center" wrap>
          <strong>{say('selected', { count: chosen.length })}</strong>
          <Button type="primary" size="large" onClick={() => show('many')}>
            {say('decideSelected')}
          </Button>
          <Button size="large" onClick={() => setSelected(new Set())}>
            {say('unselect')}
          </Button>
        </Flex>
      )}
      {entry && <DecisionDrawer meetingId={meeting.id} entry={entry} onClose={() => decide(undefined)} />}
      {over === 'many' && (
        <ManyDrawer
          meetingId={meeting.id}
          entries={chosen}
          onClose={(left) => {
            show(undefined);
            // What was refused is still to be decided on.
            if (left) setSelected(new Set(left));
          }}
        />
      )}
      {batchId && <RetractBatch meeting={meeting} batchId={batchId} onClose={() => takeBack(undefined)} />}
      {over === 'closing' && <ClosingDrawer meeting={meeting} onClose={() => show(undefined)} />}
    </>
  );
}
