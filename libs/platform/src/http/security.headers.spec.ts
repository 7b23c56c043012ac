import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import request from 'supertest';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';
import { createApp } from './create-app.ts';
import { noncePlace, sendPage } from './page.ts';

@Controller('things')
class ThingController {
  @Get(':id')
  show(): object {
    return { id: 1 };
  }
}

let web: HttpApp;
beforeAll(async () => {
  web = await anHttpApp(ThingController);
});
afterAll(() => web.close());

const directives = (policy: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    String(policy)
      .split(';')
      .map((directive) => directive.trim().split(/ (.*)/, 2) as [string, string]),
  );

describe('an answer of the interface', () => {
  test.each([
    ['that is good', '/api/v1/things/1', 200],
    ['that is a refusal', '/api/v1/nothing', 404],
    ['to an address that nobody can read', '/api/v1/things/%', 400],
  ])('%s is kept nowhere and taken for nothing else', async (_, path, status) => {
    const { headers } = await web.ask().get(path).expect(status);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(directives(headers['content-security-policy'])).toMatchObject({ 'default-src': "'none'" });
  });

  test('loads nothing, stands in no frame and is read by no other site', async () => {
    const { headers } = await web.ask().get('/api/v1/things/1').expect(200);
    expect(directives(headers['content-security-policy'])).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(self\)/);
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('the promise to speak HTTPS for a year', () => {
  test('is not made over plain HTTP', async () => {
    const { headers } = await web.ask().get('/api/v1/things/1');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('is made where the installation is reached by HTTPS', async () => {
    @Module({ controllers: [ThingController] })
    class Root {}
    const app = await createApp(Root, {
      isBehindProxy: true,
      isCookieSecure: true,
      logLevel: 'error',
      write: () => undefined,
    });
    try {
      const { headers } = await request(app.getHttpServer()).get('/api/v1/things/1');
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
    } finally {
      await app.close();
    }
  });
});

describe('a page', () => {
  test('allows nothing that stands in it but what bears the nonce of this answer', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await web.ask().get('/api/docs').expect(200)).headers),
    );
    const [first, second] = policies.map((headers) => directives(headers['content-security-policy']));
    expect(first).toMatchObject({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'script-src': expect.stringMatching(/^'self' 'nonce-[\w+/]{22}=='$/),
    });
    expect(first?.['style-src']).toBe(first?.['script-src']);
    expect(first?.['script-src']).not.toBe(second?.['script-src']);
    for (const headers of policies) {
      expect(headers['content-security-policy']).not.toMatch(/unsafe-|https?:|\*/);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('has the nonce written into it wherever it belongs', () => {
    const sent = new Map<string, string>();
    const reply = {
      header: (name: string, value: string) => {
        sent.set(name, value);
        return reply;
      },
      send: (body: string) => body,
    };
    const page = sendPage(
      reply,
      `<style nonce="${noncePlace}"></style><script nonce="${noncePlace}"></script>`,
    );
    const nonce = /'nonce-([^']+)'/.exec(sent.get('content-security-policy') ?? '')?.[1];
    expect(page).toBe(`<style nonce="${nonce}"></style><script nonce="${nonce}"></script>`);
  });
});
