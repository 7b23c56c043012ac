import { useEffect, useState } from 'react';

/**
 * Whoever closes what lies over a page is back where they opened it: the focus returns there, or to the content of the
 * page when what opened it is gone.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus();
      // What is gone or switched off takes no focus.
      if (document.activeElement !== before || before === document.body)
        document.getElementById('content')?.focus({ preventScroll: true });
    },
    [before],
  );
}
