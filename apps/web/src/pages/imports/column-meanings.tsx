import { Button, Card, Checkbox, Flex, Grid, Select, Typography } from 'antd';
import { useState } from 'react';
import { type RegisterField, registerFieldLabels, registerFields } from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Choices, Preview } from './import-query.ts';
import { importWords } from './words.ts';

/** What each column was taken for, and the chance to say otherwise. */
export function ColumnMeanings(props: {
  readonly layout: NonNullable<Preview['layout']>;
  readonly isPending: boolean;
  readonly onCorrect: (choices: Choices) => void;
}) {
  const say = useWords(importWords);
  const name = useNames();
  const [isKept, keepIt] = useState(true);
  const isWide = Grid.useBreakpoint().md ?? true;
  const [isOpen, open] = useState(false);
  const options = [
    { value: 'ignore', label: say('ignore') },
    ...registerFields.map((field) => ({ value: field, label: name(registerFieldLabels[field]) })),
  ];
  // On a telephone the rows come first: most registers are recognised by themselves.
  if (!isWide && !isOpen)
    return (
      <Button block size="large" onClick={() => open(true)}>
        {say('columns')}
      </Button>
    );
  return (
    <Card
      title={say('columns')}
      extra={
        <Checkbox checked={isKept} onChange={({ target }) => keepIt(target.checked)}>
          {say('save')}
        </Checkbox>
      }
      loading={props.isPending}
    >
      <Typography.Paragraph type="secondary">{say('columnsHint')}</Typography.Paragraph>
      <Flex gap={12} wrap>
        {props.layout.columns.map(({ header, key, field }) => (
          <Flex key={key} vertical gap={2}>
            <Typography.Text ellipsis={{ tooltip: header }} style={{ maxWidth: 180 }}>
              {header || '–'}
            </Typography.Text>
            <Select
              aria-label={header}
              showSearch={{ optionFilterProp: 'label' }}
              options={options}
              value={field ?? 'ignore'}
              onChange={(meaning) =>
                props.onCorrect({ mapping: { [key]: meaning as RegisterField | 'ignore' }, save: isKept })
              }
              style={{ width: 180 }}
            />
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}
