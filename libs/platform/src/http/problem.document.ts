import { errorCode } from '../database/error-code.ts';
import type { ProblemFacts, ProblemKind } from './problem.ts';

/** A problem as it is answered, RFC 9457: `title` for people in Chinese, `titleEn` in English. */
export interface ProblemDocument {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly titleEn: string;
  readonly code: string;
  readonly article?: string;
  readonly allowedEvents?: readonly string[];
  readonly errors?: readonly {
    readonly pointer: string;
    readonly message: string;
    readonly messageEn: string;
  }[];
}

const statusOfKind: Readonly<Record<ProblemKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
};

const document = (status: number, code: string, title: string, titleEn: string): ProblemDocument => ({
  status,
  type: `/problems/${code}`,
  title,
  titleEn,
  code,
});

/** What HTTP itself refuses, by status. */
const byStatus: Readonly<Record<number, ProblemDocument>> = {
  400: document(400, 'malformed-request', '请求格式有误，无法识别', 'The request cannot be read'),
  401: document(401, 'not-signed-in', '请先登录', 'Please sign in first'),
  403: document(403, 'not-allowed', '您无权进行此操作', 'You may not do this'),
  404: document(404, 'no-such-page', '没有这个地址', 'There is nothing at this address'),
  405: document(405, 'method-not-allowed', '该地址不支持此操作', 'This address does not accept the method'),
  406: document(406, 'not-acceptable', '无法按所要求的格式回答', 'There is no answer in the form asked for'),
  408: document(408, 'request-timeout', '请求超时，请重试', 'The request took too long'),
  411: document(411, 'length-required', '请求缺少长度', 'The request lacks its length'),
  413: document(413, 'too-large', '内容过大', 'The content is too large'),
  414: document(414, 'address-too-long', '地址过长', 'The address is too long'),
  415: document(415, 'unsupported-media-type', '不支持的内容类型', 'This kind of content is not understood'),
  422: document(422, 'invalid-input', '填写的内容有误', 'The input is not valid'),
  429: document(429, 'too-many-requests', '操作过于频繁，请稍后再试', 'Too many requests, try again later'),
  431: document(431, 'headers-too-large', '请求头过大', 'The headers are too large'),
  503: document(
    503,
    'unavailable',
    '系统暂时无法使用，请稍后再试',
    'The service is unavailable for a moment',
  ),
};
const internal = document(
  500,
  'internal-error',
  '系统出错，请将编号告知管理员',
  'Something went wrong; give the id to the administrator',
);

/** Refusals by the database that whoever sent the values can mend. */
const byDatabaseCode: Readonly<Record<string, ProblemDocument>> = {
  '23505': document(409, 'already-exists', '已存在相同的记录', 'Such a record exists already'),
  '23503': document(
    422,
    'unknown-reference',
    '所引用的记录不存在',
    'It refers to something that does not exist',
  ),
  '23514': document(422, 'invalid-input', '填写的内容有误', 'The input is not valid'),
  '23502': document(422, 'invalid-input', '缺少必填内容', 'Something required is missing'),
  '22001': document(422, 'invalid-input', '内容过长', 'A value is too long'),
  '22003': document(422, 'invalid-input', '数值超出范围', 'A number is out of range'),
  '22007': document(422, 'invalid-input', '日期有误', 'A date is not valid'),
  '22008': document(422, 'invalid-input', '日期有误', 'A date is not valid'),
  '22021': document(
    422,
    'invalid-input',
    '含有无法保存的字符',
    'It contains characters that cannot be stored',
  ),
  '22P02': document(422, 'invalid-input', '填写的内容有误', 'The input is not valid'),
  '22P05': document(
    422,
    'invalid-input',
    '含有无法保存的字符',
    'It contains characters that cannot be stored',
  ),
};

type Refusal = ProblemFacts & Pick<ProblemDocument, 'article' | 'allowedEvents'>;

/** By its shape, because a rule's refusal comes from a library that the plumbing does not know. */
function isRefusal(error: unknown): error is Refusal {
  if (!(error instanceof Error)) return false;
  const { kind, code, messageZh } = error as Partial<Refusal>;
  return (
    kind !== undefined && kind in statusOfKind && typeof code === 'string' && typeof messageZh === 'string'
  );
}

/**
 * What is answered for an error of any kind. What nobody foresaw becomes a 500 without detail.
 * @returns the document, and whether somebody should look at the error
 */
export function problemOf(error: unknown): {
  readonly problem: ProblemDocument;
  readonly isUnforeseen: boolean;
} {
  if (isRefusal(error)) return { problem: ofRefusal(error), isUnforeseen: false };
  const status = statusOf(error);
  if (status !== null) return { problem: byStatus[status] ?? byStatus[400] ?? internal, isUnforeseen: false };
  const code = errorCode(error) ?? '';
  const known = byDatabaseCode[code];
  if (known) return { problem: known, isUnforeseen: false };
  const isOutage =
    /^(08|57P|53)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'].includes(code);
  const unavailable = byStatus[503];
  return isOutage && unavailable
    ? { problem: unavailable, isUnforeseen: true }
    : { problem: internal, isUnforeseen: true };
}

function ofRefusal(error: Refusal): ProblemDocument {
  return {
    ...document(statusOfKind[error.kind], error.code, error.messageZh, error.message),
    ...(error.article === undefined ? {} : { article: error.article }),
    ...(error.allowedEvents === undefined ? {} : { allowedEvents: error.allowedEvents }),
    ...(error.errors === undefined
      ? {}
      : {
          errors: error.errors.map(({ pointer, message, messageZh }) => ({
            pointer,
            message: messageZh,
            messageEn: message,
          })),
        }),
    ...error.extensions,
  };
}

/** The status that Nest or Fastify chose; null for an error that is none of theirs. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const facts = error as { readonly getStatus?: () => number; readonly statusCode?: number };
  const status = facts.getStatus?.() ?? facts.statusCode;
  return status !== undefined && status >= 400 && status < 500 ? status : null;
}
