import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../components/failure.tsx';
import { LeaveDrawer } from '../../components/leave/leave-drawer.tsx';
import { useLeave } from '../../components/leave/leave-query.ts';
import { Leaves, StandsIn } from '../../components/leave/leaves.tsx';
import { leaveWords } from '../../components/leave/words.ts';
import { useActor } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import { UnitLeaves } from './unit-leaves.tsx';

/** When this person is away and who stands in for them, and for whom they stand in. */
export function LeaveCard() {
  const say = useWords(leaveWords);
  const { staffId, isHead } = useActor();
  const { data, error, refetch } = useLeave(staffId);
  const [isOpen, open] = useState(false);
  return (
    <Card
      title={say('title')}
      loading={!data && !error}
      extra={data && <Button onClick={() => open(true)}>{say('enter')}</Button>}
    >
      {error && <Failure error={error} retry={refetch} />}
      {data && (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{say('lead')}</Typography.Text>
          <StandsIn leaves={data.standsIn} />
          <Leaves leaves={data.leaves} />
          {isHead && <UnitLeaves />}
        </Flex>
      )}
      {isOpen && <LeaveDrawer personId={staffId} onClose={() => open(false)} />}
    </Card>
  );
}
