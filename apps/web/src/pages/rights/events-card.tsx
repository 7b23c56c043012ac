import { CheckCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Card, Flex, Radio, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { commandNames, type ExplainedEvent } from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { reasonsIn } from './reasons.ts';
import { rightsWords } from './words.ts';

const verdicts = ['all', 'allowed', 'depends', 'refused'] as const;
type Verdict = (typeof verdicts)[number];

const verdictOf = ({ isAllowed }: Pick<ExplainedEvent, 'isAllowed'>): Exclude<Verdict, 'all'> =>
  isAllowed === null ? 'depends' : isAllowed ? 'allowed' : 'refused';

/** Every event that can be sent to a case: allowed or not, and by which row of the policy. */
export function EventsCard({ events }: { readonly events: readonly ExplainedEvent[] }) {
  const say = useWords(rightsWords);
  const name = useNames();
  const { ofEvent } = reasonsIn(say, name);
  const [chosen, choose] = useState<Verdict>('all');
  const count = (verdict: Verdict) =>
    verdict === 'all' ? events.length : events.filter((event) => verdictOf(event) === verdict).length;
  const shown = events.filter((event) => chosen === 'all' || verdictOf(event) === chosen);
  return (
    <Card title={say('events')}>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{say('eventsHint')}</Typography.Text>
        <Radio.Group
          className="no-print"
          optionType="button"
          aria-label={say('events')}
          value={chosen}
          onChange={({ target }) => choose(target.value)}
          options={verdicts
            .filter((verdict) => count(verdict) > 0)
            .map((verdict) => ({ value: verdict, label: `${say(verdict)} ${count(verdict)}` }))}
        />
        <ul className="plain verdicts">
          {shown.map((event) => (
            <li key={event.event} className="verdict">
              <VerdictMark verdict={verdictOf(event)} />
              <div>
                <div>{name(commandNames[event.event])}</div>
                <Typography.Text type="secondary">{ofEvent(event)}</Typography.Text>
              </div>
            </li>
          ))}
        </ul>
      </Flex>
    </Card>
  );
}

/** Allowed, refused, or depending on the relation: a shape, a colour and a word. */
export function VerdictMark({ verdict }: { readonly verdict: Exclude<Verdict, 'all'> }): ReactNode {
  const say = useWords(rightsWords);
  const icons = {
    allowed: <CheckCircleOutlined style={{ color: '#2b7a3d' }} aria-label={say('allowed')} />,
    depends: <QuestionCircleOutlined style={{ color: '#14507a' }} aria-label={say('depends')} />,
    refused: <CloseCircleOutlined style={{ color: '#5c6670' }} aria-label={say('refused')} />,
  };
  return icons[verdict];
}
