import { Button, Flex, Form, Popover, Tag, Typography } from 'antd';
import { useState } from 'react';
import { newAppointment, roleLabels, runsOn, termEnd } from '#domain';
import { type StaffMember } from '../../../api/office.ts';
import { DayInput } from '../../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { RoleTermFields } from './role-term-fields.tsx';
import { type Appointment, useAppoint, useEndTerm } from './staff-query.ts';
import { StillMediates } from './still-mediates.tsx';
import { staffWords } from './words.ts';

/** The roles that somebody holds, held and will hold. */
export function Terms({ person }: { readonly person: StaffMember }) {
  const say = useWords(staffWords);
  const { today } = useDates();
  const [isOpen, open] = useState(false);
  const appoint = useAppoint(person.id);
  const latestFirst = [...person.appointments].sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
  return (
    <section>
      <Flex justify="space-between" align="center">
        <Typography.Title level={3} style={{ fontSize: 17, margin: 0 }}>
          {say('terms')}
        </Typography.Title>
        <Button onClick={() => open(true)}>{say('appoint')}</Button>
      </Flex>
      <ul className="plain">
        {latestFirst.map((term) => (
          <TermRow key={term.id} personId={person.id} term={term} />
        ))}
      </ul>
      {isOpen && (
        <SchemaDrawer
          title={say('appoint')}
          schema={newAppointment}
          initialValues={{ isHead: false, startsOn: today }}
          sending={appoint}
          onDone={() => open(false)}
          onClose={() => open(false)}
        >
          <RoleTermFields />
        </SchemaDrawer>
      )}
    </section>
  );
}

function TermRow({ personId, term }: { readonly personId: string; readonly term: Appointment }) {
  const say = useWords(staffWords);
  const name = useNames();
  const dates = useDates();
  const { startsOn, endsOn, role, isHead } = term;
  const isPast = endsOn !== null && endsOn < dates.today;
  const from = dates.day(startsOn);
  return (
    <li className="row">
      <Flex vertical style={{ flex: 1 }}>
        <span>
          {name(roleLabels[role])} {isHead && <Tag color="blue">{say('head')}</Tag>}
          {isPast && <Tag>{say('past')}</Tag>}
          {!isPast && !runsOn(term, dates.today) && <Tag>{say('ahead')}</Tag>}
        </span>
        <Typography.Text type="secondary">
          {endsOn === null ? say('term', { from }) : say('termUntil', { from, until: dates.day(endsOn) })}
        </Typography.Text>
      </Flex>
      {!isPast && <EndTerm personId={personId} term={term} />}
    </li>
  );
}

function EndTerm({ personId, term }: { readonly personId: string; readonly term: Appointment }) {
  const say = useWords(staffWords);
  const { today } = useDates();
  const [isOpen, open] = useState(false);
  const [day, setDay] = useState<string | undefined>(term.endsOn ?? today);
  const end = useEndTerm(personId, term.id);
  const input = termEnd.safeParse({ endsOn: day });
  return (
    <Popover
      open={isOpen}
      onOpenChange={open}
      trigger="click"
      placement="bottomRight"
      content={
        <Form layout="vertical" onFinish={() => input.data && end.mutate({ endsOn: input.data.endsOn })}>
          {end.error && (
            <StillMediates
              error={end.error}
              personId={personId}
              onLeave={() => input.data && end.mutate({ endsOn: input.data.endsOn, leaveCases: true })}
            />
          )}
          <Form.Item label={say('lastDay')} htmlFor={`end-${term.id}`}>
            <DayInput id={`end-${term.id}`} value={day} onChange={setDay} />
          </Form.Item>
          <Button type="primary" htmlType="submit" disabled={!input.success} loading={end.isPending}>
            {say('endTerm')}
          </Button>
        </Form>
      }
    >
      <Button>{say('endTerm')}</Button>
    </Popover>
  );
}
