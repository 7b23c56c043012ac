import { createConnection, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConflictException, Controller, Get, HttpException, Post } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';
import { ProblemError, type ProblemKind } from './problem.ts';

const name = '张三丰';
let thrown: unknown;

@Controller('things')
class ThrowingController {
  @Get()
  fail(): never {
    throw thrown;
  }
  @Post(':id/parts')
  take(): object {
    return {};
  }
}

let web: HttpApp;
beforeAll(async () => {
  web = await anHttpApp(ThrowingController);
  await web.app.listen(0, '127.0.0.1');
});
afterAll(() => web.close());

const answerTo = (error: unknown) => {
  thrown = error;
  return web.ask().get('/api/v1/things?party=secret');
};
const queryFailed = (code: string) =>
  new QueryFailedError(
    `insert into party values ('${name}')`,
    [name],
    Object.assign(new Error(name), { code }),
  );

describe('a refusal', () => {
  test.each<[ProblemKind, number]>([
    ['invalid', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['stale', 412],
  ])('of kind %s is answered with %i', async (kind, status) => {
    const { body, headers } = await answerTo(
      new ProblemError({ kind, code: 'no-way', message: 'No way', messageZh: '不行' }),
    ).expect(status);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/problems/no-way',
      title: '不行',
      titleEn: 'No way',
      status,
      code: 'no-way',
      instance: '/api/v1/things',
      correlationId: headers['x-correlation-id'],
    });
  });

  test('of a rule is known by its shape and keeps article, allowed events, faults and further members', async () => {
    const refusal = Object.assign(new Error('Not now'), {
      kind: 'conflict',
      code: 'illegal-transition',
      messageZh: '当前状态不允许此操作',
      article: '人民调解法第二十八条',
      allowedEvents: ['ACCEPT', 'DECLINE'],
      errors: [{ pointer: '/terms', message: 'Required', messageZh: '必填' }],
      extensions: { version: 7, status: 200 },
    });
    const { body } = await answerTo(refusal).expect(409);
    expect(body).toMatchObject({
      status: 409,
      article: '人民调解法第二十八条',
      allowedEvents: ['ACCEPT', 'DECLINE'],
      errors: [{ pointer: '/terms', message: '必填', messageEn: 'Required' }],
      version: 7,
    });
  });

  test('needs a kind that we know: a name from Object.prototype is none', async () => {
    await answerTo(Object.assign(new Error(name), { kind: 'toString', code: 'x', messageZh: name })).expect(
      500,
    );
  });
});

describe('a refusal by the database', () => {
  test.each([
    ['23505', 409, 'already-exists'],
    ['23503', 422, 'unknown-reference'],
    ['22P02', 422, 'invalid-input'],
    ['22001', 422, 'invalid-input'],
    ['22003', 422, 'invalid-input'],
    ['22P05', 422, 'invalid-input'],
    ['08006', 503, 'unavailable'],
    ['57P01', 503, 'unavailable'],
    ['53300', 503, 'unavailable'],
    ['40P01', 503, 'unavailable'],
    ['42P01', 500, 'internal-error'],
  ])('with %s is %i %s, and does not quote what was sent', async (sqlState, status, code) => {
    const { body, text } = await answerTo(queryFailed(sqlState)).expect(status);
    expect(body).toMatchObject({ code, status });
    expect(text).not.toContain(name);
  });

  test.each([
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    [
      'a connection that broke a moment ago',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    [
      'a connection that was lost between two statements',
      new Error('Query runner already released. Cannot run queries anymore.'),
    ],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
  ])('%s asks to come back later', async (_, error) => {
    const { headers } = await answerTo(error).expect(503);
    expect(headers['retry-after']).toBe('5');
  });
});

describe('what nobody foresaw', () => {
  test.each([
    ['an error', Object.assign(new Error(name), { detail: name })],
    ['a text', name],
    ['nothing', undefined],
    ['an error of another service', Object.assign(new Error(name), { statusCode: 404 })],
  ])('%s is a 500 without detail; the log names class and place, not the message', async (_, error) => {
    const { body, text, headers } = await answerTo(error).expect(500);
    expect(new Set(Object.keys(body))).toEqual(
      new Set(['code', 'correlationId', 'instance', 'status', 'title', 'titleEn', 'type']),
    );
    expect(text).not.toContain(name);
    const line = web.lines.find(
      ({ level, correlationId }) => level === 'error' && correlationId === headers['x-correlation-id'],
    );
    expect(line?.msg).toMatch(/^internal-error /);
    expect(JSON.stringify(web.lines)).not.toContain(name);
  });

  test('the log says where in our code it was thrown', async () => {
    const { headers } = await answerTo(new TypeError('x')).expect(500);
    const line = web.lines.find(
      (one) => one.level === 'error' && one.correlationId === headers['x-correlation-id'],
    );
    expect(line?.msg).toMatch(/^internal-error TypeError at .*problem\.spec\.ts/);
  });
});

describe('what the framework refuses', () => {
  const post = () => web.ask().post('/api/v1/things/1/parts');
  test.each([
    ['broken JSON', () => post().type('json').send('{"a"'), 400, 'malformed-request'],
    ['no JSON where some was announced', () => post().type('json').send(''), 400, 'malformed-request'],
    ['a poisoned prototype', () => post().type('json').send('{"__proto__":{}}'), 400, 'malformed-request'],
    ['an address that is no address', () => web.ask().get('/api/v1/things/%zz'), 400, 'malformed-request'],
    ['an unknown address', () => web.ask().get('/api/v1/nothing'), 404, 'no-such-page'],
    ['a wrong method', () => web.ask().put('/api/v1/things/1/parts'), 405, 'method-not-allowed'],
    ['two megabytes', () => post().send({ a: 'a'.repeat(2_000_000) }), 413, 'too-large'],
    [
      'an id without end',
      () => web.ask().post(`/api/v1/things/${'a'.repeat(300)}/parts`),
      414,
      'address-too-long',
    ],
    ['a form', () => post().type('form').send('a=1'), 415, 'unsupported-media-type'],
    ['plain text', () => post().type('text').send('a'), 415, 'unsupported-media-type'],
    ['an exception of its own', () => answerTo(new ConflictException(name)), 409, 'conflict'],
    ['too much at once', () => answerTo(new HttpException(name, 429)), 429, 'too-many-requests'],
    ['an outage', () => answerTo(new HttpException(name, 503)), 503, 'unavailable'],
    ['a status without a sentence', () => answerTo(new HttpException(name, 418)), 418, 'request-refused'],
  ])('%s is a problem like every other', async (_, send, status, code) => {
    const { body, headers } = await send().expect(status);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      status,
      code,
      type: `/problems/${code}`,
      title: expect.stringMatching(/[\u4e00-\u9fff]/),
      titleEn: expect.any(String),
      correlationId: headers['x-correlation-id'],
    });
  });

  test('a wrong method is told the right ones', async () => {
    const { headers } = await web.ask().delete('/api/v1/things').expect(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  test('what is no HTTP at all is a problem as well, and the end of the connection', async () => {
    const text = await spoken('HELLO\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(text).toContain("Content-Security-Policy: default-src 'none'");
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'malformed-request' });
  });

  test('a header of 20 kB is too large', async () => {
    const text = await spoken(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
  });
});

/** Says something to the server and listens until it hangs up. */
function spoken(words: string): Promise<string> {
  const { port } = web.app.getHttpServer().address() as { readonly port: number };
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket: Socket = createConnection(port, '127.0.0.1', () => socket.write(words));
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      heard += text;
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}
