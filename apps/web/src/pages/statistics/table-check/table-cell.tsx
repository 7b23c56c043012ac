import { useEffect, useRef } from 'react';
import type { FindingSeverity } from '#domain';
import { useWords } from '../../../words/words.ts';
import { isNumeric } from './cells.ts';
import { cellName } from './checked-table.ts';
import { tableCheckWords } from './words.ts';

/** One cell: it is looked at, moved through, and changed. */
export function TableCell(props: {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** What its figure was taken for. */
  readonly title: string | undefined;
  readonly severity: FindingSeverity | null;
  readonly isShown: boolean;
  readonly isActive: boolean;
  /** What is being typed; null while it is only looked at. */
  readonly draft: string | null;
  readonly onTouch: () => void;
  readonly onDraft: (text: string | null) => void;
  readonly onKeep: (text: string, down: 0 | 1) => void;
  readonly onGiveUp: () => void;
  readonly onMove: (key: string) => void;
}) {
  const say = useWords(tableCheckWords);
  const { row, column, text, draft } = props;
  const cell = useRef<HTMLTableCellElement>(null);
  const name = cellName(row, column);
  useEffect(() => {
    if (props.isShown) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [props.isShown]);
  return (
    <td
      ref={cell}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cells of a grid are moved through and changed
      role="gridcell"
      tabIndex={props.isActive ? 0 : -1}
      data-at={`${row} ${column}`}
      data-severity={props.severity ?? undefined}
      data-shown={props.isShown || undefined}
      data-number={isNumeric(text) || undefined}
      title={props.title}
      aria-label={say('cell', { name, value: text === '' ? say('empty') : text })}
      aria-invalid={props.severity === 'contradiction' || undefined}
      onClick={props.onTouch}
      onKeyDown={(event) => {
        if (draft !== null) return;
        if (event.key.startsWith('Arrow')) {
          event.preventDefault();
          props.onMove(event.key);
        } else if (event.key === 'Enter' || event.key === 'F2') {
          event.preventDefault();
          props.onDraft(text);
        } else if (event.key === 'Delete' || event.key === 'Backspace') props.onKeep('', 0);
        else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
          event.preventDefault();
          props.onDraft(event.key);
        }
      }}
    >
      {draft === null ? (
        text
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: it stands where somebody began to type
          autoFocus
          aria-label={say('edit', { name })}
          value={draft}
          onChange={({ target }) => props.onDraft(target.value)}
          onBlur={() => props.onKeep(draft, 0)}
          onClick={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onKeep(draft, 1);
            if (event.key === 'Escape') props.onGiveUp();
          }}
        />
      )}
    </td>
  );
}
