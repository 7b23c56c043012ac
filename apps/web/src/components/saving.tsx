import { Button, Flex } from 'antd';
import { type ReactNode, useEffect } from 'react';

/** Ctrl+S, or ⌘S, saves what is not saved; never the page of the browser. */
export function useSavingByKey(maySave: boolean, save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (maySave) save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** How much is not saved, the way to save it, and the way to give it up, which asks before. */
export function SaveLine(props: {
  readonly pending: number;
  /** Something is to be decided on before it can be saved. */
  readonly isBarred: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onGiveUp: () => void;
  /** `byKey`: how a keyboard saves; not shown where nothing but a finger is at hand. */
  readonly words: Readonly<
    Record<'pending' | 'allSaved' | 'save' | 'byKey' | 'giveUp' | 'giveUpSure', string>
  >;
  /** Behind what is said of that. */
  readonly aside?: ReactNode;
}) {
  const { pending, isBarred, isSaving, onSave, onGiveUp, words, aside } = props;
  const giveUp = () => {
    if (window.confirm(words.giveUpSure)) onGiveUp();
  };
  return (
    <Flex gap={8} wrap align="center" justify="space-between">
      <span role="status">
        {pending > 0 ? <strong>{words.pending}</strong> : words.allSaved}
        {aside}
      </span>
      <Flex gap={8} wrap>
        {pending > 0 && (
          <Button size="large" onClick={giveUp}>
            {words.giveUp}
          </Button>
        )}
        <Button
          type="primary"
          size="large"
          disabled={pending === 0 || isBarred}
          loading={isSaving}
          autoInsertSpace={false}
          onClick={onSave}
        >
          {words.save}
          <span className="by-key">{words.byKey}</span>
        </Button>
      </Flex>
    </Flex>
  );
}
