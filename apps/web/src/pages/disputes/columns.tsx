import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/words.ts';
import { disputesWords } from './words.ts';

/** The columns that may be left out; number and parties always stand. */
const optionalColumns = [
  'state',
  'summary',
  'place',
  'holder',
  'mediators',
  'nextDueOn',
  'reportedOn',
  'persons',
  'amount',
] as const;
export type Column = (typeof optionalColumns)[number];

const kept = 'fengqiao.columns';
const usual: readonly Column[] = ['state', 'summary', 'place', 'holder', 'nextDueOn', 'reportedOn'];

/** The columns that were chosen on this device. */
export function useColumns(): readonly [readonly Column[], (columns: readonly Column[]) => void] {
  const [columns, setColumns] = useState<readonly Column[]>(() => {
    const stored = localStorage.getItem(kept)?.split(',') ?? usual;
    return optionalColumns.filter((column) => stored.includes(column));
  });
  return [
    columns,
    (chosen) => {
      localStorage.setItem(kept, chosen.join(','));
      setColumns(optionalColumns.filter((column) => chosen.includes(column)));
    },
  ];
}

/** Lets a person choose what the table shows. */
export function ColumnChoice(props: {
  readonly chosen: readonly Column[];
  readonly onChoose: (columns: readonly Column[]) => void;
}) {
  const say = useWords(disputesWords);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group value={[...props.chosen]} onChange={(chosen) => props.onChoose(chosen as Column[])}>
          <Flex vertical gap={8}>
            {optionalColumns.map((column) => (
              <Checkbox key={column} value={column}>
                {say(column)}
              </Checkbox>
            ))}
          </Flex>
        </Checkbox.Group>
      }
    >
      <Button icon={<SettingOutlined />}>{say('columns')}</Button>
    </Popover>
  );
}
