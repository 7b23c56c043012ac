import { useEffect, useRef } from 'react';

/** Is something written there, or does a window lie over the page? Then keys belong to it. */
const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .ant-select, .ant-modal, dialog') !== null) ||
  document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"])') !== null;

/** What a key does; true when it did something. */
export type OnKey = (key: string, event: KeyboardEvent) => boolean;

/** Keys of the room. Combinations with Alt and Meta belong to the browser. */
export function useKeys(onKey: OnKey): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey || event.isComposing || isElsewhere(event.target)) return;
      // A letter is the same with Caps Lock; a room does not look at that lamp.
      const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const key = event.ctrlKey ? `Ctrl+${letter.toLowerCase()}` : letter;
      if (latest.current(key, event)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
