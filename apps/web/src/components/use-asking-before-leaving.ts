import { useEffect } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router-dom';

/**
 * Asks before what is being written is left, by whichever way: a button, a link, the browser's way back, or a closed tab,
 * where the browser asks in its own words.
 * @param isWritten  is there anything that would be lost? Asked at each step away
 */
export function useAskingBeforeLeaving(isWritten: () => boolean, question: string): void {
  const blocker = useBlocker(isWritten);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);
  useBeforeUnload((event) => {
    if (isWritten()) event.preventDefault();
  });
}
