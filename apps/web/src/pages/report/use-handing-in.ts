import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { disputeCommands } from '#domain';
import { Problem } from '../../api/problem.ts';
import { faultsOf, pathOfPointer } from '../../components/schema-faults.ts';
import { handIn } from '../../offline/report-outbox.ts';
import { sendWaiting } from '../../offline/sending.ts';
import { useNames } from '../../words/label.ts';
import { type ReportDraft, reportFrom, waitingFrom } from './report-draft.ts';

/** What is wrong with a field, as the form shows it; nothing for a field that is right. */
export type FaultOf = (field: string) => { readonly validateStatus?: 'error'; readonly help?: string };

/**
 * Hands in the report: what the schema says against it stands at its fields; what cannot be sent now waits on the device.
 * @param onTaken  the draft is not needed any more
 */
export function useHandingIn(ownerId: string, onTaken: () => Promise<void>) {
  const name = useNames();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const send = useMutation({
    mutationFn: (draft: ReportDraft) => handIn(ownerId, waitingFrom(draft, new Date().toISOString())),
    onSuccess: async (result) => {
      await onTaken();
      void sendWaiting(ownerId);
      await client.invalidateQueries({ queryKey: ['my-day'] });
      if (result.sent) void navigate(`/disputes/${result.disputeId}`);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      const told = error.faults.map(({ pointer, label }) => [pathOfPointer(pointer).join('.'), name(label)]);
      setFaults(Object.fromEntries(told));
    },
  });
  const submit = (draft: ReportDraft) => {
    const found = faultsOf(disputeCommands.REPORT, reportFrom(draft));
    setFaults(Object.fromEntries(found.map(({ path, label }) => [path.join('.'), name(label)])));
    if (found.length === 0) send.mutate(draft);
    // Once the faults are drawn.
    else requestAnimationFrame(showFirstFault);
  };
  const faultOf: FaultOf = (field) => {
    const found = Object.entries(faults).find(([path]) => path === field || path.startsWith(`${field}.`));
    return found === undefined ? {} : { validateStatus: 'error', help: found[1] };
  };
  return {
    submit,
    faultOf,
    error: send.error,
    isSending: send.isPending,
    isWaiting: send.data?.sent === false,
  };
}

const showFirstFault = () =>
  document.querySelector('.ant-form-item-has-error')?.scrollIntoView({ block: 'center' });
