import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { defineWords, useWords } from '../../words/words.ts';
import { useIsWide } from '../use-is-wide.ts';
import type { OutlinedPart, PageOutline } from './page-outline.ts';
import './outline-list.css';

const outlineWords = defineWords(
  'outline',
  { title: '本页目录', fold: '收起目录', unfold: '本页目录（{{count}} 项）' },
  { title: 'On this page', fold: 'Fold the list', unfold: 'On this page ({{count}} parts)' },
);

/** As soon as it is drawn where it stands, unfolded: for eyes and for the keyboard. */
function goTo({ place, reveal }: OutlinedPart): void {
  reveal();
  requestAnimationFrame(() => {
    place.scrollIntoView({ block: 'start' });
    place.focus({ preventScroll: true });
  });
}

/** What stands on a long page, each one press away; folded where there is little room. */
export function OutlineList({ outline }: { readonly outline: PageOutline }) {
  const say = useWords(outlineWords);
  const parts = outline.use();
  const isWide = useIsWide();
  const [isOpen, open] = useState(false);
  if (parts.length < 2) return null;
  return (
    <nav aria-label={say('title')} className="outline no-print">
      {!isWide && (
        <Button
          block
          size="large"
          icon={isOpen ? <UpOutlined /> : <DownOutlined />}
          iconPlacement="end"
          aria-expanded={isOpen}
          onClick={() => open(!isOpen)}
        >
          {isOpen ? say('fold') : say('unfold', { count: parts.length })}
        </Button>
      )}
      {(isWide || isOpen) && (
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              <button type="button" onClick={() => goTo(part)}>
                {part.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
