import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { type ReviewOrderType, reviewTask } from '#domain';
import { type FieldFault, faultsOf } from '../../../components/schema-faults.ts';
import { useNames } from '../../../words/label.ts';
import { bodyFrom } from '../../dispute/form/form-values.ts';
import type { OrderRules } from './order-rules.ts';

/** An order as a form gives it, and the task that goes with it. */
export interface GivenOrder {
  readonly command: { readonly type: ReviewOrderType };
  readonly task?: object;
}

/** A form in which one order is written. */
export interface OrderForm {
  readonly form: FormInstance;
  readonly initialValues: object;
  readonly type: ReviewOrderType | undefined;
  readonly choose: (type: ReviewOrderType) => void;
  /** What is written there; undefined where something is wrong, which then stands at its field. */
  readonly read: () => GivenOrder | undefined;
  /** Puts faults to their fields and goes to the first. */
  readonly show: (faults: readonly FieldFault[]) => void;
}

/** @param first  the order that is asked for; default the first that can be given */
export function useOrderForm(rules: OrderRules, first?: ReviewOrderType): OrderForm {
  const name = useNames();
  const [form] = Form.useForm();
  const [type, choose] = useState(first ?? rules.orders[0]);
  const [values] = useState(rules.values);
  const show = (faults: readonly FieldFault[]) => {
    const local = faults.map(({ path, label }) => ({
      name: path[0] === 'command' ? path.slice(1) : [...path],
      errors: [name(label)],
    }));
    form.setFields(local);
    const [at] = local;
    if (at) form.scrollToField(at.name, { focus: true });
  };
  const read = (): GivenOrder | undefined => {
    if (type === undefined) return undefined;
    const written = form.getFieldsValue(true) as Record<string, unknown>;
    const command = { type, ...bodyFrom(rules.fieldsOf(type), { ...values, ...written }) };
    const task = filledIn(written.task as Readonly<Record<string, unknown>> | undefined);
    const faults = [
      ...faultsOf(rules.schemaOf(type), command),
      ...faultsOf(reviewTask, task).map(({ path, label }) => ({ path: ['task', ...path], label })),
    ];
    if (faults.length > 0) {
      show(faults);
      return undefined;
    }
    return { command, ...(Object.keys(task).length > 0 ? { task } : {}) };
  };
  return { form, initialValues: values, type, choose, read, show };
}

/** A field left empty was not filled in. */
const filledIn = (task: Readonly<Record<string, unknown>> = {}): object =>
  Object.fromEntries(Object.entries(task).filter(([, value]) => value !== undefined && value !== ''));
