/** What became of one try to send. A code is for the log: never a word of the message or of the answer. */
export type Outcome =
  | { readonly result: 'sent' }
  /** Worth another try; not before `afterMs` where the receiver said so. */
  | { readonly result: 'again'; readonly code: string; readonly afterMs?: number }
  /** Another try would be refused as well. */
  | { readonly result: 'refused'; readonly code: string };

/** A try to send that came to nothing. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';

  /** @param code  kebab-case, e.g. `timeout` */
  constructor(
    readonly code: string,
    readonly result: 'again' | 'refused',
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** The names of failures of a network and of a mail client, in ours. */
const codes: Readonly<Record<string, string>> = {
  ABORT_ERR: 'timeout',
  TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'cut-off',
  EPIPE: 'cut-off',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EABORT: 'timeout',
  ECONNECTION: 'cut-off',
  ESOCKET: 'cut-off',
  EDNS: 'unknown-host',
  ETLS: 'no-tls',
};

/** As far as an error of a network tells what happened. */
interface Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

const certificateCodes = /^(CERT_|ERR_TLS|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

/** What became of a try that threw. What nobody foresaw may pass by itself. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof OutgoingError) return { result: error.result, code: error.code };
  const { name, code, message, cause } = (error ?? {}) as Failure;
  if (name === 'TimeoutError' || name === 'AbortError') return { result: 'again', code: 'timeout' };
  // The mail client puts a code of its own in place of that of TLS, and leaves its words.
  if (certificateCodes.test(String(code)) || (code === 'ESOCKET' && /certificate/i.test(String(message))))
    return { result: 'again', code: 'certificate' };
  const known = codes[String(code)];
  if (known !== undefined) return { result: 'again', code: known };
  return cause === undefined ? { result: 'again', code: 'failed' } : outcomeOf(cause);
}
