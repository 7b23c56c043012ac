import { Button, Card, Checkbox, Empty, Flex, Input, message, Select, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { type Role, roleLabels, roles } from '#domain';
import { type StaffMember, useStaff } from '../../../api/office.ts';
import { Failure } from '../../../components/failure.tsx';
import { leaveWords } from '../../../components/leave/words.ts';
import { PageHeading } from '../../../components/page-heading.tsx';
import { OrganisationPicker } from '../../../components/pickers.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { AddMember } from './add-member.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { chosenOf, rolesToday, useStaffFilter } from './staff-filter.ts';

import { staffWords } from './words.ts';

/** The people of the office, their roles and their accounts. */
export function StaffPage() {
  const say = useWords(staffWords);
  const { today } = useDates();
  const [notice, noticePlace] = message.useMessage();
  const { data, error, refetch } = useStaff();
  const [filter, set] = useStaffFilter();
  const [isAdding, add] = useState(false);
  const shown = data ? chosenOf(data, filter, today) : [];
  const person = data?.find(({ id }) => id === filter.personId);
  return (
    <Flex vertical gap={16}>
      {noticePlace}
      <PageHeading title={say('title')} {...(data ? { lead: say('count', { count: shown.length }) } : {})}>
        <Button type="primary" size="large" onClick={() => add(true)}>
          {say('add')}
        </Button>
      </PageHeading>
      <Filters />
      {error && <Failure error={error} retry={refetch} />}
      {!error && (
        <Card>
          {!data && <Skeleton active paragraph={{ rows: 8 }} />}
          {data && shown.length === 0 && <Empty description={say('none')} />}
          <ul className="plain">
            {shown.map((one) => (
              <MemberRow key={one.id} person={one} onOpen={() => set('person', one.id)} />
            ))}
          </ul>
        </Card>
      )}
      {person && <MemberDrawer key={person.id} person={person} onClose={() => set('person', undefined)} />}
      {isAdding && (
        <AddMember
          unitId={filter.unitId}
          onClose={() => add(false)}
          onDone={() => {
            add(false);
            void notice.success(say('saved'));
          }}
        />
      )}
    </Flex>
  );
}

function Filters() {
  const say = useWords(staffWords);
  const name = useNames();
  const [filter, set] = useStaffFilter();
  return (
    <Flex gap={8} wrap align="center">
      <Input.Search
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        defaultValue={filter.search}
        onChange={({ target }) => set('q', target.value)}
        style={{ flex: '1 1 180px', maxWidth: 320 }}
      />
      <div style={{ flex: '1 1 160px', maxWidth: 260 }}>
        <OrganisationPicker
          label={say('allUnits')}
          value={filter.unitId}
          onChange={(unit) => set('unit', unit)}
        />
      </div>
      <Select
        allowClear
        aria-label={say('allRoles')}
        placeholder={say('allRoles')}
        value={filter.role ?? null}
        options={roles.map((role) => ({ value: role, label: name(roleLabels[role]) }))}
        onChange={(role: string | undefined) => set('role', role)}
        style={{ flex: '1 1 140px', maxWidth: 220 }}
      />
      <Checkbox
        checked={filter.withLeft}
        onChange={({ target }) => set('left', target.checked ? 'true' : undefined)}
      >
        {say('showLeft')}
      </Checkbox>
    </Flex>
  );
}

function MemberRow({ person, onOpen }: { readonly person: StaffMember; readonly onOpen: () => void }) {
  const say = useWords(staffWords);
  const sayOfLeave = useWords(leaveWords);
  const dates = useDates();
  const { today } = dates;
  const held = rolesToday(person, today);
  return (
    <li>
      <button type="button" className="row choice" onClick={onOpen}>
        <Flex vertical style={{ flex: 1, minWidth: 0 }}>
          <Typography.Text strong delete={!person.active}>
            {person.name}
          </Typography.Text>
          <Typography.Text type="secondary">{person.organisation.name}</Typography.Text>
        </Flex>
        <Flex gap={4} wrap justify="flex-end">
          {!person.active && <Tag>{say('off')}</Tag>}
          {person.leave && person.leave.startsOn <= today && (
            <Tag color="gold">{sayOfLeave('onLeave', { day: dates.day(person.leave.endsOn) })}</Tag>
          )}
          {held.length === 0 && <Tag>{say('noRole')}</Tag>}
          {held.map((role) => (
            <RoleMark key={role} role={role} />
          ))}
        </Flex>
      </button>
    </li>
  );
}

function RoleMark({ role }: { readonly role: Role }) {
  const name = useNames();
  return <Tag color="blue">{name(roleLabels[role])}</Tag>;
}
