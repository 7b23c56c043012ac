import { Card, Checkbox, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useSentences } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { PreviewRow } from './import-query.ts';
import { importWords } from './words.ts';

const colours = { imported: 'green', held: 'red', ignored: 'default' } as const;

/** Row by row: taken or held, and what was noticed in which cell. */
export function RowsTable({ rows }: { readonly rows: readonly PreviewRow[] }) {
  const say = useWords(importWords);
  const sentenceOf = useSentences();
  const [isNarrowed, narrow] = useState(true);
  const shown = rows.filter(
    ({ messages, result }) => !isNarrowed || result === 'held' || messages.length > 0,
  );
  return (
    <Card
      extra={
        <Checkbox checked={isNarrowed} onChange={({ target }) => narrow(target.checked)}>
          {say('onlyProblems')}
        </Checkbox>
      }
    >
      <Table<PreviewRow>
        rowKey="row"
        size="small"
        dataSource={shown}
        locale={{ emptyText: say('none') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: say('row', { row: '' }), width: 90, render: (_, { row }) => say('row', { row }) },
          {
            title: say('result'),
            width: 100,
            render: (_, { result }) => <Tag color={colours[result]}>{say(result)}</Tag>,
          },
          {
            title: say('messages'),
            render: (_, { messages }) => (
              <Flex vertical>
                {messages.map((message) => (
                  <Typography.Text
                    key={`${message.code} ${message.field} ${message.messageZh}`}
                    type={message.severity === 'error' ? 'danger' : 'secondary'}
                  >
                    {sentenceOf(message)}
                  </Typography.Text>
                ))}
              </Flex>
            ),
          },
        ]}
      />
    </Card>
  );
}
