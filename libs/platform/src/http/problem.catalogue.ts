import type { ProblemKind } from './problem.ts';

/** A problem as it is answered, RFC 9457: `title` for people in Chinese, `titleEn` in English. */
export interface ProblemDocument {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly titleEn: string;
  readonly code: string;
  readonly article?: string;
  /** Also the header Retry-After. */
  readonly retryAfterSeconds?: number;
  readonly allowedEvents?: readonly string[];
  readonly errors?: readonly {
    readonly pointer: string;
    readonly message: string;
    readonly messageEn: string;
  }[];
}

/** The status of each kind of refusal. */
export const statusOfKind: Readonly<Record<ProblemKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-many': 429,
  unavailable: 503,
};

/** A document of the common members. @param code  also the end of `type` */
export const document = (status: number, code: string, title: string, titleEn: string): ProblemDocument => ({
  status,
  type: `/problems/${code}`,
  title,
  titleEn,
  code,
});

/** For what nobody foresaw. */
export const internalError = document(
  500,
  'internal-error',
  '系统出错，请将编号告知管理员',
  'Something went wrong; give the id to the administrator',
);

/** For what will pass by itself. */
export const unavailable = document(
  503,
  'unavailable',
  '系统暂时无法使用，请稍后再试',
  'The service is unavailable for a moment',
);

const byStatus: ReadonlyMap<number, ProblemDocument> = new Map(
  [
    document(400, 'malformed-request', '请求格式有误，无法识别', 'The request cannot be read'),
    document(401, 'not-signed-in', '请先登录', 'Please sign in first'),
    document(403, 'not-allowed', '您无权进行此操作', 'You may not do this'),
    document(404, 'no-such-page', '没有这个地址', 'There is nothing at this address'),
    document(405, 'method-not-allowed', '该地址不支持此操作', 'This address does not accept the method'),
    document(406, 'not-acceptable', '无法按所要求的格式回答', 'There is no answer in the form asked for'),
    document(408, 'request-timeout', '请求超时，请重试', 'The request took too long'),
    document(409, 'conflict', '与现有内容冲突', 'It conflicts with what is there'),
    document(411, 'length-required', '请求缺少长度', 'The request lacks its length'),
    document(412, 'stale', '内容已被他人更新，请刷新后再试', 'Somebody has changed it meanwhile'),
    document(413, 'too-large', '内容过大', 'The content is too large'),
    document(414, 'address-too-long', '地址过长', 'The address is too long'),
    document(415, 'unsupported-media-type', '不支持的内容类型', 'This kind of content is not understood'),
    document(422, 'invalid-input', '填写的内容有误', 'The input is not valid'),
    document(429, 'too-many-requests', '操作过于频繁，请稍后再试', 'Too many requests, try again later'),
    document(431, 'headers-too-large', '请求头过大', 'The headers are too large'),
    unavailable,
  ].map((problem) => [problem.status, problem]),
);

/** What HTTP itself refuses. @param status  400–499 or 503 */
export const problemOfStatus = (status: number): ProblemDocument =>
  byStatus.get(status) ?? document(status, 'request-refused', '无法接受该请求', 'The request was refused');

const invalid = (title: string, titleEn: string) => document(422, 'invalid-input', title, titleEn);
const badDate = invalid('日期有误', 'A date is not valid');
const badCharacters = invalid('含有无法保存的字符', 'It contains characters that cannot be stored');

const bySqlState: ReadonlyMap<string, ProblemDocument> = new Map([
  ['23505', document(409, 'already-exists', '已存在相同的记录', 'Such a record exists already')],
  [
    '23503',
    document(422, 'unknown-reference', '所引用的记录不存在', 'It refers to something that does not exist'),
  ],
  ['23514', invalid('填写的内容有误', 'The input is not valid')],
  ['23502', invalid('缺少必填内容', 'Something required is missing')],
  ['22001', invalid('内容过长', 'A value is too long')],
  ['22003', invalid('数值超出范围', 'A number is out of range')],
  ['22007', badDate],
  ['22008', badDate],
  ['22021', badCharacters],
  ['22P02', invalid('填写的内容有误', 'The input is not valid')],
  ['22P05', badCharacters],
]);

/** Lost, refused or ending connections; a full server; a lost race for a lock or against the time limit. */
const isPassing = (code: string): boolean =>
  /^(08|53|57P)...?$|^(40001|40P01|55P03|57014)$/.test(code) ||
  ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);

/**
 * What the database's refusal means to whoever sent the values; in neutral words, because its own quote them.
 * @param code  SQLSTATE, or the system's code of a failed connection
 * @returns undefined for what only a programmer can mend
 */
export const problemOfDatabaseCode = (code: string): ProblemDocument | undefined =>
  bySqlState.get(code) ?? (isPassing(code) ? unavailable : undefined);
