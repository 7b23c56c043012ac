import type { ReviewOrderType } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { pathOfPointer } from '../../../components/schema-faults.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import type { Decision } from '../review-query.ts';
import { useDeciding } from './decide-query.ts';
import { useRulesOf } from './order-rules.ts';
import { type OrderForm, useOrderForm } from './use-order-form.ts';

/** A form by which a meeting gives one order to one case. */
export interface DecisionForm extends Omit<OrderForm, 'choose' | 'read' | 'show'> {
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
  order: ReviewOrderType,
  onDone: (decision: Decision) => void,
): DecisionForm {
  const { form, initialValues, type, read, show } = useOrderForm(useRulesOf(dispute), order);
  const deciding = useDeciding(meetingId);
  const submit = () => {
    if (deciding.isPending) return;
    const given = read();
    if (given === undefined) return;
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
    isSending: deciding.isPending,
    error: deciding.error,
    isStale: deciding.error instanceof Problem && deciding.error.status === 412,
  };
}
