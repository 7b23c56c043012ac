import { Checkbox, Form, Select } from 'antd';
import { roleLabels, roles } from '#domain';
import { DayInput } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { staffWords } from './words.ts';

/** The fields of a role held for a term. @param under  where they stand in the form */
export function RoleTermFields({ under = [] }: { readonly under?: readonly (string | number)[] }) {
  const say = useWords(staffWords);
  const name = useNames();
  return (
    <>
      <Form.Item name={[...under, 'role']} label={say('role')} required>
        <Select options={roles.map((role) => ({ value: role, label: name(roleLabels[role]) }))} />
      </Form.Item>
      <Form.Item name={[...under, 'isHead']} valuePropName="checked" style={{ marginTop: -12 }}>
        <Checkbox>{say('isHead')}</Checkbox>
      </Form.Item>
      <Form.Item name={[...under, 'startsOn']} label={say('startsOn')} required>
        <DayInput />
      </Form.Item>
      <Form.Item name={[...under, 'endsOn']} label={say('endsOn')} extra={say('endsOnHint')}>
        <DayInput />
      </Form.Item>
    </>
  );
}
