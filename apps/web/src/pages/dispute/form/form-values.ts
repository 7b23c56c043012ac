import type { CommandType } from '#domain';
import { fieldsOf } from './event-forms.ts';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What stands in the form as the body of its command: only its own fields, and nothing for what was left empty. */
export function commandFrom(type: CommandType, values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    fieldsOf(type)
      .map(({ name, kind }) => [name, kind === 'moment' ? momentOf(values[name]) : values[name]] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

/** A local time of the office as an instant: the form asks without a zone. */
const momentOf = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? `${value}:00+08:00` : value;
