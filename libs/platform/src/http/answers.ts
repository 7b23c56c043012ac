import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** What a route answers, kept for the tests that hold real answers against it. */
export interface AnswerMetadata {
  readonly status: number;
  readonly schema: z.ZodType;
}
export const answerMetadata = 'http:answer';

/** Says what a route answers when all is well, for the document and for the tests. */
export function Answers(
  status: number,
  schema: z.ZodType,
  summary: { readonly zh: string; readonly en: string },
  contentType?: string,
): MethodDecorator & ClassDecorator {
  const hasBody = !(schema instanceof z.ZodUndefined);
  const { $schema: _, ...shape } = hasBody
    ? z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
    : {};
  const media = contentType ?? 'application/json';
  const isFile = contentType !== undefined;
  return applyDecorators(
    SetMetadata(answerMetadata, { status, schema } satisfies AnswerMetadata),
    ApiOperation({ summary: `${summary.zh} · ${summary.en}` }),
    ApiResponse({
      status,
      description: summary.zh,
      ...(hasBody
        ? {
            content: {
              [media]: { schema: isFile ? { type: 'string', format: 'binary' } : (shape as object) },
            },
          }
        : {}),
    }),
    ApiResponse({
      status: 'default' as never,
      description: '错误说明 · problem details (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}
