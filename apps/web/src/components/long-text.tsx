import { Button } from 'antd';
import { type CSSProperties, useState } from 'react';
import { defineWords, useWords } from '../words/words.ts';

const textWords = defineWords(
  'longText',
  { more: '展开全文', less: '收起' },
  { more: 'Read all', less: 'Less' },
);

/** A line of a card holds some forty Chinese characters. */
const charactersALine = 40;

/** A text as it was written; a long one is folded on the screen, never on paper. */
export function LongText({ text, rows }: { readonly text: string; readonly rows: number }) {
  const say = useWords(textWords);
  const [isOpen, open] = useState(false);
  const isLong = text.length > rows * charactersALine || text.split('\n').length > rows;
  return (
    <>
      <p
        className={`story long-text${isLong && !isOpen ? ' clamped' : ''}`}
        style={{ '--rows': rows } as CSSProperties}
      >
        {text}
      </p>
      {isLong && (
        <Button type="link" className="no-print unfold" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {say(isOpen ? 'less' : 'more')}
        </Button>
      )}
    </>
  );
}
