import { useEffect, useState } from 'react';
import { useWords } from '../../../words/words.ts';
import { roomWords } from './words.ts';

/** After so long the clock turns amber: a gentle word to the chair, nothing more. */
const gentleSeconds = 180;

/** Seconds spent on each case so far; they go on where they stood when a case is turned to again. */
const spent = new Map<string, number>();

/** How long the meeting has been speaking of the case that is shown. */
export function CaseClock({ caseKey }: { readonly caseKey: string }) {
  const say = useWords(roomWords);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      spent.set(caseKey, (spent.get(caseKey) ?? 0) + 1);
      tick((n) => n + 1);
    }, 1000);
    return () => clearInterval(timer);
  }, [caseKey]);
  const seconds = spent.get(caseKey) ?? 0;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span
      role="timer"
      className={`room-clock${seconds >= gentleSeconds ? ' long' : ''}`}
      aria-label={say('clock', { time })}
    >
      {time}
    </span>
  );
}
