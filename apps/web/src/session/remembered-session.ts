const kept = 'fengqiao.session';
/** A working day in the field. */
const rememberedMs = 12 * 3_600_000;

/** What has to be known of a session to tell two people apart. */
interface Named {
  readonly actor: { readonly staffId: string };
}

/** Tells the other windows of this browser who is signed in: they share its cookie, and would act as somebody else. */
const windows = 'BroadcastChannel' in globalThis ? new BroadcastChannel(kept) : null;
let here: string | null | undefined;
let lastHere: string | undefined;
windows?.addEventListener('message', ({ data }) => {
  if (here !== undefined && here !== data) location.reload();
});

/** Remembers on this device who is signed in, or that nobody is, as the server has just said. */
export function remember<Session extends Named | null>(session: Session): Session {
  const staffId = session === null ? null : session.actor.staffId;
  if (here !== undefined && here !== staffId) windows?.postMessage(staffId);
  here = staffId;
  lastHere = staffId ?? lastHere;
  try {
    if (session === null) localStorage.removeItem(kept);
    else localStorage.setItem(kept, JSON.stringify({ session, at: Date.now() }));
  } catch {
    // A browser that keeps nothing asks the server each time.
  }
  return session;
}

/** Was this page somebody else's before? What they have read and written is still in its memory. */
export const wasSomebodyElses = ({ actor }: Named): boolean =>
  lastHere !== undefined && lastHere !== actor.staffId;

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
    here = lately?.actor.staffId ?? here;
    return lately;
  } catch {
    return null;
  }
}
