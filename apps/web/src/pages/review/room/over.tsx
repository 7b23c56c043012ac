import type { ReactNode } from 'react';
import { useWords } from '../../../words/words.ts';
import { roomWords } from './words.ts';

/** Closed before it goes, it gives the focus back to where it was. */
const show = (over: HTMLDialogElement) => {
  over.showModal();
  return () => over.close();
};

/** A window over the room: the browser's own, which holds the focus and closes by Escape. */
export function Over(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const say = useWords(roomWords);
  return (
    <dialog ref={show} className="room-over" aria-label={props.title} onCancel={props.onClose}>
      <h2>{props.title}</h2>
      {props.children}
      <button type="button" onClick={props.onClose}>
        {say('close')}
      </button>
    </dialog>
  );
}
