import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Modal, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { SetUpSecondFactor } from '../../session/set-up-second-factor.tsx';
import { defineWords, useWords } from '../../words/words.ts';

const secondFactorWords = defineWords(
  'secondFactor',
  { title: '动态验证码', on: '已启用', off: '未启用', left: '剩余恢复码 {{count}} 个', setUp: '设置' },
  { title: 'Second factor', on: 'on', off: 'off', left: '{{count}} recovery codes left', setUp: 'Set up' },
);

/** Whether a code of the telephone is asked for, and the way to have it so. */
export function SecondFactor() {
  const say = useWords(secondFactorWords);
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['second-factor'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/session/second-factor')),
  });
  const done = () => {
    open(false);
    void client.invalidateQueries({ queryKey: ['second-factor'] });
  };
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
          {!data.isActive && <Button onClick={() => open(true)}>{say('setUp')}</Button>}
        </Flex>
      )}
      <Modal open={isOpen} footer={null} title={say('title')} onCancel={() => open(false)} destroyOnHidden>
        <SetUpSecondFactor onDone={done} />
      </Modal>
    </Card>
  );
}
