import { useEffect, useRef, useState } from 'react';
import { draftId, forget, keep, kept } from '../../offline/vault.ts';
import { type Changes, changed, type ReportDraft } from './report-draft.ts';

/** How long after the last key the draft is kept. */
const pauseMs = 500;

interface Now {
  draft: ReportDraft | null;
  isChanged: boolean;
  isGone: boolean;
}

/** What this window is keeping at the moment; a page that is opened meanwhile reads the draft after it. */
let keeping: Promise<void> = Promise.resolve();

/**
 * The draft of this person on this device: kept while it is written and when the page is left, so that a lost signal, a
 * call or an empty battery costs nothing.
 * @param empty  made once for a form without a draft
 */
export function useDraft(ownerId: string, empty: () => ReportDraft) {
  const [draft, setDraft] = useState<ReportDraft | null>(null);
  const [isKept, setKept] = useState(false);
  // The draft as it is now, also for what comes between two drawings and after the last: a voice note that ends.
  const now = useRef<Now>({ draft: null, isChanged: false, isGone: false });
  const show = (next: ReportDraft, isChanged: boolean) => {
    now.current = { ...now.current, draft: next, isChanged };
    setDraft(next);
  };
  const keepNow = () => {
    const { draft: latest, isChanged } = now.current;
    if (latest === null || !isChanged) return;
    now.current.isChanged = false;
    keeping = keep(ownerId, draftId, latest).then(
      () => setKept(true),
      () => {
        // Full, or closed to us: it stands on the screen still.
        now.current.isChanged = true;
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once per person; `empty` is new at every drawing
  useEffect(() => {
    let isLeft = false;
    now.current.isGone = false;
    const read = async () => {
      await keeping;
      const all = await kept(ownerId).catch(() => new Map<string, unknown>());
      if (isLeft) return;
      const found = all.get(draftId) as ReportDraft | undefined;
      setKept(found !== undefined);
      show(found ?? empty(), false);
    };
    void read();
    const leave = keepNow;
    window.addEventListener('pagehide', leave);
    return () => {
      isLeft = true;
      now.current.isGone = true;
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [ownerId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause after each change, whatever the person is called
  useEffect(() => {
    const timer = setTimeout(() => keepNow(), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return {
    draft,
    isKept,
    change: (changes: Changes<ReportDraft>) => {
      const { draft: before, isGone } = now.current;
      if (before === null) return;
      show(changed(before, changes), true);
      if (isGone) keepNow();
    },
    clear: async () => {
      now.current.isChanged = false;
      // What is being kept must not arrive after it was forgotten.
      await keeping;
      await forget(draftId);
      setKept(false);
      show(empty(), false);
    },
  };
}
