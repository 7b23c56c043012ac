import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ProblemError } from './problem.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

function header(context: ExecutionContext, name: string): string | undefined {
  const value = context.switchToHttp().getRequest<{ readonly headers: Headers }>().headers[name];
  return typeof value === 'string' ? value : undefined;
}

const version = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const value = header(context, 'if-match');
  if (value === undefined || value.trim() === '*') return undefined;
  const [, , digits] = /^\s*(?:W\/)?("?)(\d{1,9})\1\s*$/.exec(value) ?? [];
  if (digits !== undefined) return Number(digits);
  throw malformed(
    '/header/if-match',
    '应为您所查看的案件版本号，例如 "7"',
    'The version that you saw, e.g. "7"',
  );
});

/** The version of the case that the sender saw, from `If-Match: "7"`; undefined when any will do. */
export const IfMatch = (): ParameterDecorator => (target, name, index) => {
  version()(target, name, index);
  document(target, name, 'If-Match', '您所查看的案件版本，例如 "7" · the version that you saw');
};

const clientKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const value = header(context, 'idempotency-key');
  if (value === undefined || /^[\x21-\x7e]{8,128}$/.test(value)) return value;
  throw malformed(
    '/header/idempotency-key',
    '应为 8 至 128 个可见的英文字符',
    '8 to 128 visible ASCII characters',
  );
});

/** The key under which a repeated request is the same request, from `Idempotency-Key`. */
export const IdempotencyKey = (): ParameterDecorator => (target, name, index) => {
  clientKey()(target, name, index);
  document(
    target,
    name,
    'Idempotency-Key',
    '同一键值的请求只执行一次 · a request is carried out once per key',
  );
};

function document(
  target: object,
  name: string | symbol | undefined,
  header: string,
  description: string,
): void {
  if (name === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, name);
  if (descriptor)
    ApiHeader({ name: header, required: false, description, schema: { type: 'string' } })(
      target,
      name,
      descriptor,
    );
}

const malformed = (pointer: string, messageZh: string, message: string): ProblemError =>
  new ProblemError({
    kind: 'invalid',
    code: 'malformed-header',
    message: 'A header cannot be read',
    messageZh: '请求头有误',
    errors: [{ pointer, message, messageZh }],
  });
