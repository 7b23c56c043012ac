import { useRef } from 'react';
import { newKey } from './new-key.ts';

/**
 * The key under which something is sent, as long as it says the same: sent again after a lost answer it counts once, and with
 * other words it is another request.
 */
export function useKeyOf(): (said: unknown) => string {
  const last = useRef({ said: '', key: '' });
  return (said) => {
    const now = JSON.stringify(said);
    if (last.current.said !== now) last.current = { said: now, key: newKey() };
    return last.current.key;
  };
}
