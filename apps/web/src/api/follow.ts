import type { QueryClient } from '@tanstack/react-query';
import { tellLine } from './line.ts';
import { type Counted, unreadKey } from './unread.ts';

/** How long an answer that is under way may take before it is looked at again. */
const answerMs = 300;
/** A line that was refused is tried again after a second, then ever later, at last every minute. */
const backOffMs = { first: 1_000, longest: 60_000 } as const;

/** The version of a case that this screen shows; 0 when it shows none yet. */
interface Shown {
  readonly version: number;
}
interface News {
  readonly id: string;
  readonly value: number;
}

/** What the page shows beside the notifications. */
export interface Looked {
  readonly disputeId?: string | undefined;
  readonly meetingId?: string | undefined;
}

/**
 * Holds the line while the page is looked at.
 * @param onChanged  somebody else has changed the case that is shown
 * @returns ends it
 */
export function follow(
  client: QueryClient,
  { disputeId, meetingId }: Looked,
  onChanged: (id: string) => void,
): () => void {
  let line: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let backOff: number = backOffMs.first;
  const key = ['dispute', disputeId];
  const shown = () => client.getQueryData<Shown>(key)?.version ?? 0;
  const onDispute = (news: News) => {
    clearTimeout(waiting);
    // What this screen has asked for itself is still under way: the answer to its own command, or the case.
    const isReading = shown() === 0 && client.isFetching({ queryKey: key, exact: true }) > 0;
    if (isReading || client.isMutating() > 0) {
      waiting = setTimeout(onDispute, answerMs, news);
      return;
    }
    if (shown() === 0 || shown() >= news.value) return;
    void client.invalidateQueries({ queryKey: ['dispute', news.id] });
    void client.invalidateQueries({ queryKey: ['disputes'], refetchType: 'none' });
    onChanged(news.id);
  };
  const onNotifications = (news: News) => {
    if (client.getQueryData<Counted>(unreadKey)?.unread === news.value) return;
    for (const one of ['notifications', 'my-day']) void client.invalidateQueries({ queryKey: [one] });
  };
  let isDown = false;
  const tell = (up: boolean) => {
    isDown = !up;
    tellLine(up);
  };
  const close = () => {
    line?.close();
    line = undefined;
    clearTimeout(again);
  };
  const open = () => {
    close();
    if (document.visibilityState !== 'visible') return;
    const asked = new URLSearchParams({
      ...(disputeId === undefined ? {} : { dispute: disputeId, seen: String(shown()) }),
      ...(meetingId === undefined ? {} : { meeting: meetingId }),
    });
    const opened = new EventSource(`/api/v1/live?${asked}`);
    opened.addEventListener('dispute', ({ data }: MessageEvent<string>) => onDispute(JSON.parse(data)));
    opened.addEventListener('notifications', ({ data }: MessageEvent<string>) =>
      onNotifications(JSON.parse(data)),
    );
    for (const what of ['meeting', 'screen'])
      opened.addEventListener(what, ({ data }: MessageEvent<string>) => {
        void client.invalidateQueries({ queryKey: ['review', what, (JSON.parse(data) as News).id] });
      });
    opened.addEventListener('open', () => {
      backOff = backOffMs.first;
      if (isDown) for (const one of ['review', 'dispute']) void client.invalidateQueries({ queryKey: [one] });
      tell(true);
    });
    // The browser mends a broken line by itself, but gives up one that was refused: a server that starts, a session ended.
    opened.addEventListener('error', () => {
      if (opened !== line) return;
      tell(false);
      if (opened.readyState !== EventSource.CLOSED) return;
      again = setTimeout(open, backOff);
      backOff = Math.min(2 * backOff, backOffMs.longest);
    });
    line = opened;
  };
  open();
  // A cable that is pulled ends no line by itself: what the browser notices is told at once, and a new line taken after it.
  const onLost = () => tell(false);
  document.addEventListener('visibilitychange', open);
  window.addEventListener('offline', onLost);
  window.addEventListener('online', open);
  return () => {
    document.removeEventListener('visibilitychange', open);
    window.removeEventListener('offline', onLost);
    window.removeEventListener('online', open);
    clearTimeout(waiting);
    close();
    tell(true);
  };
}
