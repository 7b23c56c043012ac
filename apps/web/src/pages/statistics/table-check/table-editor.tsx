import { Button, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { type FindingSeverity, type PlacedTableCheck, tableCheckLimits, tableOfText } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { pastedInto, shownIn, widthOf, withCell } from './cells.ts';
import { cellName, type Source } from './checked-table.ts';
import { TableCell } from './table-cell.tsx';
import { tableCheckWords } from './words.ts';

type Table = Extract<Source, { form: 'table' }>;
interface Place {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A table as a spreadsheet shows it: arrow keys move, Enter changes, a block is pasted where one stands. */
export function TableEditor(props: {
  readonly source: Table;
  readonly onSource: (source: Source) => void;
  readonly check: PlacedTableCheck | null;
  readonly gravest: readonly (FindingSeverity | null)[];
  readonly shown: ReadonlySet<number>;
}) {
  const say = useWords(tableCheckWords);
  const name = useNames();
  const { cells } = props.source;
  const width = widthOf(cells);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const figures = new Map(
    props.check?.places.map(({ cell }, index) => [`${cell?.row} ${cell?.column}`, index]),
  );
  const become = (next: Table['cells']) => props.onSource({ ...props.source, cells: next });

  const goTo = ({ row, column }: Place) => {
    if (row < 0 || column < 0 || row >= cells.length || column >= width) return;
    setActive({ row, column });
    setDraft(null);
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };
  const keep = (text: string, next: Place) => {
    become(withCell(cells, active, text));
    goTo(next);
  };

  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary">{say('tableHint')}</Typography.Text>
      <div className="table-editor">
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells are moved through
          role="grid"
          aria-label={say('table')}
          onPaste={(event) => {
            if (draft !== null) return;
            const pasted = tableOfText(event.clipboardData.getData('text/plain'));
            if (pasted === null) return;
            event.preventDefault();
            become(pastedInto(cells, active, pasted));
          }}
        >
          <thead>
            <tr>
              <td />
              {Array.from({ length: width }, (_, column) => (
                <th key={cellName(0, column)} scope="col">
                  {cellName(0, column).slice(0, -1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row, at) => (
              <tr key={cellName(at, 0)}>
                <th scope="row">{at + 1}</th>
                {Array.from({ length: width }, (_, column) => {
                  const here: Place = { row: at, column };
                  const index = figures.get(`${at} ${column}`);
                  const isActive = active.row === at && active.column === column;
                  const meaning = index === undefined ? null : props.check?.figures[index]?.meaning;
                  return (
                    <TableCell
                      key={cellName(at, column)}
                      {...here}
                      text={shownIn(row[column])}
                      title={meaning ? name(meaning) : undefined}
                      severity={index === undefined ? null : (props.gravest[index] ?? null)}
                      isShown={index !== undefined && props.shown.has(index)}
                      isActive={isActive}
                      draft={isActive ? draft : null}
                      onTouch={() =>
                        isActive && draft === null ? setDraft(shownIn(row[column])) : goTo(here)
                      }
                      onDraft={setDraft}
                      onKeep={(text, down) => keep(text, { row: at + down, column })}
                      onGiveUp={() => goTo(here)}
                      onMove={(key) => {
                        const step = steps[key];
                        if (step) goTo({ row: at + step[0], column: column + step[1] });
                      }}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Flex gap={8} wrap>
        <Button
          disabled={cells.length >= tableCheckLimits.rows}
          onClick={() => become([...cells, Array.from({ length: width }, () => '')])}
        >
          {say('addRow')}
        </Button>
        <Button
          disabled={width >= tableCheckLimits.columns}
          onClick={() => become(cells.map((row) => [...row, ...Array(width - row.length).fill(''), '']))}
        >
          {say('addColumn')}
        </Button>
      </Flex>
    </Flex>
  );
}
