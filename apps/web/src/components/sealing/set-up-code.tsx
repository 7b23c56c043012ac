import { Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { drawSealingCode, groupedCode, readSealingCode } from '#domain';
import { useWords } from '../../words/words.ts';
import { useReturnFocus } from '../use-return-focus.ts';
import { SealingCodeForm } from './code-form.tsx';
import { useSealing } from './sealing-query.ts';
import { sealingWords } from './words.ts';
import './sealing.css';

interface Props {
  /** Default: the first code of this person. Otherwise what becomes of the former one is told, and the new one is sent so. */
  readonly renewal?: {
    readonly title: string;
    readonly why: string;
    readonly sending: { readonly isPending: boolean; readonly error: Error | null };
    readonly send: (code: string, onSuccess: () => void) => void;
  };
  readonly onClose: () => void;
}

const draw = (): string => drawSealingCode((count) => crypto.getRandomValues(new Uint8Array(count)));

/**
 * Gives somebody a code: says what it is for and what happens when it is lost, shows it to be written on paper, and has it
 * typed from there. Only then is a key made under it; what was shown is forgotten.
 */
export function SetUpCode({ renewal, onClose }: Props) {
  const say = useWords(sealingWords);
  const { make } = useSealing();
  const [code, setCode] = useState<string | null>(null);
  const [isWritten, setWritten] = useState(false);
  const [isOther, setOther] = useState(false);
  useReturnFocus();
  const sending = renewal?.sending ?? make;
  const send = (typed: string) => {
    const isSame = readSealingCode(typed) === code;
    setOther(!isSame);
    if (!isSame || code === null) return;
    if (renewal) renewal.send(code, onClose);
    else make.mutate(code, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={renewal?.title ?? say('setUpTitle')}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {code === null && <Explained why={renewal?.why} onDraw={() => setCode(draw())} />}
      {code !== null && !isWritten && (
        <>
          <Typography.Title level={2} style={{ fontSize: 18 }}>
            {say('write')}
          </Typography.Title>
          <p className="drawn-code">{groupedCode(code)}</p>
          <Typography.Paragraph>{say('advice')}</Typography.Paragraph>
          <Button type="primary" size="large" block onClick={() => setWritten(true)}>
            {say('written')}
          </Button>
        </>
      )}
      {isWritten && (
        <Flex vertical gap={8}>
          <SealingCodeForm
            label={say('retype')}
            okText={say('keep')}
            autoFocus
            sending={isOther ? { isPending: false, error: null } : sending}
            onCode={send}
          />
          {isOther && (
            <Typography.Text type="danger" role="alert">
              {say('notTheSame')}
            </Typography.Text>
          )}
          <Button size="large" onClick={() => setWritten(false)}>
            {say('back')}
          </Button>
        </Flex>
      )}
    </Modal>
  );
}

function Explained({ why, onDraw }: { readonly why: string | undefined; readonly onDraw: () => void }) {
  const say = useWords(sealingWords);
  return (
    <Flex vertical gap={12}>
      {why && <Typography.Text strong>{why}</Typography.Text>}
      <Typography.Text>{say('what')}</Typography.Text>
      <Typography.Text>{say('nobody')}</Typography.Text>
      <div className="inset" style={{ marginTop: 0 }}>
        <strong>{say('ifLost')}</strong>
        <ol style={{ margin: '8px 0 0', paddingInlineStart: 24 }}>
          {(['lost1', 'lost2', 'lost3', 'lost4'] as const).map((word) => (
            <li key={word}>{say(word)}</li>
          ))}
        </ol>
      </div>
      <Typography.Text strong>{say('advice')}</Typography.Text>
      <Button type="primary" size="large" block onClick={onDraw}>
        {say('draw')}
      </Button>
    </Flex>
  );
}
