import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { ProblemError, type ProblemFault } from './problem.ts';

type Issue = z.core.$ZodIssue;
type Translate = (issue: z.core.$ZodRawIssue) => { message: string } | string | undefined | null;

const chinese: Translate = z.locales.zhCN().localeError;
const english: Translate = z.locales.en().localeError;

/** A rule of our own brings its sentences along; the library translates the rest. */
const inLanguage =
  (language: 'zh' | 'en', translate: Translate): Translate =>
  (issue) => {
    const own =
      issue.code === 'custom'
        ? (issue.params as { zh?: string; en?: string } | undefined)?.[language]
        : undefined;
    return own ?? translate(issue);
  };

/** Where a pointer starts: the body is the document itself. */
const roots: Readonly<Record<string, string>> = { body: '', query: '/query', param: '/path' };

/**
 * Checks what a route takes against the Zod schema of its parameter and hands on the parsed value.
 * @throws ProblemError kind "invalid", code "invalid-input", with a pointer and both languages per fault
 */
@Injectable()
export class ZodPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { schema } = metadata as { readonly schema?: unknown };
    if (!(schema instanceof z.ZodType)) return value;
    // No body at all is an empty one: the message then names the fields.
    const given = metadata.type === 'body' ? (value ?? {}) : value;
    const parsed = await schema.safeParseAsync(given, { error: inLanguage('zh', chinese) });
    if (parsed.success) return parsed.data;
    const again = await schema.safeParseAsync(given, { error: inLanguage('en', english) });
    const issuesEn = again.error?.issues ?? parsed.error.issues;
    throw new ProblemError({
      kind: 'invalid',
      code: 'invalid-input',
      message: 'The input is not valid',
      messageZh: '填写的内容有误',
      errors: parsed.error.issues.flatMap((issue, n) =>
        faultsOf(issue, issuesEn[n] ?? issue, roots[metadata.type] ?? ''),
      ),
    });
  }
}

function faultsOf(issue: Issue, issueEn: Issue, root: string): readonly ProblemFault[] {
  const place = root + issue.path.map((step) => `/${escaped(String(step))}`).join('');
  const words = { message: issueEn.message, messageZh: issue.message };
  if (issue.code !== 'unrecognized_keys') return [{ pointer: place, ...words }];
  return issue.keys
    .slice(0, 20)
    .map((key) => ({ pointer: `${place}/${escaped(key.slice(0, 100))}`, ...words }));
}

/** @source RFC 6901, section 3 */
const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
