import { useEffect, useState } from 'react';

/** Whoever closes what lies over a page is back where they opened it: the focus returns there. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
