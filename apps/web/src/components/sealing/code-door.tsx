import { LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { Failure } from '../failure.tsx';
import { SealingCodeForm } from './code-form.tsx';
import { useSealing, useSealingKey } from './sealing-query.ts';
import { SetUpCode } from './set-up-code.tsx';
import { sealingWords } from './words.ts';
import './sealing.css';

/** Whether this person's key is open, until when, and the way to open or close it; where they have none, to make one. */
export function CodeDoor({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const say = useWords(sealingWords);
  const dates = useDates();
  const { key, until, error, refetch } = useSealingKey();
  const { unlock, lock } = useSealing();
  const [isSettingUp, setUp] = useState(false);
  const setting = isSettingUp && <SetUpCode onClose={() => setUp(false)} />;
  if (key === undefined) return error && <Failure error={error} retry={refetch} />;
  if (key.key === null)
    return (
      <>
        <Alert
          type="info"
          showIcon
          className="no-print"
          title={say('none')}
          action={
            <Button type="primary" size="large" onClick={() => setUp(true)}>
              {say('setUp')}
            </Button>
          }
        />
        {setting}
      </>
    );
  if (until === null)
    return (
      <>
        <SealingCodeForm
          label={say('askCode')}
          okText={say('open')}
          autoFocus={autoFocus}
          sending={unlock}
          onCode={(code) => unlock.mutate(code, { onSuccess: unlock.reset })}
        />
        {setting}
      </>
    );
  return (
    <Flex gap={12} align="center" wrap className="no-print" role="status">
      <UnlockOutlined />
      <Typography.Text>{say('openUntil', { time: dates.timeOf(until) })}</Typography.Text>
      <Button icon={<LockOutlined />} loading={lock.isPending} onClick={() => lock.mutate()}>
        {say('lock')}
      </Button>
      {lock.error && <Failure error={lock.error} />}
      {setting}
    </Flex>
  );
}
