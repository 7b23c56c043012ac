import { useEffect, useRef, useState } from 'react';
import { newKey } from '../../../api/new-key.ts';
import { heldKey } from '../../../components/sealing/held-key.ts';
import { useActor } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { emptyNote, forgetNote, hasKeptNote, keepNote, keptNote, type NoteDraft } from './note-draft.ts';

/** How long after the last key the draft is kept. */
const pauseMs = 500;

/**
 * The note that is being written in a case. While the key is open here it is kept encrypted as it grows; when the key is
 * shut, the words leave the page once they are kept, and come back with the code. Where they cannot be kept they wait in memory.
 * @param isOpen  is the key open in this window?
 */
export function useNoteDraft(disputeId: string, isOpen: boolean) {
  const { today } = useDates();
  const { staffId } = useActor();
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  const [isKept, setKept] = useState(false);
  const now = useRef<{ draft: NoteDraft | null; isChanged: boolean }>({ draft: null, isChanged: false });
  const by = useRef(heldKey.get());
  const show = (next: NoteDraft | null, isChanged: boolean) => {
    now.current = { draft: next, isChanged };
    setDraft(next);
  };
  const keepNow = async (): Promise<boolean> => {
    const { draft: latest, isChanged } = now.current;
    if (latest === null || !isChanged) return true;
    const isDone = await keepNote(disputeId, latest, by.current).catch(() => false);
    if (isDone && now.current.draft === latest) now.current.isChanged = false;
    setKept(isDone);
    return isDone;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the key is opened or shut, and then alone
  useEffect(() => {
    let isLeft = false;
    const open = async () => {
      by.current = heldKey.get();
      if (now.current.draft !== null) return;
      const found = by.current && (await keptNote(disputeId, by.current).catch(() => null));
      if (isLeft) return;
      setKept(found !== null);
      show(found ?? emptyNote(today), false);
    };
    const shut = async () => {
      if (!(await keepNow()) || isLeft) return;
      by.current = null;
      show(null, false);
    };
    void (isOpen ? open() : shut());
    return () => {
      isLeft = true;
    };
  }, [isOpen, disputeId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause after each change
  useEffect(() => {
    const timer = setTimeout(() => void keepNow(), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and with the draft of that moment
  useEffect(() => {
    const leave = () => void keepNow();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return {
    draft,
    /** Is it kept on this device? False also where nothing of it needs to be. */
    isKept,
    /** Was something written that is not sealed? Asked when the page is left. */
    isWritten: () => (now.current.draft?.text ?? '').trim() !== '',
    change: (changes: Partial<Omit<NoteDraft, 'key'>>) => {
      const before = now.current.draft;
      if (before !== null) show({ ...before, ...changes, key: newKey() }, true);
    },
    /** Sealed, or thrown away. */
    clear: async () => {
      show(null, false);
      await forgetNote(disputeId, staffId);
    },
  };
}

/** Was a note begun in this case on this device? @param isWriting  asked again whenever somebody has stopped writing */
export function useIsNoteBegun(disputeId: string, isWriting: boolean): boolean {
  const { staffId } = useActor();
  const [isBegun, setBegun] = useState(false);
  useEffect(() => {
    if (isWriting) return;
    let isLeft = false;
    void hasKeptNote(disputeId, staffId).then(
      (has) => !isLeft && setBegun(has),
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [disputeId, staffId, isWriting]);
  return isBegun;
}
