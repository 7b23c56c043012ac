import type { CSSProperties, ReactNode } from 'react';

/** Files may be dropped here. */
export function DropPlace(props: {
  readonly onDropped: (files: readonly File[]) => void;
  readonly style?: CSSProperties;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drop has the button within
    <div
      className={props.className}
      style={props.style}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const files = [...event.dataTransfer.files];
        if (files.length > 0) props.onDropped(files);
      }}
    >
      {props.children}
    </div>
  );
}
