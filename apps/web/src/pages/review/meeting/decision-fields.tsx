import { Form, Input } from 'antd';
import type { ReviewOrderType } from '#domain';
import { UnitPicker } from '../../../components/pickers.tsx';
import { DayInput } from '../../../components/plain-inputs.tsx';
import { useWords } from '../../../words/words.ts';
import type { Field } from '../../dispute/form/field.ts';
import { FieldInput, type Subject } from '../../dispute/form/field-input.tsx';
import { namesItsTask } from './order-forms.ts';
import { meetingWords } from './words.ts';

/** What is asked for an order: its own fields, and the task with what will prove it done. */
export function DecisionFields(props: {
  readonly type: ReviewOrderType;
  readonly fields: readonly Field[];
  readonly dispute: Subject;
}) {
  const say = useWords(meetingWords);
  const { type, fields, dispute } = props;
  return (
    <>
      {fields.map((field) => (
        <FieldInput key={`${type} ${field.name}`} field={field} dispute={dispute} />
      ))}
      {namesItsTask.has(type) ? (
        <Proof />
      ) : (
        <details className="task-fields">
          <summary>{say('task')}</summary>
          <Form.Item name={['task', 'unitId']} label={say('unit')}>
            <UnitPicker />
          </Form.Item>
          <Form.Item name={['task', 'dueOn']} label={say('dueOn')}>
            <DayInput />
          </Form.Item>
          <Form.Item name={['task', 'measure']} label={say('measure')}>
            <Input maxLength={1000} />
          </Form.Item>
          <Proof />
        </details>
      )}
    </>
  );
}

function Proof() {
  const say = useWords(meetingWords);
  return (
    <Form.Item name={['task', 'proof']} label={say('proof')} extra={say('proofHint')}>
      <Input maxLength={500} />
    </Form.Item>
  );
}
