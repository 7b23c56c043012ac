/** Under which the number beside the bell is kept. */
export const unreadKey = ['notifications', 'unread'] as const;

/** As far as the bell reads a page of notifications. */
export interface Counted {
  readonly unread: number;
}
