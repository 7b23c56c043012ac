import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Problem } from '../../api/problem.ts';
import { pathOfPointer } from '../../components/schema-faults.ts';
import { handIn } from '../../offline/report-outbox.ts';
import { sendWaiting } from '../../offline/sending.ts';
import { sessionKey } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { type Faults, showFirstFault } from './faults.tsx';
import { faultsIn, type ReportDraft, waitingFrom } from './report-draft.ts';

/**
 * Hands in the report: what the schema says against it stands at its fields; what cannot be sent now waits on the device.
 * @param onTaken  the draft is not needed any more
 */
export function useHandingIn(ownerId: string, onTaken: () => Promise<void>) {
  const name = useNames();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { today } = useDates();
  const [faults, setFaults] = useState<Faults>({});
  const show = (told: Faults) => {
    setFaults(told);
    // Once the faults are drawn.
    if (Object.keys(told).length > 0) requestAnimationFrame(showFirstFault);
  };
  const send = useMutation({
    mutationFn: (draft: ReportDraft) => handIn(ownerId, waitingFrom(draft, new Date().toISOString())),
    onSuccess: async (result) => {
      await onTaken();
      void sendWaiting(ownerId);
      await client.invalidateQueries({ queryKey: ['my-day'] });
      if (!result.sent && result.status === 401) await client.invalidateQueries({ queryKey: sessionKey });
      // What was refused of it stands on this page.
      if (result.sent && !result.isSettlementRefused) void navigate(`/disputes/${result.disputeId}`);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      const told = error.faults.map(({ pointer, label }) => [pathOfPointer(pointer).join('.'), name(label)]);
      show(Object.fromEntries(told));
    },
  });
  const submit = (draft: ReportDraft) => {
    const found = faultsIn(draft, today);
    show(Object.fromEntries(found.map(({ path, label }) => [path.join('.'), name(label)])));
    if (found.length === 0) send.mutate(draft);
  };
  return {
    submit,
    /** What was said of the last report is not said of the next. */
    forget: () => {
      setFaults({});
      send.reset();
    },
    faults,
    error: send.error,
    isSending: send.isPending,
    isWaiting: send.data?.sent === false,
  };
}
