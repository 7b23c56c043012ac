import { Alert, InputNumber } from 'antd';
import { useWords } from '../../words/words.ts';
import { importWords } from './words.ts';

/** Asks where the header stands, when it could not be found. */
export function HeaderRow({ onChoose }: { readonly onChoose: (row: number) => void }) {
  const say = useWords(importWords);
  return (
    <Alert
      type="warning"
      showIcon
      title={say('noHeader')}
      description={
        <InputNumber
          aria-label={say('headerRow')}
          min={1}
          max={100}
          changeOnWheel={false}
          onPressEnter={({ currentTarget }) => onChoose(Number((currentTarget as HTMLInputElement).value))}
          onBlur={({ currentTarget }) => {
            const row = Number((currentTarget as HTMLInputElement).value);
            if (row > 0) onChoose(row);
          }}
        />
      }
    />
  );
}
