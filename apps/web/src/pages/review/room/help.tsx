import { useWords } from '../../../words/words.ts';
import { Over } from './over.tsx';
import { roomWords } from './words.ts';

const keys = [
  ['→ ←  PgDn PgUp', 'keyNext'],
  ['Home End', 'keyEnds'],
  ['1 … 9', 'keyDigits'],
  ['Ctrl+Enter', 'keyApply'],
  ['Ctrl+Z', 'keyUndo'],
  ['U  D', 'keyUnmask'],
  ['S', 'keySections'],
  ['L', 'keyLink'],
  ['F', 'keyFull'],
  ['Esc', 'keyEscape'],
  ['?', 'keyHelp'],
] as const;

/** Which key does what. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(roomWords);
  return (
    <Over title={say('helpTitle')} onClose={onClose}>
      <dl className="room-keys">
        {keys.map(([key, word]) => (
          <div key={word}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Over>
  );
}
