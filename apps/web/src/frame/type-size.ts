import { useSyncExternalStore } from 'react';

/** How large the type is: `large` is made for older eyes, and shows fewer things. */
export type TypeSize = 'normal' | 'large';

const kept = 'fengqiao.type-size';
const listeners = new Set<() => void>();
let size: TypeSize = localStorage.getItem(kept) === 'large' ? 'large' : 'normal';

/** Changes the size at once and remembers it on this device. */
export function chooseTypeSize(chosen: TypeSize): void {
  size = chosen;
  localStorage.setItem(kept, chosen);
  for (const listener of listeners) listener();
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The size that is chosen on this device. */
export const useTypeSize = (): TypeSize => useSyncExternalStore(listen, () => size);
