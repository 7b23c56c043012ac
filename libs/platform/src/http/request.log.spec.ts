import { once } from 'node:events';
import { request as openRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, HttpCode, Logger, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';
import { correlationId } from '../logging/correlation.ts';

@Controller('things')
class ThingController {
  @Get(':id')
  async read(@Req() request: { actor?: object }): Promise<object> {
    request.actor = { staffId: 'staff-7' };
    new Logger('Thing').log('read');
    return { seen: correlationId() };
  }
  @Post()
  @HttpCode(200)
  async write(@Body({ schema: z.object({}) }) _body: unknown): Promise<object> {
    await new Promise(setImmediate);
    return { seen: correlationId() };
  }
}

let web: HttpApp;
beforeAll(async () => {
  web = await anHttpApp(ThingController);
  await web.app.listen(0, '127.0.0.1');
});
afterAll(() => web.close());

const linesOf = (id: unknown) => web.lines.filter((line) => line.correlationId === id);

describe('the log of a request', () => {
  test('is one line with the template of the route, the result, the time and the actor', async () => {
    const { headers } = await web.ask().get('/api/v1/things/440902199001011234?party=%E5%BC%A0').expect(200);
    const [own, line] = linesOf(headers['x-correlation-id']);
    expect(own).toMatchObject({ context: 'Thing', msg: 'read' });
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      level: 'log',
      context: 'Http',
      msg: 'request',
      correlationId: headers['x-correlation-id'],
      method: 'GET',
      route: '/api/v1/things/:id',
      status: 200,
      ms: expect.any(Number),
      actorId: 'staff-7',
    });
    expect(JSON.stringify(web.lines)).not.toMatch(/440902199001011234|party|%E5/);
  });

  test('does not repeat an address that nobody knows', async () => {
    const { headers } = await web.ask().get('/api/v1/secret/place').expect(404);
    expect(linesOf(headers['x-correlation-id'])).toEqual([
      expect.objectContaining({ route: 'unmatched', status: 404 }),
    ]);
    expect(JSON.stringify(web.lines)).not.toContain('secret');
  });
});

describe('the correlation id', () => {
  test('is taken over from a sane header, and known to whatever the request causes', async () => {
    const { headers, body } = await web.ask().get('/api/v1/things/1').set('x-correlation-id', 'gate-0123.4');
    expect(headers['x-correlation-id']).toBe('gate-0123.4');
    expect(body.seen).toBe('gate-0123.4');
  });

  test.each(['short', 'a'.repeat(65), 'has a space in it', '{"msg":"forged"}'])(
    'is not %s',
    async (header) => {
      const { headers } = await web.ask().get('/api/v1/things/1').set('x-correlation-id', header).expect(200);
      expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('outlasts a body that comes in pieces, on a connection that others used before', async () => {
    const { port } = web.app.getHttpServer().address() as { readonly port: number };
    const { Agent } = await import('node:http');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const id of ['first-request', 'second-request']) {
      const outgoing = openRequest({
        agent,
        port,
        host: '127.0.0.1',
        path: '/api/v1/things',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-correlation-id': id },
      });
      outgoing.write('{"a":');
      await new Promise((resolve) => outgoing.write('1', resolve));
      outgoing.end('}');
      const [answer] = await once(outgoing, 'response');
      let text = '';
      for await (const piece of answer) text += piece;
      expect(JSON.parse(text)).toEqual({ seen: id });
    }
    agent.destroy();
  });
});
