import { useEffect, useState } from 'react';
import { draftId, forget, keep, kept } from '../../offline/vault.ts';
import { type Changes, changed, type ReportDraft } from './report-draft.ts';

/** How long after the last key the draft is kept. */
const pauseMs = 500;

/**
 * The draft of this person on this device: kept while it is written, so that a lost signal, a call or an empty battery
 * costs nothing.
 * @param empty  made once for a form without a draft
 */
export function useDraft(ownerId: string, empty: () => ReportDraft) {
  const [draft, setDraft] = useState<ReportDraft | null>(null);
  const [isKept, setKept] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once per person; `empty` is new at every drawing
  useEffect(() => {
    let isGone = false;
    void kept(ownerId).then((all) => {
      if (isGone) return;
      const found = all.get(draftId) as ReportDraft | undefined;
      setKept(found !== undefined);
      setDraft(found ?? empty());
    });
    return () => {
      isGone = true;
    };
  }, [ownerId]);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (changes === 0 || draft === null) return;
    const timer = setTimeout(() => void keep(ownerId, draftId, draft).then(() => setKept(true)), pauseMs);
    return () => clearTimeout(timer);
  }, [changes, draft, ownerId]);
  return {
    draft,
    isKept,
    change: (changes: Changes<ReportDraft>) => {
      setDraft((before) => before && changed(before, changes));
      setChanges((count) => count + 1);
    },
    clear: async () => {
      await forget(draftId);
      setKept(false);
      setChanges(0);
      setDraft(empty());
    },
  };
}
