import { secrets } from './access-cast.ts';
import { nobody } from './command-samples.ts';

/** Bodies that are no JSON, or not what any route takes. */
export const hostileBodies = [
  '{"a":',
  'null',
  '[]',
  '"text"',
  '7',
  'true',
  ' ',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '['.repeat(20_000),
  `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  '{"a":1,"a":2}',
  '\ufeff{}',
];

/** Values for a field, as JSON, so that halves of characters arrive as such. */
export const hostileValues = [
  'null',
  '7',
  '-1',
  '1e308',
  'true',
  '[]',
  '{}',
  '[null]',
  '""',
  `"${'很长'.repeat(50_000)}"`,
  '"a\\u0000b"',
  '"\\ud800"',
  '["\\udc00"]',
  `"'; drop table dispute; --"`,
  '"<img src=x onerror=alert(1)>"',
  '"2026-02-30"',
  '"9999-99-99"',
  '"00000000-0000-0000-0000-00000000000g"',
  `"${secrets.name}${secrets.phone}"`,
];

/** Content types that no route takes, or not with such a body. */
export const hostileTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'text/xml',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'nonsense',
];

/** What stands in an address where an id should. */
export const hostileIds = [
  'x',
  '%00',
  '%ED%A0%80',
  '%ff',
  '%',
  '..%2f..%2fetc%2fpasswd',
  '%27%3B%20drop%20table%20dispute--',
  '00000000-0000-0000-0000-00000000000g',
  'null',
  '%F0%9F%92%A9',
  'a'.repeat(5_000),
];

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Query strings that no route can mean. */
export const hostileQueries = [
  ...['-1', '0', '1e9', 'NaN', '', '1;drop', '9999999999999999999999'].map((limit) => `limit=${limit}`),
  ...['x', '%00', '%', 'e30', cursor(null), cursor([]), cursor({ a: 1 })].map((text) => `cursor=${text}`),
  ...['9999-99-99', '2026-01-01 ::::', 'infinity', '', null, 7].map(
    (value) => `cursor=${cursor(['-reportedOn', value, nobody])}`,
  ),
  `sort=-updatedAt&cursor=${cursor(['-updatedAt', '9999-99-99 99:99:99', nobody])}`,
  `sort=nextDueOn&cursor=${cursor(['nextDueOn', 'infinity', nobody])}`,
  `cursor=${cursor(['-reportedOn', '2026-01-01', '-'.repeat(36)])}`,
  'sort=bogus',
  'q=%00',
  'q=%ED%A0%80',
  `q=${encodeURIComponent("%' or 1=1 --")}`,
  `q=${encodeURIComponent('\\%_[({*+?')}`,
  `q=${'a'.repeat(101)}`,
  `q=${encodeURIComponent(secrets.name)}&limit=-1`,
  'q=a&q=b',
  'q[]=a',
  'stage=reported&stage=bogus',
  'village=x',
  'mediator=x',
  'dueUntil=9999-99-99',
  'reportedFrom=-1',
  'reportedUntil=2026-02-30',
  'overdue=maybe',
  'mine=1',
  'format=exe',
  'year=-1',
  'year=99999999999',
  'year=2026&asOf=x',
  'rows=some',
  '__proto__=x',
  'noSuchField=1',
  `a=${'x'.repeat(10_000)}`,
];

/** Headers that say nothing sensible. */
export const hostileHeaders = [
  { 'if-match': 'x' },
  { 'if-match': '"99999999999999"' },
  { 'idempotency-key': 'short' },
  { 'idempotency-key': 'x'.repeat(200) },
  { 'x-correlation-id': '<script>alert(1)</script>' },
  { authorization: 'Bearer fq_x' },
  { authorization: `Basic ${'x'.repeat(2_000)}` },
  { accept: 'image/png' },
  { origin: 'null' },
  { origin: 'http://[' },
];
