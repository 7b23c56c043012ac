import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { useChangeHold, useHolds } from './dossier-query.ts';
import { dossierWords } from './words.ts';

/** What keeps the case from being erased and destroyed: the hold that runs, and those that were. */
export function Holds({ disputeId }: { readonly disputeId: string }) {
  const say = useWords(dossierWords);
  const dates = useDates();
  const isCapable = useCapable();
  const [isAsking, ask] = useState(false);
  const { data = [], error, refetch } = useHolds(disputeId);
  const running = data.find(({ ended }) => ended === null);
  const change = isCapable('hold.set') && (
    <Button className="no-print" size="large" onClick={() => ask(true)}>
      {say(running ? 'endHold' : 'hold')}
    </Button>
  );
  return (
    <Flex vertical gap={8} align="start">
      {error && <Failure error={error} retry={refetch} />}
      {running && (
        <Alert
          type="warning"
          showIcon
          style={{ alignSelf: 'stretch' }}
          title={say('held', { reason: running.reason })}
          description={say('heldBy', {
            name: running.setBy.name,
            unit: running.setBy.organisation,
            at: dates.moment(running.setAt),
          })}
        />
      )}
      {data.map(({ id, reason, setAt, ended }) =>
        ended === null ? null : (
          <Typography.Text key={id} type="secondary">
            {say('endedHold', {
              from: dates.moment(setAt),
              to: dates.moment(ended.at),
              reason,
              name: ended.by.name,
              why: ended.reason,
            })}
          </Typography.Text>
        ),
      )}
      {change}
      {isAsking && (
        <ChangeHold disputeId={disputeId} isHeld={running !== undefined} onClose={() => ask(false)} />
      )}
    </Flex>
  );
}

function ChangeHold(props: {
  readonly disputeId: string;
  readonly isHeld: boolean;
  readonly onClose: () => void;
}) {
  const say = useWords(dossierWords);
  // What was asked stays what is sent, also when somebody else changes it meanwhile.
  const [isHeld] = useState(props.isHeld);
  const changing = useChangeHold(props.disputeId, isHeld);
  const word = isHeld ? 'endHold' : 'hold';
  return (
    <ReasonDialog
      title={say(word)}
      hint={say(isHeld ? 'endHint' : 'holdHint')}
      okText={say(word)}
      sending={changing}
      onReason={(reason) => changing.mutate(reason, { onSuccess: props.onClose })}
      onClose={props.onClose}
    />
  );
}
