import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * A button that opens a small panel: the browser's own popover, which closes by Escape and by a touch elsewhere, and
 * here also when a link in it was followed. The
 * frame needs no more, and the menus of Ant Design would be a sixth of what a phone loads first.
 */
export function PopUp(props: {
  readonly label: string;
  readonly button: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step to another address closes it
  useEffect(() => panel.current?.hidePopover(), [key]);
  return (
    <>
      <button type="button" className={props.className} aria-label={props.label} popoverTarget={id}>
        {props.button}
      </button>
      <div ref={panel} id={id} popover="auto" className="pop-up">
        {props.children}
      </div>
    </>
  );
}
