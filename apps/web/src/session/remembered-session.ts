const kept = 'fengqiao.session';
/** A working day in the field. */
const rememberedMs = 12 * 3_600_000;

/** Remembers on this device who is signed in, or that nobody is, as the server has just said. */
export function remember<Session extends object | null>(session: Session): Session {
  if (session === null) localStorage.removeItem(kept);
  else localStorage.setItem(kept, JSON.stringify({ session, at: Date.now() }));
  return session;
}

/**
 * Who was signed in here when the server last answered, to tell a report where there is no line or the server is
 * down: it opens the form and nothing of any case. The server asks for the session itself when the report is sent.
 * @returns null after twelve hours
 */
export function rememberedSession<Session>(): Session | null {
  const { session, at } = JSON.parse(localStorage.getItem(kept) ?? '{"at":0}') as {
    readonly session?: Session;
    readonly at: number;
  };
  return session && Date.now() - at < rememberedMs ? session : null;
}
