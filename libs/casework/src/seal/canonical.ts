import { hash } from 'node:crypto';

/**
 * One text for one value, whatever the order of its keys (RFC 8785 for what we store: strings, integers, booleans).
 * Undefined members are left out, as JSON does. Written as a loop: every event that is proven passes through it.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item ?? null)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  // By code unit, as RFC 8785 asks.
  // biome-ignore lint/suspicious/useArraySortCompare: keys are strings
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** SHA-256 over the canonical JSON, in hexadecimal. */
export function digestOf(value: unknown): string {
  return hash('sha256', canonicalJson(value));
}
