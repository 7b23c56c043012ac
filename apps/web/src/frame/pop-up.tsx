import { type ReactNode, useId } from 'react';

/**
 * A button that opens a small panel: the browser's own popover, which closes by Escape and by a touch elsewhere. The
 * frame needs no more, and the menus of Ant Design would be a sixth of what a phone loads first.
 */
export function PopUp(props: {
  readonly label: string;
  readonly button: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  return (
    <>
      <button type="button" className={props.className} aria-label={props.label} popoverTarget={id}>
        {props.button}
      </button>
      <div id={id} popover="auto" className="pop-up">
        {props.children}
      </div>
    </>
  );
}
