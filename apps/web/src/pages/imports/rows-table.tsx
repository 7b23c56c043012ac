import { Card, Flex, Grid, Segmented, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useWords } from '../../words/words.ts';
import type { Preview, PreviewRow } from './import-query.ts';
import { RowAsWritten, RowReading } from './row-reading.tsx';
import { RowRemarks } from './row-remarks.tsx';
import { importWords } from './words.ts';

const colours = { imported: 'green', held: 'red', ignored: 'default' } as const;

/** Which rows are shown; `remarked`: those at which somebody should look. */
const views = {
  all: () => true,
  held: ({ result, correction }: PreviewRow) => result === 'held' || correction !== null,
  remarked: ({ messages }: PreviewRow) => messages.some(({ severity }) => severity !== 'info'),
} as const;
type View = keyof typeof views;
const labels = { all: 'all', held: 'heldView', remarked: 'remarked' } as const;

/** Row by row: what is entered beside what stands in the file, what was noticed, and what can be corrected. */
export function RowsTable({ preview: { id, rows } }: { readonly preview: Preview }) {
  const say = useWords(importWords);
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [chosen, choose] = useState<View | undefined>(undefined);
  const view = chosen ?? (rows.some(views.held) ? 'held' : 'all');
  const written: TableColumnsType<PreviewRow> = [
    { title: say('asWritten'), width: '32%', render: (_, { cells }) => <RowAsWritten cells={cells} /> },
    { title: say('messages'), width: '26%', render: (_, row) => <RowRemarks importId={id} row={row} /> },
  ];
  return (
    <Card
      title={
        <Segmented<View>
          value={view}
          onChange={choose}
          options={(Object.keys(views) as View[]).map((value) => ({
            value,
            label: say(labels[value], { count: rows.filter(views[value]).length }),
          }))}
        />
      }
    >
      <Table<PreviewRow>
        className="register-rows"
        rowKey="row"
        size="small"
        dataSource={rows.filter(views[view])}
        locale={{ emptyText: say('none') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: say('row'), width: 76, render: (_, row) => <RowMark row={row} /> },
          {
            title: say('asRead'),
            render: (_, row) => (
              <>
                {row.read && <RowReading read={row.read} />}
                {!isWide && <Narrow importId={id} row={row} />}
              </>
            ),
          },
          ...(isWide ? written : []),
        ]}
      />
    </Card>
  );
}

function RowMark({ row }: { readonly row: PreviewRow }) {
  const say = useWords(importWords);
  return (
    <Flex vertical gap={4} align="flex-start">
      <b>{row.row}</b>
      {row.disputeId === null ? (
        <Tag color={colours[row.result]}>{say(`${row.result}Mark`)}</Tag>
      ) : (
        <Link to={`/disputes/${row.disputeId}`}>{say('entered')}</Link>
      )}
    </Flex>
  );
}

/** On a narrow screen everything stands below what is read. */
function Narrow({ importId, row }: { readonly importId: string; readonly row: PreviewRow }) {
  const say = useWords(importWords);
  return (
    <Flex vertical gap={6}>
      <RowRemarks importId={importId} row={row} />
      {row.cells.length > 0 && (
        <details>
          <summary>{say('asWritten')}</summary>
          <RowAsWritten cells={row.cells} />
        </details>
      )}
    </Flex>
  );
}
