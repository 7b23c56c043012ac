import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Tag, Typography } from 'antd';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useDevices } from '../../words/devices.ts';
import { defineWords, useWords } from '../../words/words.ts';

const sessionListWords = defineWords(
  'sessions',
  {
    title: '登录设备',
    here: '本设备',
    unknown: '未知设备',
    lastSeen: '最近使用 {{at}}',
    end: '退出',
    endOthers: '退出其他全部设备',
  },
  {
    title: 'Where I am signed in',
    here: 'this device',
    unknown: 'unknown device',
    lastSeen: 'last used {{at}}',
    end: 'Sign out',
    endOthers: 'Sign out everywhere else',
  },
);

/** Where this person is signed in, and how to end that. */
export function Sessions() {
  const say = useWords(sessionListWords);
  const dates = useDates();
  const deviceName = useDevices();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/sessions')).items,
  });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? api.DELETE('/api/v1/sessions')
        : api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const others = data?.filter(({ isCurrent }) => !isCurrent) ?? [];
  return (
    <Card
      title={say('title')}
      loading={!data && !error}
      extra={others.length > 0 && <Button onClick={() => end.mutate(null)}>{say('endOthers')}</Button>}
    >
      {(error ?? end.error) && <Failure error={(error ?? end.error) as Error} retry={refetch} />}
      <ul className="plain">
        {data?.map(({ id, device, address, lastSeenAt, isCurrent }) => (
          <li key={id} className="row">
            <Flex vertical style={{ flex: 1 }}>
              <span>
                {device ? deviceName(device) : say('unknown')}{' '}
                {isCurrent && <Tag color="green">{say('here')}</Tag>}
              </span>
              <Typography.Text type="secondary">
                {[address, say('lastSeen', { at: dates.moment(lastSeenAt) })].filter(Boolean).join(' · ')}
              </Typography.Text>
            </Flex>
            {!isCurrent && (
              <Button size="large" onClick={() => end.mutate(id)}>
                {say('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
