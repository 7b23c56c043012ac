import { Form, Input } from 'antd';
import { useState } from 'react';
import { newStaff } from '#domain';
import { OrganisationPicker } from '../../../components/pickers.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { firstPassword } from './first-password.ts';
import { PasswordInput } from './password-input.tsx';
import { RoleTermFields } from './role-term-fields.tsx';
import { useAddMember } from './staff-query.ts';
import { staffWords } from './words.ts';

/** The form of somebody new, with a first password and a first role. */
export function AddMember(props: {
  readonly unitId: string | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const say = useWords(staffWords);
  const { today } = useDates();
  const [password] = useState(firstPassword);
  return (
    <SchemaDrawer
      title={say('add')}
      schema={newStaff}
      initialValues={{
        organisationId: props.unitId,
        password,
        appointments: [{ role: 'mediator', isHead: false, startsOn: today }],
      }}
      sending={useAddMember()}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Form.Item name="name" label={say('name')} required>
        <Input maxLength={100} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="organisationId" label={say('unit')} required>
        <OrganisationPicker />
      </Form.Item>
      <RoleTermFields under={['appointments', 0]} />
      <Form.Item name="username" label={say('username')} extra={say('usernameHint')} required>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="password" label={say('password')} extra={say('passwordHint')} required>
        <PasswordInput />
      </Form.Item>
    </SchemaDrawer>
  );
}
