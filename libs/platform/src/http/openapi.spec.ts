import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';
import { Answers, answersOf } from './answers.ts';
import { IdempotencyKey, IfMatch } from './headers.ts';

const id = z.strictObject({ id: z.uuid() });
const view = z.object({ id: z.uuid(), version: z.int(), note: z.string().nullable() });
const page = z.strictObject({
  limit: z.coerce.number().int().max(200).default(50),
  stage: z.enum(['a', 'b']).optional(),
});
const commands = {
  accept: z.strictObject({ note: z.string().max(500).optional() }),
  decline: z.strictObject({ ground: z.string().min(1), guidedTo: z.string() }),
} as const;

@Controller('things')
class ThingController {
  @Get()
  @Answers(200, z.array(view), { zh: '列表', en: 'List' })
  @Answers(202, z.undefined(), { zh: '稍后', en: 'Later' })
  list(@Query({ schema: page }) _query: unknown): unknown {
    return [];
  }
  @Get('file')
  @Answers(200, z.undefined(), { zh: '无', en: 'Nothing' })
  nothing(): void {}
  @Get('sheet')
  @Answers(200, z.unknown(), { zh: '表格', en: 'Sheet' }, 'text/csv')
  sheet(): string {
    return '';
  }
}

/** Methods that are added in a loop: decorators are functions, also without the @. */
@Controller('things/:id')
class CommandController {}
for (const [name, schema] of Object.entries(commands)) {
  const { prototype } = CommandController;
  const handler = (path: object, body: object, version?: number) => ({
    name,
    path,
    body,
    version: version ?? null,
  });
  // The document finds the parameters of a method by the name that the function itself bears.
  Object.defineProperty(handler, 'name', { value: name });
  const descriptor = { value: handler, configurable: true, writable: true, enumerable: false };
  Object.defineProperty(prototype, name, descriptor);
  Param({ schema: id })(prototype, name, 0);
  Body({ schema })(prototype, name, 1);
  IfMatch()(prototype, name, 2);
  IdempotencyKey()(prototype, name, 3);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object], prototype, name);
  for (const decorate of [Post(name), HttpCode(200), Answers(200, view, { zh: '命令', en: 'Command' })]) {
    decorate(prototype, name, descriptor);
  }
}

let web: HttpApp;
let document: OpenAPIObject;
beforeAll(async () => {
  web = await anHttpApp(ThingController, CommandController);
  document = (await web.ask().get('/api/openapi.json').expect(200)).body;
});
afterAll(() => web.close());

const theId = '018f4ad0-7b7c-7b7c-8b7c-7b7c7b7c7b7c';

describe('the document of the interface', () => {
  test('is OpenAPI 3.1 of every route, with the versioned addresses', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual([
      '/api/v1/things',
      '/api/v1/things/file',
      '/api/v1/things/sheet',
      '/api/v1/things/{id}/accept',
      '/api/v1/things/{id}/decline',
    ]);
  });

  test('shows the body of a route that was added in a loop by the schema that checks it', async () => {
    const operation = document.paths['/api/v1/things/{id}/decline']?.post;
    expect(operation?.requestBody).toEqual({
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { ground: { type: 'string', minLength: 1 }, guidedTo: { type: 'string' } },
            required: ['ground', 'guidedTo'],
            additionalProperties: false,
          },
        },
      },
    });
    await web.ask().post(`/api/v1/things/${theId}/decline`).send({ ground: 'x' }).expect(422);
    const { body } = await web
      .ask()
      .post(`/api/v1/things/${theId}/accept`)
      .set('if-match', '"7"')
      .send({ note: 'x' })
      .expect(200);
    expect(body).toEqual({ name: 'accept', path: { id: theId }, body: { note: 'x' }, version: 7 });
  });

  test('shows parameters of address, query and head', () => {
    const { parameters = [] } = document.paths['/api/v1/things/{id}/accept']?.post ?? {};
    expect(parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'id',
          in: 'path',
          required: true,
          schema: expect.objectContaining({ format: 'uuid' }),
        }),
        expect.objectContaining({ name: 'If-Match', in: 'header', required: false }),
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false }),
      ]),
    );
    expect(document.paths['/api/v1/things']?.get?.parameters).toEqual([
      expect.objectContaining({
        name: 'limit',
        in: 'query',
        required: false,
        schema: expect.objectContaining({ maximum: 200, default: 50 }),
      }),
      expect.objectContaining({
        name: 'stage',
        in: 'query',
        required: false,
        schema: expect.objectContaining({ enum: ['a', 'b'] }),
      }),
    ]);
  });

  test('shows answers, several of them, files, none, and the problem that each may be', () => {
    const list = document.paths['/api/v1/things']?.get;
    expect(list?.summary).toBe('列表 · List');
    expect(list?.responses).toEqual({
      200: {
        description: '列表',
        content: {
          'application/json': {
            schema: {
              type: 'array',
              items: expect.objectContaining({ required: ['id', 'version', 'note'] }),
            },
          },
        },
      },
      202: { description: '稍后' },
      default: {
        description: '错误说明 · problem details (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    });
    const csv = { schema: { type: 'string', format: 'binary' } };
    expect(document.paths['/api/v1/things/sheet']?.get?.responses[200]).toMatchObject({
      content: { 'text/csv': csv },
    });
    expect(document.components?.schemas?.Problem).toMatchObject({
      required: expect.arrayContaining(['code']),
    });
  });

  test('names every operation once', () => {
    const names = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { readonly operationId: string }>).map((one) => one.operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Command.decline');
  });

  test('asks for one of the credentials that it describes', () => {
    const described = Object.keys(document.components?.securitySchemes ?? {});
    expect(document.security?.flatMap((one) => Object.keys(one))).toEqual(expect.arrayContaining(described));
    expect(described).toHaveLength(2);
  });

  test('keeps the schemas of the answers for tests', () => {
    const { list } = ThingController.prototype;
    expect(answersOf(list).map(({ status }) => status)).toEqual([200, 202]);
    const handler: object = Object.getOwnPropertyDescriptor(CommandController.prototype, 'accept')?.value;
    expect(answersOf(handler)).toEqual([{ status: 200, schema: view }]);
  });
});

describe('the page that shows it', () => {
  test.each(['/api/docs', '/api/docs/'])(
    '%s loads everything from this machine, and no script stands in it',
    async (path) => {
      const { text, headers } = await web
        .ask()
        .get(path)
        .expect(200)
        .expect('content-type', /^text\/html/);
      const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
      expect(addresses).toHaveLength(4);
      for (const address of addresses.filter((one) => !one.startsWith('data:'))) {
        expect(address).toMatch(/^\/api\/docs\//);
        await web
          .ask()
          .get(address)
          .expect(200)
          .expect('content-type', /^text\/(css|javascript)/);
      }
      expect(text).not.toMatch(/<script>|<script [^>]*>[^<]| on\w+=|style=/);
      expect(headers['content-security-policy']).toMatch(/(^|; )script-src 'self' 'nonce-[^']+'(;|$)/);
    },
  );

  test('serves two files of its package and no other', async () => {
    await web.ask().get('/api/docs/assets/package.json').expect(404);
    await web.ask().get('/api/docs/assets/..%2fpackage.json').expect(404);
  });
});
