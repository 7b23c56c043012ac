import type { KeyboardEvent, ReactNode } from 'react';
import './over.css';

/** Closed before it goes, it gives the focus back to where it was. */
const show = (over: HTMLDialogElement) => {
  over.showModal();
  return () => over.close();
};

/** Escape closes neither it nor a drawer behind it, in which something is written. */
const keepEscape = (event: KeyboardEvent): void => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
};

/**
 * Stands over everything, open drawers and notices too, and lets nothing of it be seen, touched or read aloud: the
 * browser's own modal dialog is above all layers and makes the rest of the page inert.
 */
export function Over({ children }: { readonly children: ReactNode }) {
  return (
    <dialog ref={show} className="over" onCancel={(event) => event.preventDefault()} onKeyDown={keepEscape}>
      {children}
    </dialog>
  );
}
