import { Button, Flex, Typography } from 'antd';
import { Link, useRouteError } from 'react-router-dom';
import { Failure } from '../components/failure.tsx';
import { defineWords, useWords } from '../words/words.ts';

const lostWords = defineWords(
  'lost',
  { title: '没有这个页面', home: '回到今日', reload: '刷新页面' },
  { title: 'There is no such page', home: 'To my day', reload: 'Reload' },
);

/** An address that leads nowhere. */
export function LostPage() {
  const say = useWords(lostWords);
  return (
    <Flex vertical align="center" gap={24} style={{ paddingTop: '15vh' }}>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        {say('title')}
      </Typography.Title>
      <Link to="/">
        <Button type="primary" size="large">
          {say('home')}
        </Button>
      </Link>
    </Flex>
  );
}

/** A page that broke, most often because a new version was installed while it was open. */
export function RouteFailure() {
  const say = useWords(lostWords);
  const error = useRouteError();
  return (
    <div className="content">
      <Failure error={error instanceof Error ? error : new Error(String(error))} />
      <Button type="primary" onClick={() => location.reload()}>
        {say('reload')}
      </Button>
    </div>
  );
}
