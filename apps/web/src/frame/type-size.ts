import { useSyncExternalStore } from 'react';

/** How the screen is read: with normal or large type; `elder` has the largest type, and shows fewer things. */
const typeSizes = ['normal', 'large', 'elder'] as const;
export type TypeSize = (typeof typeSizes)[number];

const kept = 'fengqiao.type-size';
const listeners = new Set<() => void>();
let size: TypeSize = typeSizes.find((one) => one === localStorage.getItem(kept)) ?? 'normal';
document.documentElement.dataset.typeSize = size;

/** Changes the size at once and remembers it on this device. */
export function chooseTypeSize(chosen: TypeSize): void {
  size = chosen;
  localStorage.setItem(kept, chosen);
  document.documentElement.dataset.typeSize = chosen;
  for (const listener of listeners) listener();
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The size that is chosen on this device. */
export const useTypeSize = (): TypeSize => useSyncExternalStore(listen, () => size);

/** Is the screen to show fewer things, and those larger? */
export const useIsElder = (): boolean => useTypeSize() === 'elder';
