import { Input } from 'antd';
import { tableOfText } from '#domain';
import { useWords } from '../../../words/words.ts';
import type { Source } from './checked-table.ts';
import { tableCheckWords } from './words.ts';

/** A paragraph, typed or pasted. What was pasted from a spreadsheet becomes a table at once. */
export function TextEditor(props: {
  readonly source: Extract<Source, { form: 'text' }>;
  readonly onSource: (source: Source) => void;
}) {
  const say = useWords(tableCheckWords);
  return (
    <Input.TextArea
      aria-label={say('text')}
      placeholder={say('textHint')}
      value={props.source.text}
      rows={8}
      onChange={({ target }) => props.onSource({ form: 'text', text: target.value })}
      onPaste={(event) => {
        const cells = tableOfText(event.clipboardData.getData('text/plain'));
        if (cells === null || props.source.text.trim() !== '') return;
        event.preventDefault();
        props.onSource({ form: 'table', cells, merges: [] });
      }}
    />
  );
}
