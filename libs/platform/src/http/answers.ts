import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** What a route answers, kept for the tests that hold real answers against it. */
export interface AnswerMetadata {
  readonly status: number;
  readonly schema: z.ZodType;
}

/** Where {@link Answers} keeps the list of a handler. */
const answerMetadata = 'http:answers';

/** What a handler answers: one entry per {@link Answers}; none for a handler without. */
export const answersOf = (handler: object): readonly AnswerMetadata[] =>
  (Reflect.getMetadata(answerMetadata, handler) as readonly AnswerMetadata[] | undefined) ?? [];

/**
 * Says what a route answers when all is well, for the document and for the tests; problems are documented with it.
 * @param schema  `z.undefined()` for an answer without body
 * @param contentType  of an answer that is a file; default: JSON
 */
export function Answers(
  status: number,
  schema: z.ZodType,
  summary: { readonly zh: string; readonly en: string },
  contentType?: string,
): MethodDecorator {
  return (target, name, descriptor: PropertyDescriptor) => {
    const handler: object = descriptor.value;
    const known = answersOf(handler);
    Reflect.defineMetadata(answerMetadata, [{ status, schema }, ...known], handler);
    applyDecorators(
      ApiOperation({ summary: `${summary.zh} · ${summary.en}` }),
      ApiResponse({ status, description: summary.zh, ...bodyOf(schema, contentType) }),
      // Once: a second one would be appended to the first.
      ...(known.length === 0 ? [ApiResponse(anyProblem)] : []),
    )(target, name, descriptor);
  };
}

const anyProblem = {
  status: 'default',
  description: '错误说明 · problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
} as const;

function bodyOf(
  schema: z.ZodType,
  contentType: string | undefined,
): { readonly content?: Record<string, object> } {
  if (schema instanceof z.ZodUndefined) return {};
  if (contentType !== undefined)
    return { content: { [contentType]: { schema: { type: 'string', format: 'binary' } } } };
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return { content: { 'application/json': { schema: shape } } };
}
