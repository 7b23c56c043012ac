import { useEffect, useRef, useState } from 'react';
import { claimDraft, claimedDrafts } from '../../offline/draft-claim.ts';
import { forgetDraft, keepDraft, keptDrafts } from '../../offline/drafts.ts';
import { type Changes, changed, type ReportDraft } from './report-draft.ts';

/** How long after the last key the draft is kept. */
const pauseMs = 500;

interface Now {
  draft: ReportDraft | null;
  isChanged: boolean;
  isGone: boolean;
  letGo: () => void;
}

/** What this window is keeping at the moment; a page that is opened meanwhile reads the draft after it. */
let keeping: Promise<void> = Promise.resolve();

/** The draft that a window goes on with, and whether another window is writing one. */
interface Taken {
  readonly draft: ReportDraft | null;
  readonly letGo: () => void;
  readonly isElsewhere: boolean;
}

/** The latest draft that no other window is writing. */
async function takeDraft(ownerId: string): Promise<Taken> {
  const drafts = await keptDrafts(ownerId).catch(() => []);
  for (const [n, draft] of drafts.entries()) {
    const letGo = await claimDraft(draft.id, n === 0);
    if (letGo) return { draft: draft as ReportDraft, letGo, isElsewhere: n > 0 };
  }
  return { draft: null, letGo: () => undefined, isElsewhere: drafts.length > 0 };
}

/** What else was begun on this device and is in the form of no window, the latest first. */
async function draftsBeside(ownerId: string, shownId: string | undefined): Promise<readonly ReportDraft[]> {
  const claimed = await claimedDrafts();
  const drafts = await keptDrafts(ownerId).catch(() => []);
  return drafts.filter(({ id }) => id !== shownId && !claimed.has(id)).map((draft) => draft as ReportDraft);
}

/**
 * The draft of this person in this window: kept on the device while it is written and when the page is left, so that a lost
 * signal, a call or an empty battery costs nothing. Two windows write two drafts.
 * @param empty  made once for a form without a draft
 */
export function useDraft(ownerId: string, empty: () => ReportDraft) {
  const [draft, setDraft] = useState<ReportDraft | null>(null);
  const [isKept, setKept] = useState(false);
  const [isElsewhere, setElsewhere] = useState(false);
  const [others, setOthers] = useState<readonly ReportDraft[]>([]);
  // The draft as it is now, also for what comes between two drawings and after the last: a voice note that ends.
  const now = useRef<Now>({ draft: null, isChanged: false, isGone: false, letGo: () => undefined });
  const show = (next: ReportDraft, isChanged: boolean) => {
    now.current = { ...now.current, draft: next, isChanged };
    setDraft(next);
  };
  const listOthers = async () => setOthers(await draftsBeside(ownerId, now.current.draft?.id));
  /** Another draft stands in the form from now on. */
  const take = async (id: string) => {
    now.current.letGo();
    const letGo = (await claimDraft(id, false)) ?? (() => undefined);
    if (now.current.isGone || now.current.draft?.id !== id) letGo();
    else now.current.letGo = letGo;
  };
  const keepNow = () => {
    const { draft: latest, isChanged } = now.current;
    if (latest === null || !isChanged) return;
    now.current.isChanged = false;
    keeping = keepDraft(ownerId, latest, new Date().toISOString()).then(
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
      const taken = await takeDraft(ownerId);
      if (isLeft) return taken.letGo();
      now.current.letGo = taken.letGo;
      setKept(taken.draft !== null);
      setElsewhere(taken.isElsewhere);
      const next = taken.draft ?? empty();
      show(next, false);
      if (taken.draft === null) void take(next.id);
      await listOthers();
    };
    void read();
    const leave = keepNow;
    // Another window may have let one go meanwhile.
    const comeBack = () => void listOthers();
    window.addEventListener('pagehide', leave);
    window.addEventListener('focus', comeBack);
    return () => {
      isLeft = true;
      now.current.isGone = true;
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('focus', comeBack);
      leave();
      now.current.letGo();
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
    /** Another window has the draft that was being written, or one as well. */
    isElsewhere,
    /** The other drafts that can be gone on with here. */
    others,
    /** Goes on with another draft; the present one stays on the device. */
    open: async (id: string) => {
      keepNow();
      await keeping;
      const letGo = await claimDraft(id, false);
      const next = (await keptDrafts(ownerId).catch(() => [])).find((one) => one.id === id);
      if (letGo === null || next === undefined || now.current.isGone) letGo?.();
      else {
        now.current.letGo();
        now.current.letGo = letGo;
        setKept(true);
        show(next as ReportDraft, false);
      }
      await listOthers();
    },
    change: (changes: Changes<ReportDraft>) => {
      const { draft: before, isGone } = now.current;
      if (before === null) return;
      const next = changed(before, changes);
      show(next, true);
      if (isGone) keepNow();
      else if (next.id !== before.id) void take(next.id);
    },
    clear: async () => {
      const { draft: before } = now.current;
      now.current.isChanged = false;
      // What is being kept must not arrive after it was forgotten.
      await keeping;
      if (before !== null) await forgetDraft(before.id);
      setKept(false);
      const next = empty();
      show(next, false);
      void take(next.id);
      await listOthers();
    },
  };
}
