import type { ReactNode } from 'react';

/** Files may be dropped here, where there is somebody to take them. */
export function DropPlace(props: {
  readonly onDropped: ((files: readonly File[]) => void) | null;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { onDropped, className, children } = props;
  if (onDropped === null) return <div className={className}>{children}</div>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drop has the button within
    <div
      className={className}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onDropped(files);
      }}
    >
      {children}
    </div>
  );
}
