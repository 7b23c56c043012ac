import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';

/** A button that lets a person choose files, or opens the camera of a phone. */
export function FileButton(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly accept: string;
  readonly fromCamera?: boolean;
  readonly onChosen: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="large" icon={props.icon} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <input
        ref={input}
        type="file"
        className="hidden-input"
        tabIndex={-1}
        aria-label={props.label}
        accept={props.accept}
        {...(props.fromCamera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={({ target }) => {
          props.onChosen([...(target.files ?? [])]);
          // The same file may be chosen once more.
          target.value = '';
        }}
      />
    </>
  );
}
