import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { addDays, type ReviewOrderType, reviewTask } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { type FieldFault, faultsOf, pathOfPointer } from '../../../components/schema-faults.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import { bodyFrom } from '../../dispute/form/form-values.ts';
import type { Decision } from '../review-query.ts';
import { useDeciding } from './decide-query.ts';
import { fieldsOfOrder, orderTypes, schemaOfOrder } from './order-forms.ts';
import { meetingWords } from './words.ts';

/** How long a unit has where the case has no day of its own yet. */
const usualDays = 15;

/** What stands in a form before anybody writes: what the case says itself, so that a room mostly presses Enter. */
function useFirstValues(): (dispute: Dispute) => object {
  const say = useWords(meetingWords);
  const { today } = useDates();
  return ({ typeCode, risk, complexity, lead, place, dueOn }) => ({
    typeCode,
    risk,
    complexity,
    leadId: lead?.id ?? place.id,
    measure: say('usualMeasure'),
    dueOn: dueOn !== null && dueOn > today ? dueOn : addDays(today, usualDays),
  });
}

/** The orders that the case takes now, from this person. */
export const ordersOf = ({ allowedEvents }: Dispute): readonly ReviewOrderType[] =>
  orderTypes.filter((type) => allowedEvents.includes(type));

/** A form by which a meeting decides on one case. */
export interface DecisionForm {
  readonly form: FormInstance;
  readonly initialValues: object;
  readonly type: ReviewOrderType | undefined;
  readonly choose: (type: ReviewOrderType) => void;
  readonly submit: () => void;
  readonly isSending: boolean;
  /** Why the server refused; null also where it stands at a field. */
  readonly error: Error | null;
  /** Somebody was faster: the case was read again. */
  readonly isStale: boolean;
}

/** @param onDone  the decision was applied */
export function useDecisionForm(
  meetingId: string,
  dispute: Dispute,
  first: ReviewOrderType | undefined,
  onDone: (decision: Decision) => void,
): DecisionForm {
  const name = useNames();
  const firstValues = useFirstValues();
  const [form] = Form.useForm();
  const [type, setType] = useState<ReviewOrderType | undefined>(first ?? ordersOf(dispute)[0]);
  const deciding = useDeciding(meetingId);
  const [values] = useState(() => firstValues(dispute));
  const show = (faults: readonly FieldFault[]) => {
    const local = faults.map(({ path, label }) => ({
      name: path[0] === 'command' ? path.slice(1) : [...path],
      errors: [name(label)],
    }));
    form.setFields(local);
    const [at] = local;
    if (at) form.scrollToField(at.name, { focus: true });
  };
  const submit = () => {
    if (type === undefined || deciding.isPending) return;
    const written = form.getFieldsValue(true) as Record<string, unknown>;
    const command = { type, ...bodyFrom(fieldsOfOrder(type), { ...values, ...written }) };
    const task = taskFrom(written.task as Readonly<Record<string, unknown>> | undefined);
    const faults = [
      ...faultsOf(schemaOfOrder(type), command),
      ...faultsOf(reviewTask, task).map(({ path, label }) => ({ path: ['task', ...path], label })),
    ];
    if (faults.length > 0) return show(faults);
    deciding.mutate(
      {
        decision: {
          disputeId: dispute.id,
          command,
          ...(Object.keys(task).length > 0 ? { task } : {}),
          expectedVersion: dispute.version,
        },
        key: newKey(),
      },
      {
        onSuccess: ({ decision }) => onDone(decision),
        onError: (error) => {
          if (!(error instanceof Problem)) return;
          show(error.faults.map(({ pointer, label }) => ({ path: pathOfPointer(pointer), label })));
        },
      },
    );
  };
  return {
    form,
    initialValues: values,
    type,
    choose: (chosen) => {
      deciding.reset();
      setType(chosen);
      form.setFieldsValue(values);
    },
    submit,
    isSending: deciding.isPending,
    error: deciding.error,
    isStale: deciding.error instanceof Problem && deciding.error.status === 412,
  };
}

const taskFrom = (task: Readonly<Record<string, unknown>> = {}): object =>
  Object.fromEntries(Object.entries(task).filter(([, value]) => value !== undefined && value !== ''));
