import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Typography } from 'antd';
import { useState } from 'react';
import { runsOn } from '#domain';
import { type StaffMember, useStaff } from '../../api/office.ts';
import { LeaveDrawer } from '../../components/leave/leave-drawer.tsx';
import { LeaveRow } from '../../components/leave/leave-row.tsx';
import { leaveWords } from '../../components/leave/words.ts';
import { useActor } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';

/** The leave of the colleagues of whoever heads a unit: somebody who is ill does not enter it themselves. */
export function UnitLeaves() {
  const say = useWords(leaveWords);
  const colleagues = useColleagues();
  const [awayId, choose] = useState<string>();
  if (colleagues.length === 0) return null;
  return (
    <section>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Text strong>{say('ofUnit')}</Typography.Text>
        <Dropdown
          trigger={['click']}
          menu={{
            items: colleagues.map(({ id, name }) => ({ key: id, label: name })),
            onClick: ({ key }) => choose(key),
          }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            {say('enterFor')}
          </Button>
        </Dropdown>
      </Flex>
      <ul className="plain">
        {colleagues.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
      {awayId && <LeaveDrawer personId={awayId} onClose={() => choose(undefined)} />}
    </section>
  );
}

function Row({ person }: { readonly person: StaffMember }) {
  const { today } = useDates();
  if (!person.leave) return null;
  const when = person.leave.startsOn <= today ? ('current' as const) : ('coming' as const);
  return <LeaveRow leave={{ ...person.leave, person, when }} of={person.name} />;
}

/** Who works in this unit today besides its head. */
function useColleagues(): readonly StaffMember[] {
  const { staffId, organisationId } = useActor();
  const { today } = useDates();
  const { data = [] } = useStaff();
  return data.filter(
    ({ id, active, organisation, appointments }) =>
      active &&
      id !== staffId &&
      organisation.id === organisationId &&
      appointments.some((term) => runsOn(term, today)),
  );
}
