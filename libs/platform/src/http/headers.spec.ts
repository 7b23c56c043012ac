import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';
import { IdempotencyKey, IfMatch } from './headers.ts';
import { Versioned } from './versioned.ts';

@Controller('things')
class ThingController {
  @Post()
  @HttpCode(200)
  change(@IfMatch() version: number | undefined, @IdempotencyKey() key: string | undefined): object {
    return { version: version ?? 'any', key: key ?? 'none' };
  }
  @Get(':version')
  @Versioned()
  async read(): Promise<object> {
    return { version: 7 };
  }
  @Get(':version/list')
  @Versioned()
  list(): readonly object[] {
    return [{ version: 7 }];
  }
}

let web: HttpApp;
beforeAll(async () => {
  web = await anHttpApp(ThingController);
});
afterAll(() => web.close());

const change = (headers: Readonly<Record<string, string>>) => web.ask().post('/api/v1/things').set(headers);

describe('the version that the sender saw', () => {
  test.each([
    ['"7"', 7],
    ['W/"7"', 7],
    ['7', 7],
    ['"0"', 0],
    ['*', 'any'],
  ])('If-Match: %s is %s', async (value, version) => {
    expect((await change({ 'if-match': value }).expect(200)).body.version).toBe(version);
  });

  test('may be left out', async () => {
    expect((await change({}).expect(200)).body.version).toBe('any');
  });

  test.each(['"seven"', '-1', '1.5', '"1", "2"', '9999999999', '""', 'W/', '"7', '7"'])(
    'If-Match: %s is refused',
    async (value) => {
      const { body } = await change({ 'if-match': value }).expect(422);
      expect(body).toMatchObject({ code: 'malformed-header', errors: [{ pointer: '/header/if-match' }] });
    },
  );

  test('is handed out as an ETag, which If-Match understands', async () => {
    const { headers } = await web.ask().get('/api/v1/things/1').expect(200);
    expect(headers.etag).toBe('"7"');
    expect((await change({ 'if-match': String(headers.etag) }).expect(200)).body.version).toBe(7);
  });

  test('is not made up for an answer that has none', async () => {
    const { headers } = await web.ask().get('/api/v1/things/1/list').expect(200);
    expect(headers.etag).toBeUndefined();
  });
});

describe('the key of a request', () => {
  test('is handed on as it is', async () => {
    const key = '018f-9c~!{}"';
    expect((await change({ 'idempotency-key': key }).expect(200)).body.key).toBe(key);
    expect((await change({}).expect(200)).body.key).toBe('none');
  });

  test.each(['short', 'with a space', 'a'.repeat(129), 'caf\u00e9-12345'])('%s is refused', async (key) => {
    const { body } = await change({ 'idempotency-key': key }).expect(422);
    expect(body.errors).toEqual([
      {
        pointer: '/header/idempotency-key',
        message: '应为 8 至 128 个可见的英文字符',
        messageEn: '8 to 128 visible ASCII characters',
      },
    ]);
  });
});
