import type { CommandType } from '#domain';
import { fieldsOf } from './event-forms.ts';
import type { Field } from './field.ts';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What stands in a form as a body: only its own fields, and nothing for what was left empty. */
export function bodyFrom(fields: readonly Field[], values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    fields
      .filter(({ only }) => only === undefined || only.is.includes(String(values[only.name])))
      .map(({ name, kind }) => [name, kind === 'moment' ? momentOf(values[name]) : values[name]] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

/** The same for the form of a command. */
export const commandFrom = (type: CommandType, values: Readonly<Record<string, unknown>>): object =>
  bodyFrom(fieldsOf(type), values);

/** A local time of the office as an instant: the form asks without a zone. */
const momentOf = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? `${value}:00+08:00` : value;
