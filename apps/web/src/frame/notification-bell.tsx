import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '../api/client.ts';
import { unreadKey } from '../api/unread.ts';
import { useWords } from '../words/words.ts';
import { navigationWords } from './navigation.tsx';

/** How many notifications are unread, and the way to them. */
export function NotificationBell() {
  const say = useWords(navigationWords);
  const { data } = useQuery({
    queryKey: unreadKey,
    queryFn: async () => bodyOf(await api.GET('/api/v1/notifications', { params: { query: { limit: 1 } } })),
    refetchInterval: 60_000,
  });
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notifications" className="header-button" aria-label={`${say('notifications')} ${unread}`}>
      <Badge count={unread} size="small">
        <BellOutlined className="bell" />
      </Badge>
    </Link>
  );
}
