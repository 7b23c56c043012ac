import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { type StaffMember } from '../../../api/office.ts';
import { Failure } from '../../../components/failure.tsx';
import { LeaveDrawer } from '../../../components/leave/leave-drawer.tsx';
import { useLeave } from '../../../components/leave/leave-query.ts';
import { Leaves, StandsIn } from '../../../components/leave/leaves.tsx';
import { leaveWords } from '../../../components/leave/words.ts';
import { useWords } from '../../../words/words.ts';

/** When somebody is away and who stands in for them, and for whom they stand in. */
export function MemberLeave({ person }: { readonly person: StaffMember }) {
  const say = useWords(leaveWords);
  const { data, error, refetch } = useLeave(person.id);
  const [isOpen, open] = useState(false);
  return (
    <section>
      <Flex justify="space-between" align="center">
        <Typography.Title level={3} style={{ fontSize: 17, margin: 0 }}>
          {say('title')}
        </Typography.Title>
        {person.active && <Button onClick={() => open(true)}>{say('enter')}</Button>}
      </Flex>
      {error && <Failure error={error} retry={refetch} />}
      {data && (
        <Flex vertical gap={8} style={{ marginTop: 8 }}>
          <StandsIn leaves={data.standsIn} />
          <Leaves leaves={data.leaves} />
        </Flex>
      )}
      {isOpen && <LeaveDrawer personId={person.id} onClose={() => open(false)} />}
    </section>
  );
}
