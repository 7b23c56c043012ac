import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isUp = true;

/** Says whether news come in; the one who holds the line knows. */
export function tellLine(up: boolean): void {
  isUp = up;
  for (const listener of listeners) listener();
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Do news of what others do come in? While they do not, the screen may show what is no longer so. */
export const useIsLineUp = (): boolean => useSyncExternalStore(listen, () => isUp);
