import type { FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import type { CommandType } from '#domain';
import { type AgreedPromise, useAgreements } from '../agreement/agreement-query.ts';
import type { Dispute } from '../dispute-query.ts';
import { plansAnew, type WrittenPromise } from './obligation-plan.ts';

/** What is still owed of a promise, as it is written into a form: of money what is left. */
const written = (promise: AgreedPromise): WrittenPromise => ({
  id: promise.id,
  kind: promise.kind ?? undefined,
  what: promise.what ?? undefined,
  fromPartyId: promise.fromPartyId ?? undefined,
  toPartyId: promise.toPartyId ?? undefined,
  amountFen: promise.amount === null ? undefined : promise.leftFen,
  dueOn: promise.due?.on,
  ...(promise.instalment === null ? {} : { instalment: promise.instalment }),
});

/** Whoever amends an agreement begins with what stands: its terms, and of its promises those that are not kept. */
export function useStandingTerms({ id, version }: Dispute, type: CommandType, form: FormInstance): void {
  const isAmended = type === 'AMEND_AGREEMENT';
  const { data } = useAgreements(id, version, isAmended);
  const isFilled = useRef(false);
  useEffect(() => {
    const standing = data?.at(-1);
    if (!isAmended || isFilled.current || standing === undefined) return;
    isFilled.current = true;
    // What was restored from before is not written over.
    if (standing.endedOn !== null || form.getFieldValue('obligations') !== undefined) return;
    const open = standing.promises.filter(({ status }) => status !== 'performed');
    form.setFieldsValue({ terms: standing.terms ?? undefined, obligations: plansAnew(open.map(written)) });
  }, [data, isAmended, form]);
}
