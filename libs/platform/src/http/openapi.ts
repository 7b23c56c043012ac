import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const problem = {
  type: 'object',
  required: ['type', 'title', 'titleEn', 'status', 'code', 'instance', 'correlationId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: '中文说明' },
    titleEn: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    instance: { type: 'string' },
    correlationId: { type: ['string', 'null'] },
    article: { type: 'string', description: 'The article of law on which the refusal rests' },
    allowedEvents: { type: 'array', items: { type: 'string' } },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message', 'messageEn'],
        properties: {
          pointer: { type: 'string' },
          message: { type: 'string' },
          messageEn: { type: 'string' },
        },
      },
    },
  },
};

/** The description of the interface, made from the same schemas that check it. */
export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('枫桥 Fengqiao')
    .setDescription('矛盾纠纷化解案件管理接口 · Case management for dispute mediation')
    .setVersion('1')
    .addCookieAuth('fengqiao_session')
    .addBearerAuth({ type: 'http', description: 'API key: fq_…' }, 'apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problem as never },
  };
  return document;
}

const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>枫桥 Fengqiao API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"><link rel="icon" href="data:,">
</head><body><div id="ui"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null });`;

/** The page's own programs, from the package that brings them: nothing is fetched from elsewhere. */
const assetFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const assets = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
] as const;

/** The document at /api/openapi.json and a page to browse it at /api/docs; all from this machine. */
export function serveDocument(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  let document: string | undefined;
  server.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(documentOf(app));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  server.get('/api/docs/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(start),
  );
  for (const [name, type] of assets) {
    server.get(`/api/docs/assets/${name}`, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(join(assetFolder, name))),
    );
  }
}
