const kept = 'fengqiao.way-back';

/** Keeps where this window is, for somebody who leaves it to sign in elsewhere. */
export function keepWayBack(): void {
  try {
    sessionStorage.setItem(kept, `${location.pathname}${location.search}`);
  } catch {
    // Then they begin at the first page.
  }
}

/** Where this window was, once; null when nobody left it. */
export function takeWayBack(): string | null {
  try {
    const way = sessionStorage.getItem(kept);
    sessionStorage.removeItem(kept);
    return way;
  } catch {
    return null;
  }
}
