import type { FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useKeptInMemoryOnly } from '../../../offline/vault.ts';
import { type FormOf, forgetForm, isKeepable, type KeptForm, keepForm, keptForm } from './form-draft.ts';

/** How long after the last key it is kept. */
const pauseMs = 500;

/**
 * What is being written in a form that takes long: kept on this device as it grows, and offered when the form is opened again.
 * Until whoever opens it has chosen, nothing is written over it.
 */
export function useFormDraft(of: FormOf, form: FormInstance) {
  const [found, setFound] = useState<KeptForm | null>(null);
  const [isKept, setKept] = useState(false);
  const isInMemoryOnly = useKeptInMemoryOnly();
  const now = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; isOver: boolean }>({
    timer: undefined,
    isOver: false,
  });
  const keepNow = () => {
    clearTimeout(now.current.timer);
    now.current.timer = undefined;
    void keepForm(of, form.getFieldsValue(true)).then(
      () => setKept(true),
      // No room, or closed to us: it stands on the screen still, and leaving asks.
      () => setKept(false),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the form, with what it holds at that moment
  useEffect(() => {
    if (!isKeepable(of)) return;
    let isLeft = false;
    void keptForm(of).then(
      (one) => !isLeft && setFound(one),
      () => undefined,
    );
    const leave = () => {
      if (now.current.timer !== undefined) keepNow();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      isLeft = true;
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const end = () => {
    clearTimeout(now.current.timer);
    now.current = { timer: undefined, isOver: true };
    setKept(false);
    void forgetForm(of).catch(() => undefined);
  };
  return {
    /** What was left here earlier, while nobody has chosen what becomes of it. */
    found,
    /** What stands in the form will be there when it is opened again. */
    isSafe: isKept && !isInMemoryOnly,
    /** Something was written. */
    changed: () => {
      if (!isKeepable(of) || now.current.isOver) return;
      setKept(false);
      clearTimeout(now.current.timer);
      now.current.timer = setTimeout(keepNow, pauseMs);
    },
    restore: () => {
      form.setFieldsValue(found?.values ?? {});
      setFound(null);
      setKept(true);
    },
    discard: () => {
      setFound(null);
      void forgetForm(of).catch(() => undefined);
    },
    /** It was recorded: nothing of it stays on the device. */
    end,
  };
}
