import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CommandType } from '#domain';
import { api, bodyOf } from '../../api/client.ts';
import { useIsPrinting } from '../../components/printing.ts';
import { Section } from '../../components/section.tsx';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { EventButton } from './event-button.tsx';
import { disputeWords } from './words.ts';

const fewCases = 3;

/** Other cases of the same people, and those that may be the same dispute; nothing while there are none. */
export function Similar(props: {
  readonly dispute: Dispute;
  readonly onChoose: (type: CommandType, otherId: string) => void;
}) {
  const say = useWords(disputeWords);
  const { aside } = useLists();
  const name = useNames();
  const { id, related } = props.dispute;
  const { data: items = [] } = useQuery({
    queryKey: ['dispute', id, 'similar'],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes/{id}/similar', { params: { path: { id } } })).items,
    staleTime: 300_000,
  });
  const others = items.filter(({ dispute }) => related.every((one) => one.id !== dispute.id));
  const [isAll, showAll] = useState(false);
  if (useIsPrinting() || others.length === 0) return null;
  return (
    <Section secondary title={aside(say('similar'), others.length)}>
      <ul className="plain">
        {others.slice(0, isAll ? undefined : fewCases).map(({ dispute: other, isSamePerson, reasons }) => (
          <li key={other.id} className="row similar">
            <Flex vertical gap={4} style={{ flex: '1 1 240px', minWidth: 0 }}>
              <Flex gap={8} align="center" wrap>
                <Link to={`/disputes/${other.id}`}>{other.number ?? say('unnumbered')}</Link>
                <Tag>{name(other.stateName)}</Tag>
                {isSamePerson && <Tag color="gold">{say('samePerson')}</Tag>}
              </Flex>
              <span className="story">{other.parties}</span>
              <Typography.Text type="secondary">
                {reasons.map((reason) => name(reason)).join(' · ')}
              </Typography.Text>
            </Flex>
            <Flex gap={8}>
              <EventButton {...props} type="LINK" otherId={other.id} />
              <EventButton {...props} type="MERGE_INTO" otherId={other.id} />
            </Flex>
          </li>
        ))}
      </ul>
      {!isAll && others.length > fewCases && (
        <Button block onClick={() => showAll(true)}>
          {say('allSimilar', { count: others.length })}
        </Button>
      )}
    </Section>
  );
}
