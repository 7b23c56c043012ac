import { Collapse, Flex, Tag, Timeline, Typography } from 'antd';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { UntilWhen } from './until-when.tsx';
import { disputeWords } from './words.ts';

/** The clocks that run, each with the steps by which its date was found. */
export function Clocks({ clocks }: Pick<Dispute, 'clocks'>) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  return (
    <Section title={say('clocks')}>
      {clocks.length === 0 && <Typography.Text type="secondary">{say('noClocks')}</Typography.Text>}
      {clocks.map((clock) => (
        <Flex key={clock.key} vertical gap={4} className="clock">
          <Flex justify="space-between" gap={8} wrap>
            <strong>{name(clock.name)}</strong>
            {clock.paused ? <Tag>{say('paused')}</Tag> : <UntilWhen on={clock.dueOn} />}
          </Flex>
          {clock.provisional && <Tag color="orange">{say('provisional')}</Tag>}
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: 'why',
                label: say('whyThisDate'),
                children: (
                  <Timeline
                    items={clock.steps.map((step) => ({
                      key: `${step.kind} ${step.on}`,
                      content: `${dates.day(step.on)} ${name(step)}`,
                    }))}
                  />
                ),
              },
            ]}
          />
        </Flex>
      ))}
    </Section>
  );
}
