import type { RegisterField } from './register.fields.ts';
import type { RegisterMapping } from './register.reading.ts';

/** What a person decided about a column; a header such as "constructor" finds nothing that nobody decided. */
export function decidedField(
  mapping: RegisterMapping | undefined,
  key: string,
): RegisterField | 'ignore' | undefined {
  return mapping !== undefined && key !== '' && Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** The decisions that hold for another table or sheet too: those by header, not those by place. */
export function mappingByHeader(mapping: RegisterMapping = {}): RegisterMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => !/^\d+$/.test(key)));
}
