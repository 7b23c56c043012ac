import { z } from 'zod';

/** What is wrong with one value, for people. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** As the library reports it, with the value that was judged. */
type Issue = z.core.$ZodIssue;

const types: Readonly<Record<string, Sentence>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'an object' },
};

const formats: Readonly<Record<string, Sentence>> = {
  date: { zh: '日期应写作 2026-03-01', en: 'Must be a date such as 2026-03-01' },
  datetime: { zh: '时间应写作 2026-03-01T09:00:00Z', en: 'Must be an instant such as 2026-03-01T09:00:00Z' },
  uuid: { zh: '编号格式不正确', en: 'Must be an id (UUID)' },
  url: { zh: '网址格式不正确', en: 'Must be a web address' },
  email: { zh: '电子邮箱格式不正确', en: 'Must be an e-mail address' },
};

/** What a length counts: characters of a text, items of a list. */
const measures: Readonly<Record<string, Sentence>> = {
  string: { zh: '个字', en: 'characters' },
  array: { zh: '项', en: 'items' },
  set: { zh: '项', en: 'items' },
};

const fallback = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/**
 * Says in both languages what is wrong. The library's own sentences speak to programmers
 * (「数值过小：期望 string >=2 字符」), so the common faults have ours; rules of our own bring theirs along as
 * `params: { zh, en }`. Never quotes the value.
 */
export function sentenceOf(issue: Issue): Sentence {
  const raw = issue as unknown as z.core.$ZodRawIssue;
  return (
    ownSentence(issue) ?? { zh: text(fallback.zh(raw), '内容有误'), en: text(fallback.en(raw), 'Invalid') }
  );
}

const text = (said: { readonly message: string } | string | undefined | null, otherwise: string): string =>
  (typeof said === 'string' ? said : said?.message) ?? otherwise;

function ownSentence(issue: Issue): Sentence | undefined {
  switch (issue.code) {
    case 'custom':
      return isSentence(issue.params) ? issue.params : undefined;
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_format':
      if (issue.format === 'date' && isWrittenAsDate(issue.input))
        return { zh: '没有这一天', en: 'There is no such day' };
      return formats[issue.format] ?? { zh: '格式不正确', en: 'Has the wrong form' };
    case 'invalid_value':
      return {
        zh: `只能填：${issue.values.map(String).join('、')}`,
        en: `Must be one of: ${issue.values.map(String).join(', ')}`,
      };
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'unrecognized_keys':
      return { zh: '没有这个字段', en: 'There is no such field' };
    default:
      return undefined;
  }
}

/** Well written, as 2027-02-30 is: how a date is written is no answer to that. */
const isWrittenAsDate = (input: unknown): boolean =>
  typeof input === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(input);

const isSentence = (params: unknown): params is Sentence =>
  typeof params === 'object' &&
  params !== null &&
  'zh' in params &&
  'en' in params &&
  typeof params.zh === 'string' &&
  typeof params.en === 'string';

function wrongType(expected: string, input: unknown): Sentence | undefined {
  if (input === undefined || input === null) return { zh: '必填', en: 'Required' };
  const type = types[expected];
  return type && { zh: `应为${type.zh}`, en: `Must be ${type.en}` };
}

function tooSmall(origin: string, least: number, isInclusive: boolean): Sentence | undefined {
  const measure = measures[origin];
  if (measure && least === 1) return { zh: '不能为空', en: 'Must not be empty' };
  if (measure) return { zh: `至少 ${least} ${measure.zh}`, en: `At least ${least} ${measure.en}` };
  if (origin === 'date') return undefined;
  return isInclusive
    ? { zh: `不得小于 ${least}`, en: `Must be at least ${least}` }
    : { zh: `须大于 ${least}`, en: `Must be more than ${least}` };
}

function tooBig(origin: string, most: number, isInclusive: boolean): Sentence | undefined {
  const measure = measures[origin];
  if (measure) return { zh: `最多 ${most} ${measure.zh}`, en: `At most ${most} ${measure.en}` };
  if (origin === 'date') return undefined;
  return isInclusive
    ? { zh: `不得大于 ${most}`, en: `Must be at most ${most}` }
    : { zh: `须小于 ${most}`, en: `Must be less than ${most}` };
}
