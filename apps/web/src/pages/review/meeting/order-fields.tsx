import { Alert, Button, Card, Form, Radio } from 'antd';
import { type Ref, useImperativeHandle } from 'react';
import { commandNames } from '#domain';
import { type FieldFault, forgetFaults } from '../../../components/schema-faults.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { DecisionFields } from './decision-fields.tsx';
import type { OrderRules } from './order-rules.ts';
import { type GivenOrder, useOrderForm } from './use-order-form.ts';
import { meetingWords } from './words.ts';

/** What a drawer asks of each order that is written in it. */
export interface OrderHandle {
  readonly read: () => GivenOrder | undefined;
  readonly show: (faults: readonly FieldFault[]) => void;
  readonly isWritten: () => boolean;
}

/** One order among those that are decided on together: which, and what it asks. */
export function OrderFields(props: {
  readonly ref: Ref<OrderHandle>;
  readonly rules: OrderRules;
  /** Counted from 1; undefined where it is the only one. */
  readonly nth: number | undefined;
  /** Unlike that of any other order of the drawer. */
  readonly formName: string;
  readonly onSubmit: () => void;
  readonly onRemove: () => void;
}) {
  const say = useWords(meetingWords);
  const name = useNames();
  const { rules, nth } = props;
  const { form, initialValues, type, choose, read, show } = useOrderForm(rules);
  useImperativeHandle(props.ref, () => ({ read, show, isWritten: () => form.isFieldsTouched() }));
  const fields = type && (
    <Form
      form={form}
      name={props.formName}
      layout="vertical"
      requiredMark="optional"
      initialValues={initialValues}
      onFinish={props.onSubmit}
      onValuesChange={(changed: object) => forgetFaults(form, changed)}
    >
      <Form.Item label={say('order')} required>
        <Radio.Group
          aria-label={nth === undefined ? say('order') : say('nthOrder', { n: nth })}
          optionType="button"
          className="orders"
          value={type}
          onChange={({ target }) => choose(target.value)}
          options={rules.orders.map((order) => ({ value: order, label: name(commandNames[order]) }))}
        />
      </Form.Item>
      {!rules.orders.includes(type) && (
        <Alert
          type="warning"
          showIcon
          title={say('orderGone', { order: name(commandNames[type]) })}
          style={{ marginBottom: 16 }}
        />
      )}
      <DecisionFields type={type} fields={rules.fieldsOf(type)} dispute={rules.subject} />
      {/* Enter in a field sends the form. */}
      <button type="submit" hidden />
    </Form>
  );
  if (nth === undefined) return fields;
  return (
    <Card
      size="small"
      title={say('nthOrder', { n: nth })}
      extra={
        <Button size="small" onClick={props.onRemove}>
          {say('dropOrder')}
        </Button>
      }
      style={{ marginBottom: 16 }}
    >
      {fields}
    </Card>
  );
}
