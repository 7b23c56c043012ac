import { queryClient } from '../api/query-client.ts';

const kept = 'fengqiao.session';
/** A working day in the field. */
const rememberedMs = 12 * 3_600_000;

/** What has to be known of a session to tell two people apart. */
interface Named {
  readonly actor: { readonly staffId: string };
}

/** Tells the other windows of this browser who is signed in: they share its cookie, and would act as somebody else. */
const windows = 'BroadcastChannel' in globalThis ? new BroadcastChannel(kept) : null;
/** Whose page this is: who signed in last, also when their session is over by now. */
let owner: string | undefined;
/** Does this page know of a session that runs? */
let isRunning = false;
windows?.addEventListener('message', ({ data }: MessageEvent<string | null>) => {
  if (owner === undefined) return;
  if (data !== owner) location.reload();
  // The same person has signed in again next door, and the cookie is here too.
  else if (!isRunning) void queryClient.invalidateQueries({ queryKey: ['session'] });
});

/**
 * Remembers on this device who is signed in, as the server has just said. A session that merely ended is no news for the other
 * windows: each learns it from the server, and keeps what is written in it.
 */
export function remember<Session extends Named | null>(session: Session): Session {
  const staffId = session === null ? undefined : session.actor.staffId;
  if (staffId !== undefined && (owner !== staffId || !isRunning)) windows?.postMessage(staffId);
  owner = staffId ?? owner;
  isRunning = staffId !== undefined;
  keep(session);
  return session;
}

/** Nobody is signed in any more because they said so: every window of this browser is closed. */
export function forget(): void {
  windows?.postMessage(null);
  keep(null);
}

function keep(session: Named | null): void {
  try {
    if (session === null) localStorage.removeItem(kept);
    else localStorage.setItem(kept, JSON.stringify({ session, at: Date.now() }));
  } catch {
    // A browser that keeps nothing asks the server each time.
  }
}

/**
 * Who was signed in here when the server last answered, to tell a report where there is no line or the server is
 * down: it opens the form and nothing of any case. The server asks for the session itself when the report is sent.
 * @returns null after twelve hours
 */
export function rememberedSession<Session extends Named>(): Session | null {
  try {
    const { session, at } = JSON.parse(localStorage.getItem(kept) ?? '{"at":0}') as {
      readonly session?: Session;
      readonly at: number;
    };
    const lately = session && Date.now() - at < rememberedMs ? session : null;
    owner = lately?.actor.staffId ?? owner;
    return lately;
  } catch {
    return null;
  }
}
