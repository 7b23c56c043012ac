import { Button, Card, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { hasUseForCode } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { CodeDoor } from '../../components/sealing/code-door.tsx';
import { SealingCodeForm } from '../../components/sealing/code-form.tsx';
import { useSealing, useSealingKey } from '../../components/sealing/sealing-query.ts';
import { SetUpCode } from '../../components/sealing/set-up-code.tsx';
import { sealingWords } from '../../components/sealing/words.ts';
import { useReturnFocus } from '../../components/use-return-focus.ts';
import { useActor } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';

/** What can be done about it; each in a window of its own. */
type Step = 'change' | 'lostIt' | 'foundIt';

/** A person's code for sealed notes: whether it is set up, and the ways to change it, to replace a lost one, to bring an old one back. */
export function SealingCode() {
  const { roles } = useActor();
  return hasUseForCode(roles) ? <Code /> : null;
}

function Code() {
  const say = useWords(sealingWords);
  const dates = useDates();
  const { named } = useLists();
  const { key, until, error, refetch } = useSealingKey();
  const [step, take] = useState<Step | null>(null);
  const under = key?.earlier.reduce((sum, { notes }) => sum + notes, 0) ?? 0;
  const steps: readonly Step[] = under > 0 ? ['change', 'lostIt', 'foundIt'] : ['change', 'lostIt'];
  return (
    <Card title={say('title')} loading={!key && !error}>
      {error && <Failure error={error} retry={refetch} />}
      {key && (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{say('why')}</Typography.Text>
          {key.key && (
            <span>
              <strong>{named(say('check'), key.key.checkNumber)}</strong>{' '}
              <Typography.Text type="secondary">
                {say('since', { day: dates.moment(key.key.madeAt) })} · {say('checkHint')}
              </Typography.Text>
            </span>
          )}
          {under > 0 && <Typography.Text type="warning">{say('earlier', { count: under })}</Typography.Text>}
          {(key.key === null || until !== null) && <CodeDoor />}
          {key.key && (
            <Flex gap={8} wrap>
              {steps.map((one) => (
                <Button key={one} onClick={() => take(one)}>
                  {say(one)}
                </Button>
              ))}
            </Flex>
          )}
        </Flex>
      )}
      {step === 'change' && <Change onClose={() => take(null)} />}
      {step === 'lostIt' && <Replace onClose={() => take(null)} />}
      {step === 'foundIt' && <Recover count={under} onClose={() => take(null)} />}
    </Card>
  );
}

interface Closing {
  readonly onClose: () => void;
}

/** First the present code, then a new one is given. */
function Change({ onClose }: Closing) {
  const say = useWords(sealingWords);
  const { change } = useSealing();
  const [oldCode, setOld] = useState<string | null>(null);
  if (oldCode === null)
    return (
      <Window title={say('change')} onClose={onClose}>
        <Typography.Paragraph>{say('changeWhy')}</Typography.Paragraph>
        <SealingCodeForm
          label={say('oldCode')}
          okText={say('next')}
          autoFocus
          sending={{ isPending: false, error: null }}
          onCode={setOld}
        />
      </Window>
    );
  return (
    <SetUpCode
      renewal={{
        title: say('change'),
        why: say('changeWhy'),
        sending: change,
        send: (code, onSuccess) => change.mutate({ oldCode, code }, { onSuccess }),
      }}
      onClose={onClose}
    />
  );
}

function Replace({ onClose }: Closing) {
  const say = useWords(sealingWords);
  const { replace } = useSealing();
  return (
    <SetUpCode
      renewal={{
        title: say('lostIt'),
        why: say('lostWhy'),
        sending: replace,
        send: (code, onSuccess) => replace.mutate(code, { onSuccess }),
      }}
      onClose={onClose}
    />
  );
}

function Recover({ count, onClose }: Closing & { readonly count: number }) {
  const say = useWords(sealingWords);
  const { recover } = useSealing();
  return (
    <Window title={say('foundIt')} onClose={onClose}>
      <Typography.Paragraph>{say('foundWhy', { count })}</Typography.Paragraph>
      <SealingCodeForm
        label={say('oldFound')}
        okText={say('bringBack')}
        autoFocus
        sending={recover}
        onCode={(code) => recover.mutate(code, { onSuccess: onClose })}
      />
    </Window>
  );
}

function Window(props: Closing & { readonly title: string; readonly children: ReactNode }) {
  useReturnFocus();
  return (
    <Modal open title={props.title} footer={null} onCancel={props.onClose}>
      {props.children}
    </Modal>
  );
}
