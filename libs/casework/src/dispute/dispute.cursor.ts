import { RuleError } from '#domain';

/** Opens the page after the case whose sort key and id these are. */
export const makeCursor = (sort: string, value: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

/**
 * What a cursor of this list stands for: the sort key and the id of a case.
 * @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list
 */
export function openCursor(cursor: string, sort: string): readonly [string, string] {
  try {
    const [madeFor, value, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isValue = typeof value === 'string' && /^(infinity|\d{4}-\d\d-\d\d[\d :.+]*)$/.test(value);
    if (madeFor === sort && isValue && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
      return [value, id];
  } catch {
    // Not one of ours: answered below, like one of another list.
  }
  throw new RuleError({
    kind: 'invalid',
    code: 'unknown-cursor',
    message: 'This cursor belongs to another list',
    messageZh: '翻页标记无效，请从第一页重新开始',
    errors: [{ pointer: '/query/cursor', message: 'Unknown cursor', messageZh: '翻页标记无效' }],
  });
}
