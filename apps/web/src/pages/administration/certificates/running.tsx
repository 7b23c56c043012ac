import { Card, Flex, Spin, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../../words/words.ts';
import { certificateWords } from './words.ts';

/** A proof under way: how long it has taken so far. */
export function Running() {
  const say = useWords(certificateWords);
  const [seconds, count] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => count((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Card>
      <Flex gap={16} align="center">
        <Spin />
        <div>
          <div role="timer">{say('running', { seconds })}</div>
          <Typography.Text type="secondary">{say('runningHint')}</Typography.Text>
        </div>
      </Flex>
    </Card>
  );
}
