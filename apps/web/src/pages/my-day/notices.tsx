import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { defineWords, useWords } from '../../words/words.ts';
import { AboutWhat } from '../notifications/about-what.tsx';

const noticeWords = defineWords(
  'notices',
  { title: '新通知（{{count}}）', all: '全部通知', none: '没有新通知' },
  { title: 'New notifications ({{count}})', all: 'All', none: 'Nothing new' },
);

/** The newest that this person has not read. */
export function Notices() {
  const say = useWords(noticeWords);
  const dates = useDates();
  const name = useNames();
  const { data, error } = useQuery({
    queryKey: ['notifications', 'newest'],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/notifications', { params: { query: { unread: 'true', limit: 8 } } })),
  });
  return (
    <Card
      title={say('title', { count: data?.unread ?? 0 })}
      extra={<Link to="/notifications">{say('all')}</Link>}
      loading={!data && !error}
    >
      {error && <Failure error={error} />}
      {data?.items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />}
      <ul className="plain">
        {data?.items.map(({ id, sentence, createdAt, ...about }) => (
          <li key={id} className="row">
            <Flex vertical>
              <AboutWhat notice={about}>{name(sentence)}</AboutWhat>
              <Typography.Text type="secondary">{dates.moment(createdAt)}</Typography.Text>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
