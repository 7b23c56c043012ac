import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Skeleton, Statistic, Tag, Typography } from 'antd';
import { api, bodyOf } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { queueWords } from './words.ts';

const key = ['queue'] as const;
/** Somebody who looks at a queue wants to see it move. */
const againMs = 5_000;

const useQueue = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => bodyOf(await api.GET('/api/v1/queue')),
    refetchInterval: againMs,
  });
type Queue = NonNullable<ReturnType<typeof useQueue>['data']>;

/** What the product owes, what it could not do, what runs by itself. */
export function QueuePage() {
  const say = useWords(queueWords);
  const { data, error, refetch } = useQueue();
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <Waiting queue={data} />
          <SetAside queue={data} />
          <Recurring queue={data} />
        </>
      )}
    </Flex>
  );
}

/** A stretch of time at a glance: 12 秒, 5 分钟, 3 小时, 2 天. */
function useStretch(): (seconds: number) => string {
  const say = useWords(queueWords);
  return (seconds) => {
    if (seconds < 60) return say('seconds', { count: Math.round(seconds) });
    if (seconds < 3_600) return say('minutes', { count: Math.round(seconds / 60) });
    if (seconds < 172_800) return say('hours', { count: Math.round(seconds / 3_600) });
    return say('days', { count: Math.round(seconds / 86_400) });
  };
}

function Waiting({ queue }: { readonly queue: Queue }) {
  const say = useWords(queueWords);
  const stretch = useStretch();
  return (
    <Card title={say('owed')}>
      <Flex gap={48} wrap>
        <Statistic title={say('pending')} value={queue.pending} />
        <Statistic title={say('oldest')} value={queue.pending === 0 ? '—' : stretch(queue.oldestSeconds)} />
        <Statistic title={say('failed')} value={queue.failed} />
      </Flex>
      <ul className="plain">
        {queue.waiting.map(({ name, count, oldestSeconds, tried }) => (
          <li key={name} className="row wrapping">
            <code style={{ flex: '1 1 200px' }}>{name}</code>
            <span>{say('waits', { count, oldest: stretch(oldestSeconds) })}</span>
            {tried > 0 && <Tag color="orange">{say('tried', { count: tried })}</Tag>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SetAside({ queue }: { readonly queue: Queue }) {
  const say = useWords(queueWords);
  const dates = useDates();
  const isCapable = useCapable();
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: (body: { readonly id?: string }) => api.POST('/api/v1/queue/replay', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const mayReplay = isCapable('queue.replay');
  return (
    <Card
      title={say('setAside')}
      extra={
        mayReplay &&
        queue.failed > 0 && (
          <Button loading={replay.isPending} onClick={() => replay.mutate({})}>
            {say('replayAll')}
          </Button>
        )
      }
    >
      {replay.error && <Failure error={replay.error} />}
      {queue.setAside.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('nothingFailed')} />
      )}
      <ul className="plain">
        {queue.setAside.map(({ id, name, attempts, error, failedAt }) => (
          <li key={id} className="row wrapping">
            <Flex vertical style={{ flex: '1 1 260px' }}>
              <span>
                <code>{name}</code> <Tag color="red">{error ?? '—'}</Tag>
              </span>
              <Typography.Text type="secondary" className="hash">
                {[id, say('tried', { count: attempts }), dates.moment(failedAt)].join(' · ')}
              </Typography.Text>
            </Flex>
            {mayReplay && (
              <Button aria-label={say('replayOf', { name })} onClick={() => replay.mutate({ id })}>
                {say('replay')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Recurring({ queue }: { readonly queue: Queue }) {
  const say = useWords(queueWords);
  const dates = useDates();
  const stretch = useStretch();
  return (
    <Card title={say('recurring')}>
      <table className="codes-table">
        <thead>
          <tr>
            <th scope="col">{say('job')}</th>
            <th scope="col">{say('rhythm')}</th>
            <th scope="col">{say('last')}</th>
          </tr>
        </thead>
        <tbody>
          {queue.recurring.map(({ name, every, pattern, last }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {every === null ? <code>{pattern}</code> : say('every', { time: stretch(every / 1000) })}
              </td>
              <td className="wide-cell">
                {last === null
                  ? say('never')
                  : say('lastAt', { at: dates.moment(last.endedAt), ms: last.tookMs })}{' '}
                {last?.error && <Tag color="red">{last.error}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
