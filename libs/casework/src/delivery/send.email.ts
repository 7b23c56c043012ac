import { connect, type Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import { type Outcome, OutgoingError, outcomeOf } from './outgoing.outcome.ts';
import { assertReachable, guardedLookup, isThisMachine, type OutgoingRules } from './outgoing.rules.ts';

/** A mail server, as it is set up. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly from: string;
  readonly username?: string;
  readonly password?: string;
}

/** One letter. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same on every try, so that a receiver who got it twice shows it once. */
  readonly id: string;
}

/**
 * Hands a letter to the mail server. Its text is ours from the first to the last character; no file and no address is ever
 * read into it.
 */
export async function sendEmail(server: MailServer, letter: Letter, rules: OutgoingRules): Promise<Outcome> {
  const { host, port, security, from, username, password } = server;
  assertReachable(host, rules);
  if (security === 'none' && !(rules.mayReachThisMachine && isThisMachine(host)))
    throw new OutgoingError('address-plain', 'refused');
  const signal = AbortSignal.timeout(rules.timeoutMs);
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username === undefined ? {} : { auth: { user: username, pass: password ?? '' } }),
    connectionTimeout: rules.timeoutMs,
    greetingTimeout: rules.timeoutMs,
    socketTimeout: rules.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_, done) => {
      open(host, port, rules, signal).then(
        (connection) => done(null, { connection }),
        (error: Error) => done(error, false),
      );
    },
  });
  try {
    const { to, subject, text, id } = letter;
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      // A machine speaks: nobody's absence is to be answered to it. RFC 3834
      headers: { 'Auto-Submitted': 'auto-generated' },
      textEncoding: 'base64',
      signal,
    });
    return { result: 'sent' };
  } catch (error) {
    return outcomeOfMail(error);
  } finally {
    transport.close();
  }
}

/** Opened here, so that a name is held to the same addresses as that of a web service. */
async function open(host: string, port: number, rules: OutgoingRules, signal: AbortSignal): Promise<Socket> {
  return await new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup: guardedLookup(rules) });
    const cut = () => socket.destroy(signal.reason as Error);
    if (signal.aborted) cut();
    signal.addEventListener('abort', cut, { once: true });
    socket.once('error', reject);
    socket.once('close', () => signal.removeEventListener('abort', cut));
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** What the server said decides; 5xx is for good. @source RFC 5321, 4.2.1 */
function outcomeOfMail(error: unknown): Outcome {
  const { responseCode } = error as { readonly responseCode?: unknown };
  if (typeof responseCode !== 'number') return outcomeOf(error);
  return { result: responseCode >= 500 ? 'refused' : 'again', code: `smtp-${responseCode}` };
}
