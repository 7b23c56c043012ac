import { Alert, Card, Descriptions, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Preview } from './succession-query.ts';
import { successionWords } from './words.ts';

/** What hangs on somebody, in figures. */
export function HangingWork({
  preview,
  children,
}: {
  readonly preview: Preview;
  readonly children: ReactNode;
}) {
  const say = useWords(successionWords);
  const name = useNames();
  const { clocks } = preview;
  const figures = [
    ['alone', preview.alone],
    ['elsewhere', preview.elsewhere],
    ['clocks', clocks.running],
    ['unanswered', preview.unanswered],
    ['tasks', preview.tasks],
    ['slips', preview.slips],
    ['toArchive', preview.toArchive],
  ] as const;
  return (
    <Card title={say('work')}>
      <Flex vertical gap={16} align="flex-start">
        {preview.isHead && <Alert type="warning" showIcon title={say('isHead')} />}
        {preview.sealedNotes > 0 && (
          <Alert
            type="warning"
            showIcon
            title={say('sealedNotes', { count: preview.sealedNotes })}
            description={say('sealedNotesHint')}
          />
        )}
        {preview.cases === 0 ? (
          <Typography.Text role="status">{say('nothing')}</Typography.Text>
        ) : (
          <Flex gap={8} wrap align="baseline">
            <Typography.Text strong role="status" style={{ fontSize: 28 }}>
              {preview.cases}
            </Typography.Text>
            <Typography.Text>{say('cases')}</Typography.Text>
            {preview.byState.map((one) => (
              <Tag key={one.state}>
                {name(one.name)} {one.cases}
              </Tag>
            ))}
          </Flex>
        )}
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 1, md: 2, lg: 2 }}
          items={figures
            .filter(([, figure]) => figure > 0)
            .map(([key, figure]) => ({
              key,
              label: say(key),
              children:
                key === 'clocks'
                  ? `${figure} · ${say('clocksHint', { overdue: clocks.overdue, thisWeek: clocks.thisWeek })}`
                  : figure,
            }))}
        />
        {preview.elsewhere > 0 && <Typography.Text type="secondary">{say('elsewhereHint')}</Typography.Text>}
        {children}
      </Flex>
    </Card>
  );
}
