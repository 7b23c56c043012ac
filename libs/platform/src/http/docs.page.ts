import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { documentOf } from './openapi.ts';
import { sendPage } from './page.ts';

const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>枫桥 Fengqiao API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"><link rel="icon" href="data:,">
</head><body><div id="ui"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null });`;

/** The page's own programs, from the package that brings them: nothing is fetched from elsewhere. */
const fromSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
const assetFolder = dirname(fromSwagger.resolve('swagger-ui-dist/package.json'));
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
  for (const path of ['/api/docs', '/api/docs/']) {
    server.get(path, (_request, reply) => sendPage(reply, page));
  }
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
