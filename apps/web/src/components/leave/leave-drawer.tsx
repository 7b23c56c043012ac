import { Form, Select, Typography } from 'antd';
import { leaveReasonLabels, leaveReasons, newLeave, rolesNotCovered, runsOn } from '#domain';
import { type StaffMember, useStaff } from '../../api/office.ts';
import { useActor } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { DayInput } from '../plain-inputs.tsx';
import { SchemaDrawer } from '../schema-drawer.tsx';
import { useEnterLeave } from './leave-query.ts';
import { leaveWords } from './words.ts';

/** The form in which a leave is entered. */
export function LeaveDrawer(props: { readonly personId: string; readonly onClose: () => void }) {
  const say = useWords(leaveWords);
  const name = useNames();
  const { today } = useDates();
  const enter = useEnterLeave(props.personId);
  const { data: staff } = useStaff();
  const person = staff?.find(({ id }) => id === props.personId);
  const isOwn = useActor().staffId === props.personId;
  const colleagues = useSubstitutes(person);
  return (
    <SchemaDrawer
      title={isOwn || !person ? say('enter') : say('enterOf', { name: person.name })}
      schema={newLeave}
      initialValues={{ startsOn: today }}
      sending={enter}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      <Form.Item name="startsOn" label={say('startsOn')} required>
        <DayInput />
      </Form.Item>
      <Form.Item name="endsOn" label={say('endsOn')} required>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="substituteId"
        label={say('substitute')}
        required
        {...(colleagues?.length === 0
          ? { extra: <Typography.Text type="warning">{say('noColleague')}</Typography.Text> }
          : {})}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={colleagues === undefined}
          options={(colleagues ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={say('reason')}>
        <Select
          allowClear
          options={leaveReasons.map((reason) => ({ value: reason, label: name(leaveReasonLabels[reason]) }))}
        />
      </Form.Item>
    </SchemaDrawer>
  );
}

/** The colleagues of somebody who hold the same roles today: the server asks the same of the first day. */
function useSubstitutes(away: StaffMember | undefined): readonly StaffMember[] | undefined {
  const { today } = useDates();
  const { data } = useStaff();
  const rolesOf = ({ appointments }: StaffMember) =>
    appointments.filter((term) => runsOn(term, today)).map(({ role }) => role);
  return data?.filter(
    (one) =>
      away !== undefined &&
      one.active &&
      one.id !== away.id &&
      one.organisation.id === away.organisation.id &&
      rolesNotCovered(rolesOf(away), rolesOf(one)).length === 0,
  );
}
