import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { sentenceOf } from './fault.sentences.ts';
import { ProblemError, type ProblemFault } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Where a pointer starts: the body is the document itself. */
const roots: Readonly<Record<string, string>> = { body: '', query: '/query', param: '/path' };
/** More than anybody reads; a body of a megabyte can hold a hundred thousand. */
const faultsAtMost = 100;

/** Checks what a route takes against the Zod schema of its parameter and hands on the parsed value. */
@Injectable()
export class ZodPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { schema } = metadata as { readonly schema?: unknown };
    if (!(schema instanceof z.ZodType)) return value;
    // No body at all is an empty one: the message then names the fields.
    const given = metadata.type === 'body' ? (value ?? {}) : value;
    return checked(schema, given, roots[metadata.type]);
  }
}

/**
 * What a person or a program handed in, at whichever door, checked against a schema.
 * @param root  where the pointers start; default: the value is the document itself
 * @throws ProblemError kind "invalid", code "invalid-input", with a pointer and both languages per fault
 */
export async function checked<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  root = '',
): Promise<z.output<Schema>> {
  // The library has room for one sentence per issue, and we need two: they are found afterwards, from the whole issue.
  const parsed = parse(schema, given);
  if (parsed.success) return parsed.data;
  throw new ProblemError({
    kind: 'invalid',
    code: 'invalid-input',
    message: 'The input is not valid',
    messageZh: '填写的内容有误',
    errors: parsed.error.issues.flatMap((issue) => faultsOf(issue, root)).slice(0, faultsAtMost),
  });
}

/** At once: no schema of ours asks anybody. */
function parse<Schema extends z.ZodType>(schema: Schema, given: unknown) {
  try {
    return schema.safeParse(given, { error: () => '', reportInput: true });
  } catch (error) {
    return tooManyFaults(error);
  }
}

/** Hundreds of thousands of faults in one list are more than the library can gather: its stack overflows. */
function tooManyFaults(error: unknown): never {
  if (!(error instanceof RangeError)) throw error;
  throw new ProblemError({
    kind: 'invalid',
    code: 'invalid-input',
    message: 'The input has too many faults to list',
    messageZh: '填写的内容错误过多，无法逐一列出',
  });
}

function faultsOf(issue: Issue, root: string): readonly ProblemFault[] {
  const place = root + issue.path.map((step) => `/${escaped(String(step))}`).join('');
  // A schema may have a sentence of its own, for both languages.
  const { zh, en } = issue.message === '' ? sentenceOf(issue) : { zh: issue.message, en: issue.message };
  const words = { message: en, messageZh: zh };
  if (issue.code !== 'unrecognized_keys') return [{ pointer: place, ...words }];
  return issue.keys
    .slice(0, faultsAtMost)
    .map((key) => ({ pointer: `${place}/${escaped(key.slice(0, 100))}`, ...words }));
}

/** @source RFC 6901, section 3 */
const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
