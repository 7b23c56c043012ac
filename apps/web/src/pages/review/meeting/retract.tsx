import { Button } from 'antd';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import type { Decision } from '../review-query.ts';
import { reviewWords } from '../words.ts';
import { useRetracting } from './decide-query.ts';
import { isStanding } from './decided.ts';

/** Takes a decision back while its meeting is open; the case then stands where it stood. */
export function Retract({
  meetingId,
  decision,
}: {
  readonly meetingId: string;
  readonly decision: Decision;
}) {
  const say = useWords(reviewWords);
  const retracting = useRetracting(meetingId);
  if (!isStanding(decision)) return null;
  return (
    <>
      <Button size="small" loading={retracting.isPending} onClick={() => retracting.mutate(decision.id)}>
        {say('retract')}
      </Button>
      {retracting.error && <Failure error={retracting.error} />}
    </>
  );
}
