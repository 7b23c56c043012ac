import { Form } from 'antd';
import { useState } from 'react';
import type { ReviewOrderType } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { pathOfPointer } from '../../../components/schema-faults.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import type { Decision } from '../review-query.ts';
import { useDeciding } from './decide-query.ts';
import { useRulesOf } from './order-rules.ts';
import { type GivenOrder, type OrderForm, useOrderForm } from './use-order-form.ts';

/** A form by which a meeting gives one order to one case. */
export interface DecisionForm extends Omit<OrderForm, 'choose' | 'read' | 'show'> {
  readonly submit: () => void;
  /** The day that stands in the form, where the order has one. */
  readonly dueOn: string | undefined;
  /** A red case was about to get the day that nobody has chosen: it is sent when it is sent once more. */
  readonly isUsualDay: boolean;
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
  order: ReviewOrderType,
  onDone: (decision: Decision) => void,
): DecisionForm {
  const { form, initialValues, type, read, show } = useOrderForm(useRulesOf(dispute), order);
  const deciding = useDeciding(meetingId);
  const dueOn: string | undefined = Form.useWatch('dueOn', form);
  const [warnedOf, warnOf] = useState<string | undefined>();
  const submit = () => {
    if (deciding.isPending) return;
    const given = read();
    if (given === undefined) return;
    const unread = usualDayOfRed(given, dispute, initialValues);
    warnOf(unread);
    if (unread !== undefined && unread !== warnedOf) return;
    deciding.mutate(
      {
        decision: { disputeId: dispute.id, ...given, expectedVersion: dispute.version },
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
    initialValues,
    type,
    submit,
    dueOn,
    isUsualDay: warnedOf !== undefined && warnedOf === dueOn,
    isSending: deciding.isPending,
    error: deciding.error,
    isStale: Problem.isStale(deciding.error),
  };
}

/** The day of an order to a red case that stood in the form from the start; undefined where somebody has chosen another. */
function usualDayOfRed(
  { command }: GivenOrder,
  dispute: Dispute,
  usual: { readonly dueOn?: string },
): string | undefined {
  const { risk, dueOn } = command as GivenOrder['command'] & {
    readonly risk?: string;
    readonly dueOn?: string;
  };
  return (risk ?? dispute.risk) === 'red' && dueOn === usual.dueOn ? dueOn : undefined;
}
