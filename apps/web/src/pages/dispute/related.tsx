import { Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { disputeWords } from './words.ts';

/** Cases to which this one is tied: linked, or merged. */
export function Related({ related }: { readonly related: Dispute['related'] }) {
  const say = useWords(disputeWords);
  const name = useNames();
  return (
    <Card title={say('related')}>
      <ul className="plain">
        {related.map((other) => (
          <li key={other.id} className="row">
            <Flex vertical gap={4}>
              <Flex gap={8} align="center" wrap>
                <Link to={`/disputes/${other.id}`}>{other.number ?? say('unnumbered')}</Link>
                <Tag>{name(other.kindName)}</Tag>
                <Tag>{name(other.stateName)}</Tag>
              </Flex>
              <Typography.Text type="secondary">
                {[other.parties, other.reason].filter(Boolean).join(' · ')}
              </Typography.Text>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
