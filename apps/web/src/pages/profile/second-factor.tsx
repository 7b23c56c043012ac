import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Modal, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { CodeForm } from '../../session/code-form.tsx';
import { RecoveryCodes } from '../../session/recovery-codes.tsx';
import { SetUpSecondFactor } from '../../session/set-up-second-factor.tsx';
import { defineWords, useWords } from '../../words/words.ts';

const secondFactorWords = defineWords(
  'secondFactor',
  {
    title: '动态验证码',
    on: '已启用',
    off: '未启用',
    left: '剩余恢复码 {{count}} 个',
    setUp: '设置',
    renew: '重新生成恢复码',
    renewWhy: '输入当前验证码。生成后，原有恢复码全部作废。',
    remove: '停用',
    removeWhy: '输入当前验证码或一个恢复码。停用后登录只需密码，其他设备全部退出。',
  },
  {
    title: 'Second factor',
    on: 'on',
    off: 'off',
    left: '{{count}} recovery codes left',
    setUp: 'Set up',
    renew: 'New recovery codes',
    renewWhy: 'Enter your present code. The former recovery codes will open nothing any more.',
    remove: 'Turn off',
    removeWhy:
      'Enter your present code or a recovery code. Then the password alone opens, and other devices sign out.',
  },
);

/** What can be done about it; each in a window of its own. */
type Step = 'setUp' | 'renew' | 'remove';

/** Whether a code of the telephone is asked for, and the ways to have it so, to renew the recovery codes, to end it. */
export function SecondFactor() {
  const say = useWords(secondFactorWords);
  const client = useQueryClient();
  const [step, take] = useState<Step | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['second-factor'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/session/second-factor')),
  });
  const done = () => {
    take(null);
    void client.invalidateQueries({ queryKey: ['second-factor'] });
    void client.invalidateQueries({ queryKey: ['sessions'] });
  };
  const windows: Readonly<Record<Step, ReactNode>> = {
    setUp: <SetUpSecondFactor onDone={done} />,
    renew: <Renewing onDone={done} />,
    remove: <Removing onDone={done} />,
  };
  const steps: readonly Step[] = data?.isActive ? ['renew', 'remove'] : ['setUp'];
  return (
    <Card title={say('title')} loading={!data && !error}>
      {error && <Failure error={error} retry={refetch} />}
      {data && (
        <Flex gap={16} align="center" justify="space-between" wrap>
          <span>
            <Tag color={data.isActive ? 'green' : 'default'}>{say(data.isActive ? 'on' : 'off')}</Tag>
            {data.isActive && (
              <Typography.Text type="secondary">
                {say('left', { count: data.recoveryCodesLeft })}
              </Typography.Text>
            )}
          </span>
          <Flex gap={8} wrap>
            {steps.map((one) => (
              <Button key={one} onClick={() => take(one)}>
                {say(one)}
              </Button>
            ))}
          </Flex>
        </Flex>
      )}
      <Modal
        open={step !== null}
        footer={null}
        title={step === 'renew' || step === 'remove' ? say(step) : say('title')}
        onCancel={done}
        mask={{ closable: false }}
        destroyOnHidden
      >
        {step && windows[step]}
      </Modal>
    </Card>
  );
}

function Renewing({ onDone }: { readonly onDone: () => void }) {
  const say = useWords(secondFactorWords);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <>
      <Typography.Paragraph>{say('renewWhy')}</Typography.Paragraph>
      <CodeForm
        send={async (code) => {
          const answer = await api.POST('/api/v1/session/second-factor/recovery-codes', { body: { code } });
          setCodes(bodyOf(answer).recoveryCodes);
        }}
      />
    </>
  );
}

function Removing({ onDone }: { readonly onDone: () => void }) {
  const say = useWords(secondFactorWords);
  return (
    <>
      <Typography.Paragraph>{say('removeWhy')}</Typography.Paragraph>
      <CodeForm
        send={async (code) => {
          await api.POST('/api/v1/session/second-factor/removal', { body: { code } });
          onDone();
        }}
      />
    </>
  );
}
