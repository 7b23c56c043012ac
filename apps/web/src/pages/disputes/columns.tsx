import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { useState } from 'react';
import type { paths } from '../../api/schema.generated.ts';
import { useWords } from '../../words/words.ts';
import { type ListFilter, usualSort } from './filter.ts';
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
type ExportQuery = NonNullable<paths['/api/v1/exports/disputes']['get']['parameters']['query']>;
type ExportColumn = NonNullable<ExportQuery['columns']>[number];

/** What each of them is in a file; two of them show two things of a case at once. */
const inFile: Readonly<Record<Column, readonly ExportColumn[]>> = {
  state: ['state', 'risk'],
  summary: ['type', 'summary'],
  place: ['place'],
  holder: ['holder'],
  mediators: ['mediators'],
  nextDueOn: ['nextDueOn'],
  reportedOn: ['reportedOn'],
  persons: ['persons'],
  amount: ['amount'],
};

/** Where the file of the table is: the same cases, in the same order, with the columns that are shown. */
export function fileOf(filter: ListFilter, columns: readonly Column[]): string {
  const asked = new URLSearchParams(filter.asked);
  const shown: readonly ExportColumn[] = [
    'number',
    'parties',
    ...columns.flatMap((column) => inFile[column]),
  ];
  asked.set('columns', shown.join(','));
  if (!asked.has('sort')) asked.set('sort', usualSort);
  return `/api/v1/exports/disputes?${asked}`;
}

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
