import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { useWords } from '../../../words/words.ts';
import { ReleaseDialog } from './release-dialog.tsx';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';
import { useEnd, useStep, type Working } from './working-query.ts';

/** What this person may do with the edition now, as the server says. */
export function Steps(props: {
  readonly working: Working;
  readonly writing: Writing;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
}) {
  const say = useWords(workingWords);
  const [asked, ask] = useState<'release' | 'return' | 'end' | null>(null);
  const { working, writing, isWriting, onWrite } = props;
  const { mayEdit, maySubmit, mayRelease, mayReturn, mayWithdraw, state } = working;
  const end = state === 'released' ? 'withdraw' : 'discard';
  // What waits to be saved is saved first, or given up.
  const isUnsaved = writing.pending > 0;
  return (
    <Flex gap={8} wrap className="no-print">
      {mayWithdraw && (
        <Button size="large" danger onClick={() => ask('end')}>
          {say(end)}
        </Button>
      )}
      {mayEdit && !isWriting && (
        <Button size="large" onClick={onWrite}>
          {say('write')}
        </Button>
      )}
      {mayReturn && (
        <Button size="large" disabled={isUnsaved} onClick={() => ask('return')}>
          {say('return')}
        </Button>
      )}
      {maySubmit && (
        <Button
          type="primary"
          size="large"
          disabled={writing.contested.length > 0}
          loading={writing.isBusy}
          onClick={() => void writing.submit()}
        >
          {say('submit')}
        </Button>
      )}
      {mayRelease && (
        <Button type="primary" size="large" disabled={isUnsaved} onClick={() => ask('release')}>
          {say('release')}
        </Button>
      )}
      {asked === 'release' && <ReleaseDialog working={working} onClose={() => ask(null)} />}
      {asked === 'return' && <Return working={working} onClose={() => ask(null)} />}
      {asked === 'end' && <End working={working} word={end} onClose={() => ask(null)} />}
    </Flex>
  );
}

interface Asked {
  readonly working: Working;
  readonly onClose: () => void;
}

function Return({ working: { id, version }, onClose }: Asked) {
  const say = useWords(workingWords);
  const sending = useStep(id);
  return (
    <ReasonDialog
      title={say('returnTitle')}
      hint={say('returnHint')}
      okText={say('return')}
      sending={sending}
      onReason={(reason) => sending.mutate({ step: 'return', version, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function End({ working, word, onClose }: Asked & { readonly word: 'withdraw' | 'discard' }) {
  const say = useWords(workingWords);
  const navigate = useNavigate();
  const sending = useEnd(working.id);
  const next = word === 'withdraw' ? '/typical-cases' : '/typical-cases/drafts';
  return (
    <ReasonDialog
      title={say(`${word}Title`)}
      hint={say(`${word}Hint`)}
      okText={say(word)}
      isFinal
      sending={sending}
      onReason={(reason) =>
        sending.mutate({ version: working.version, reason }, { onSuccess: () => void navigate(next) })
      }
      onClose={onClose}
    />
  );
}
