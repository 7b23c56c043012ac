import { Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { type CommandType, commandLabels } from '#domain';
import { Section } from '../../components/section.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { EventButton } from './event-button.tsx';
import { disputeWords } from './words.ts';

/** Cases to which this one is tied: linked, or merged. */
export function Related(props: {
  readonly dispute: Dispute;
  readonly onChoose: (type: CommandType, otherId: string) => void;
}) {
  const say = useWords(disputeWords);
  const name = useNames();
  return (
    <Section secondary title={say('related')}>
      <ul className="plain">
        {props.dispute.related.map((other) => (
          <li key={other.id} className="row">
            <Flex vertical gap={4} style={{ flex: 1, minWidth: 0 }}>
              <Flex gap={8} align="center" wrap>
                <Link to={`/disputes/${other.id}`}>{other.number ?? say('unnumbered')}</Link>
                <Tag>{name(other.kindName)}</Tag>
                <Tag>{name(other.stateName)}</Tag>
              </Flex>
              <Typography.Text type="secondary">
                {[other.parties, other.reason].filter(Boolean).join(' · ')}
              </Typography.Text>
            </Flex>
            {other.kind in commandLabels.linkKind && (
              <EventButton {...props} type="UNLINK" otherId={other.id} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
