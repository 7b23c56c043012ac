import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import type { Decision, Meeting } from '../review-query.ts';
import { BatchResults } from './batch-results.tsx';
import { useRetractingBatch } from './decide-query.ts';
import { casesOfBatch, entriesOf, isStanding } from './decided.ts';
import { meetingWords } from './words.ts';

/** Offers to take back all that was decided together; a decision on one case has its own way back. */
export function RetractBatchButton(props: {
  readonly meeting: Meeting;
  readonly decision: Decision;
  readonly ask: (batchId: string) => void;
}) {
  const say = useWords(meetingWords);
  const { batchId } = props.decision;
  if (batchId === null || !isStanding(props.decision)) return null;
  const count = casesOfBatch(props.meeting, batchId);
  if (count < 2) return null;
  return (
    <Button size="small" onClick={() => props.ask(batchId)}>
      {say('retractBatch', { count })}
    </Button>
  );
}

/** Asks before a batch is taken back, then tells which cases went back, and why others could not. */
export function RetractBatch(props: {
  readonly meeting: Meeting;
  readonly batchId: string;
  readonly onClose: () => void;
}) {
  const say = useWords(meetingWords);
  const retracting = useRetractingBatch(props.meeting.id);
  const [count] = useState(() => casesOfBatch(props.meeting, props.batchId));
  const { data, error, isPending } = retracting;
  return (
    <Modal
      open
      title={say('retractBatchTitle', { count })}
      okText={say(data ? 'closeResult' : 'retractAll')}
      cancelText={say('cancel')}
      confirmLoading={isPending}
      onOk={() => (data ? props.onClose() : retracting.mutate(props.batchId))}
      onCancel={props.onClose}
      {...(data ? { cancelButtonProps: { hidden: true } } : {})}
    >
      {error && <Failure error={error} />}
      {data ? (
        <BatchResults done="resultRetracted" entries={entriesOf(props.meeting)} outcomes={data.results} />
      ) : (
        <p>{say('retractBatchHint')}</p>
      )}
    </Modal>
  );
}
