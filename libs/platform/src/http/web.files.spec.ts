import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createApp } from './create-app.ts';
import { noncePlace } from './page.ts';

@Controller('things')
class ThingController {
  @Get()
  show(): object {
    return {};
  }
}
@Module({ controllers: [ThingController] })
class Root {}

let app: NestFastifyApplication;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(
    join(folder, 'index.html'),
    `<script nonce="${noncePlace}" src="/assets/a-1234.js"></script>`,
  );
  await writeFile(join(folder, 'assets/a-1234.js'), 'export {};');
  await writeFile(join(folder, 'assets/b-5678.css'), 'p { margin: 0 }');
  await writeFile(join(folder, 'assets/b-5678.css.br'), brotliCompressSync('p { margin: 9px }'));
  await writeFile(join(folder, 'sw.js'), 'fetch("/");');
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  app = await createApp(Root, {
    isBehindProxy: false,
    isCookieSecure: false,
    logLevel: 'error',
    write: () => undefined,
    webFolder: folder,
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const ask = (path: string, accept = 'text/html') =>
  supertest(app.getHttpServer()).get(path).set('accept', accept);

describe('the browser', () => {
  test.each(['/', '/disputes', '/disputes/0193-a?do=ACCEPT'])('gets the page at %s', async (path) => {
    const { headers, text } = await ask(path).expect(200);
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(text) ?? [];
    expect(nonce).not.toBe(noncePlace);
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('keeps an asset for ever, because its name changes with its contents, and asks again for the rest', async () => {
    const asset = await ask('/assets/a-1234.js', '*/*').expect(200);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await ask('/icon.svg', '*/*').expect(200);
    expect(icon.headers['cache-control']).toBe('no-cache');
  });

  test.each([
    ['an asset of an older version', '/assets/gone-9999.js', 'text/html'],
    ['an address of the interface', '/api/v1/nothing', 'text/html'],
    ['a file that is not there', '/robots.txt', 'text/html'],
    ['a program that asks for no page', '/disputes', 'application/json'],
    ['the template itself', '/index.html', 'text/html'],
    ['a step out of the folder', '/..%2f..%2fpackage.json', '*/*'],
  ])('gets a problem for %s', async (_what, path, accept) => {
    const { type } = await ask(path, accept).expect(404);
    expect(type).toBe('application/problem+json');
  });

  test('gets files compressed when it can take that', async () => {
    const { headers } = await ask('/assets/a-1234.js', '*/*').set('accept-encoding', 'gzip, br').expect(200);
    expect(headers['content-encoding']).toBe('br');
    const plain = await ask('/assets/a-1234.js', '*/*').set('accept-encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe('export {};');
  });

  test('gets what the build has compressed as it lies there, and by no address of its own', async () => {
    const { headers, text } = await ask('/assets/b-5678.css', '*/*').set('accept-encoding', 'br').expect(200);
    expect([headers['content-encoding'], text]).toEqual(['br', 'p { margin: 9px }']);
    await ask('/assets/b-5678.css.br', '*/*').expect(404);
  });

  test('lets its worker fetch the application, and no file else anything', async () => {
    const worker = await ask('/sw.js', '*/*').expect(200);
    expect(worker.headers['content-security-policy']).toContain("connect-src 'self'");
    const asset = await ask('/assets/a-1234.js', '*/*').expect(200);
    expect(asset.headers['content-security-policy']).not.toContain('connect-src');
  });

  test('still reaches the interface', async () => {
    await ask('/api/v1/things', 'application/json').expect(200);
  });
});
