import { Button, Flex } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { defineWords, useWords } from '../words/words.ts';
import './saving.css';

const savingWords = defineWords(
  'saving',
  { allSaved: '已全部保存', save: '保存', byKey: '（Ctrl+S）', giveUp: '放弃修改' },
  { allSaved: 'All is saved', save: 'Save', byKey: '(Ctrl+S)', giveUp: 'Give changes up' },
);

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

/**
 * Stays in sight below what is written: what is to be known of it, how much is not saved, the way to save it, and the way to
 * give it up, which asks before.
 */
export function SavingBar(props: {
  readonly pending: number;
  /** Something is to be decided on before it can be saved. */
  readonly isBarred: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onGiveUp: () => void;
  /** How much is not saved, and the question before that is given up. */
  readonly words: Readonly<Record<'pending' | 'giveUpSure', string>>;
  /** Behind what is said of that. */
  readonly aside?: ReactNode;
  /** What is to be known before. */
  readonly children: ReactNode;
}) {
  const { pending, isBarred, isSaving, onSave, onGiveUp, words } = props;
  const say = useWords(savingWords);
  const giveUp = () => {
    if (window.confirm(words.giveUpSure)) onGiveUp();
  };
  return (
    <div className="saving-bar no-print">
      {props.children}
      <Flex gap={8} wrap align="center" justify="space-between">
        <span role="status">
          {pending > 0 ? <strong>{words.pending}</strong> : say('allSaved')}
          {props.aside}
        </span>
        <Flex gap={8} wrap>
          {pending > 0 && (
            <Button size="large" onClick={giveUp}>
              {say('giveUp')}
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
            {say('save')}
            <span className="by-key">{say('byKey')}</span>
          </Button>
        </Flex>
      </Flex>
    </div>
  );
}
