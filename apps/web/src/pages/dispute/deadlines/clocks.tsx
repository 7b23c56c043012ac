import { FileTextOutlined } from '@ant-design/icons';
import { Button, Collapse, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import type { CommandType } from '#domain';
import { Section } from '../../../components/section.tsx';
import { UntilWhen } from '../../../components/until-when.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { ClockSheet } from './clock-sheet.tsx';
import { deadlineWords } from './words.ts';

/** The clocks that run: until when, and behind a touch why; all of it as a sheet of its own for the file. */
export function Clocks(props: { readonly dispute: Dispute; readonly onChoose: (type: CommandType) => void }) {
  const say = useWords(deadlineWords);
  const name = useNames();
  const { id, clocks, allowedEvents } = props.dispute;
  const mayAnswer = allowedEvents.includes('ACKNOWLEDGE');
  return (
    <Section
      title={say('clocks')}
      extra={
        clocks.length > 0 && (
          <Link to={`/disputes/${id}/deadlines`} className="no-print">
            <FileTextOutlined /> {say('sheet')}
          </Link>
        )
      }
    >
      {clocks.length === 0 && <Typography.Text type="secondary">{say('noClocks')}</Typography.Text>}
      {clocks.map((clock) => (
        <Flex key={clock.key} vertical gap={4} className="clock">
          <Flex justify="space-between" gap={8} wrap>
            <strong>{name(clock.name)}</strong>
            {clock.paused ? <Tag>{say('paused')}</Tag> : <UntilWhen on={clock.dueOn} />}
          </Flex>
          <Flex gap={4} wrap align="center">
            {clock.provisional && <Tag color="orange">{say('provisional')}</Tag>}
            {clock.awaitsAnswer && <Tag color="red">{say('awaits')}</Tag>}
            {clock.awaitsAnswer && mayAnswer && (
              <Button className="no-print" onClick={() => props.onChoose('ACKNOWLEDGE')}>
                {say('acknowledge')}
              </Button>
            )}
          </Flex>
          <Collapse
            ghost
            size="small"
            items={[{ key: 'why', label: say('whyThisDate'), children: <ClockSheet clock={clock} /> }]}
          />
        </Flex>
      ))}
    </Section>
  );
}
