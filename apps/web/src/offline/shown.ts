import { useSyncExternalStore } from 'react';

/** A value outside of React that components show. */
export interface Shown<Value> {
  get(): Value;
  set(value: Value): void;
  /** The value now; the component is drawn again when it changes. */
  use(): Value;
}

/** @param first  the value at the start */
export function shown<Value>(first: Value): Shown<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const get = () => value;
  return {
    get,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(listen, get),
  };
}
