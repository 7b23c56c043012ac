import { describe, expect, test } from '@jest/globals';
import { checkSameOrigin } from './same-origin.ts';

const host = 'fengqiao.yueshan.example:8080';
const own = `https://${host}`;
const send = (headers: Record<string, string>, method = 'POST') => checkSameOrigin({ method, headers, host });

describe('a request that changes something', () => {
  test.each([
    ['of a programme', {}],
    ['of a programme with a body', { 'content-type': 'application/json' }],
    [
      'of the own page',
      { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json; charset=utf-8' },
    ],
    [
      'of the own page behind a proxy that renames the host',
      { 'sec-fetch-site': 'same-origin', origin: 'https://a.example' },
    ],
    ['of the own page over plain HTTP', { origin: own }],
    ['of the own page in capitals', { origin: own.toUpperCase() }],
    ['with a file', { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('%s is let through', (_, headers) => {
    expect(() => send(headers)).not.toThrow();
  });

  test.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['of another site over plain HTTP', { origin: 'http://evil.example' }],
    ['of another port', { origin: 'https://fengqiao.yueshan.example:9090' }],
    ['of a sandboxed page', { origin: 'null' }],
    ['that lies about its origin in one of two headers', { 'sec-fetch-site': 'cross-site', origin: own }],
  ])('%s is refused', (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(() => send(headers, method)).toThrow(expect.objectContaining({ code: 'foreign-origin' }));
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json', ''])(
    'with the content type "%s" is refused',
    (type) => {
      expect(() => send({ 'content-type': type })).toThrow(
        expect.objectContaining({ kind: 'forbidden', code: 'foreign-content-type' }),
      );
    },
  );
});

test('a request that only reads may come from anywhere: a link in a mail, for instance', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect(() =>
      send({ 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' }, method),
    ).not.toThrow();
  }
});
