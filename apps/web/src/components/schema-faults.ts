import type { FormInstance } from 'antd';
import type { z } from 'zod';
import type { Label } from '#domain';

/** A fault of one field of a form. */
export interface FieldFault {
  readonly path: readonly (string | number)[];
  readonly label: Label;
}

/** What the schema of the command says against it, field by field, in words. */
export function faultsOf(schema: z.ZodType, body: object): readonly FieldFault[] {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    label: sentenceOf(issue),
  }));
}

function sentenceOf(issue: z.core.$ZodIssue): Label {
  if (issue.code === 'custom' && issue.params) {
    const { zh, en } = issue.params as Partial<Label>;
    if (zh && en) return { zh, en };
  }
  if (issue.code === 'too_big') return { zh: `最多 ${issue.maximum}`, en: `at most ${issue.maximum}` };
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array')
    return { zh: `至少 ${issue.minimum}`, en: `at least ${issue.minimum}` };
  return isEmpty(issue.input) ? { zh: '请填写', en: 'Please fill in' } : { zh: '填写有误', en: 'Not valid' };
}

const isEmpty = (input: unknown): boolean =>
  input === undefined ||
  input === null ||
  (typeof input === 'string' && input.trim() === '') ||
  (Array.isArray(input) && input.length === 0);

/** `/parties/0/name` → ['parties', 0, 'name'], as the form names its fields. */
export const pathOfPointer = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));

/** Where in a form the value lies that has just changed, as `onValuesChange` tells it. */
function pathOfChange(changed: unknown): readonly string[] {
  if (typeof changed !== 'object' || changed === null) return [];
  const [key] = Object.keys(changed);
  return key === undefined ? [] : [key, ...pathOfChange((changed as Record<string, unknown>)[key])];
}

/** Takes the faults of a field away as soon as it is changed: whether they are mended is asked when the form is sent. */
export function forgetFaults(form: FormInstance, changed: object): void {
  const path = pathOfChange(changed);
  const mended = form
    .getFieldsError()
    .filter(({ name, errors }) => errors.length > 0 && name.every((step, n) => String(step) === path[n]));
  form.setFields(mended.map(({ name }) => ({ name, errors: [] })));
}
