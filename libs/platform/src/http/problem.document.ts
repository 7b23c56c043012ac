import { errorCode } from '../database/error-code.ts';
import {
  document,
  internalError,
  type ProblemDocument,
  problemOfDatabaseCode,
  problemOfStatus,
  statusOfKind,
  unavailable,
} from './problem.catalogue.ts';
import type { ProblemFacts } from './problem.ts';

/** A refusal by a rule or by the plumbing. */
type Refusal = ProblemFacts & Pick<ProblemDocument, 'article' | 'allowedEvents'>;

/** What is answered for an error. */
export interface Verdict {
  readonly problem: ProblemDocument;
  /** Somebody should look at the error. */
  readonly isUnforeseen: boolean;
}

/** What is answered for an error of any kind. What nobody foresaw becomes a 500 without detail. */
export function problemOf(error: unknown): Verdict {
  if (isRefusal(error)) return { problem: ofRefusal(error), isUnforeseen: false };
  const status = statusOf(error);
  if (status !== undefined) return { problem: problemOfStatus(status), isUnforeseen: status >= 500 };
  const problem = isLackOfConnections(error) ? unavailable : problemOfDatabaseCode(errorCode(error) ?? '');
  if (problem === undefined) return { problem: internalError, isUnforeseen: true };
  return { problem, isUnforeseen: problem.status >= 500 };
}

/** By its shape, because a rule's refusal comes from a library that the plumbing does not know. */
function isRefusal(error: unknown): error is Refusal {
  if (typeof error !== 'object' || error === null) return false;
  const { kind, code, message, messageZh } = error as Partial<Record<keyof Refusal, unknown>>;
  return (
    typeof kind === 'string' &&
    Object.hasOwn(statusOfKind, kind) &&
    [code, message, messageZh].every((text) => typeof text === 'string')
  );
}

function ofRefusal({ kind, code, message, messageZh, ...rest }: Refusal): ProblemDocument {
  const errors = rest.errors?.map((fault) => ({
    pointer: fault.pointer,
    message: fault.messageZh,
    messageEn: fault.message,
  }));
  return {
    // First, so that an extension cannot pretend to be a member of the standard.
    ...rest.extensions,
    ...document(statusOfKind[kind], code, messageZh, message),
    ...(rest.article === undefined ? {} : { article: rest.article }),
    ...(rest.allowedEvents === undefined ? {} : { allowedEvents: rest.allowedEvents }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/**
 * The status that Nest, Fastify or one of its plugins chose. Clients of other services put a statusCode on their
 * errors as well; that one is not for whoever asked us.
 */
function statusOf(error: unknown): number | undefined {
  // A file was expected and something else was sent; the plugin calls that 406.
  if (errorCode(error) === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return 415;
  if (typeof error !== 'object' || error === null) return undefined;
  const { getStatus, statusCode, expose } = error as {
    readonly getStatus?: unknown;
    readonly statusCode?: unknown;
    readonly expose?: unknown;
  };
  const isOurs = expose === true || errorCode(error)?.startsWith('FST_') === true;
  const status = typeof getStatus === 'function' ? getStatus.call(error) : isOurs ? statusCode : undefined;
  if (typeof status !== 'number') return undefined;
  return (status >= 400 && status < 500) || status === 503 ? status : undefined;
}

/** Neither the pool nor TypeORM, which gives a lost connection back before the work on it has ended, has a code for this. */
const isLackOfConnections = (error: unknown): boolean =>
  error instanceof Error &&
  /^timeout exceeded when trying to connect|^Connection terminated|is not queryable$|^Query runner already released/.test(
    error.message,
  );
