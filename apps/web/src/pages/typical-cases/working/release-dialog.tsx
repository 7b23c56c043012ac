import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useWords } from '../../../words/words.ts';
import { workingWords } from './words.ts';
import { useStep, type Working } from './working-query.ts';

/** Says what releasing means, and asks for the consent of the parties where it is needed. */
export function ReleaseDialog(props: { readonly working: Working; readonly onClose: () => void }) {
  const say = useWords(workingWords);
  const releasing = useStep(props.working.id);
  const [consent, setConsent] = useState('');
  const [isTried, tried] = useState(false);
  useReturnFocus();
  const { working, onClose } = props;
  const { error } = releasing;
  // The case may have become a strict one since the page was read.
  const isRefused = error instanceof Problem && error.faults.some(({ pointer }) => pointer === '/consent');
  const isAsked = working.needsConsent || isRefused;
  const isMissing = isAsked && consent.trim() === '';
  const release = () => {
    tried(true);
    if (isMissing) return;
    releasing.mutate(
      { step: 'release', version: working.version, consent: consent.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={say('releaseTitle')}
      okText={say('confirm')}
      cancelText={say('cancel')}
      confirmLoading={releasing.isPending}
      onOk={release}
      onCancel={onClose}
    >
      <ul className="what-is-released">
        {(['release1', 'release2', 'release3'] as const).map((word) => (
          <li key={word}>{say(word)}</li>
        ))}
      </ul>
      {isAsked && (
        <Form layout="vertical">
          <Form.Item
            label={say('consent')}
            required
            htmlFor="consent-of-parties"
            validateStatus={isTried && isMissing ? 'error' : ''}
            help={isTried && isMissing ? say('consentNeeded') : undefined}
          >
            <Input.TextArea
              id="consent-of-parties"
              rows={2}
              maxLength={500}
              lang="zh-CN"
              value={consent}
              onChange={({ target }) => setConsent(target.value)}
            />
          </Form.Item>
        </Form>
      )}
      {error && !(isRefused && isMissing) && <Failure error={error} />}
    </Modal>
  );
}
