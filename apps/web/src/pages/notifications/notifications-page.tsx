import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Spin, Typography } from 'antd';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { defineWords, useWords } from '../../words/words.ts';
import { AboutWhat } from './about-what.tsx';

const notificationWords = defineWords(
  'notifications',
  { title: '通知', none: '没有通知', read: '已阅' },
  { title: 'Notifications', none: 'No notifications', read: 'Mark as read' },
);

/** Everything that this person was told, the latest first. */
export function NotificationsPage() {
  const say = useWords(notificationWords);
  const dates = useDates();
  const name = useNames();
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: ['notifications', 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(await api.GET('/api/v1/notifications', { params: { query: cursor ? { cursor } : {} } })),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const { data, error, isPending, refetch } = list;
  const read = useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Flex vertical gap={16} style={{ maxWidth: 860, margin: '0 auto' }}>
      <PageHeading title={say('title')} />
      {error && !list.isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {isPending && !error && <Spin size="large" className="waiting" />}
      {data && (
        <Card>
          {all.length === 0 && <Empty description={say('none')} />}
          <ul className="plain">
            {all.map(({ id, sentence, createdAt, readAt, ...about }) => (
              <li key={id} className="row">
                <Flex vertical style={{ flex: 1 }}>
                  <Typography.Text strong={readAt === null}>
                    <AboutWhat notice={about} onOpen={() => readAt === null && read.mutate(id)}>
                      {name(sentence)}
                    </AboutWhat>
                  </Typography.Text>
                  <Typography.Text type="secondary">{dates.moment(createdAt)}</Typography.Text>
                </Flex>
                {readAt === null && <Button onClick={() => read.mutate(id)}>{say('read')}</Button>}
              </li>
            ))}
          </ul>
          <MoreBelow list={list} />
        </Card>
      )}
    </Flex>
  );
}
