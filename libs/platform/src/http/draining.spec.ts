import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { anHttpApp } from '../../../../test/support/http-app.ts';

test('a request under way is answered before the application closes, and no connection holds it up', async () => {
  let begun = (): void => undefined;
  let finish = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve;
  });
  @Controller('things')
  class SlowController {
    @Get('slow')
    async slow(): Promise<object> {
      begun();
      await mayFinish;
      return { done: true };
    }
    @Get('quick')
    quick(): object {
      return {};
    }
  }
  const { app } = await anHttpApp(SlowController);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { readonly port: number };
  const agent = new Agent({ keepAlive: true });
  const ask = async (name: string): Promise<IncomingMessage> => {
    const [answer] = await once(
      get({ agent, port, host: '127.0.0.1', path: `/api/v1/things/${name}` }),
      'response',
    );
    return answer;
  };
  (await ask('quick')).resume();

  // A request that was begun before the end and is completed after it: an idle connection is hung up at once.
  const connection = connect(port, '127.0.0.1');
  await once(connection, 'connect');
  const slow = ask('slow');
  await hasBegun;
  const startedAt = performance.now();
  const closed = app.close();
  await new Promise(setImmediate);
  connection.write('GET /api/v1/things/quick HTTP/1.1\r\nHost: here\r\n\r\n');
  const [refusal] = await once(connection, 'data');
  expect(String(refusal)).toMatch(/^HTTP\/1\.1 503 [\s\S]*problem\+json[\s\S]*"code":"unavailable"/);
  expect(String(refusal)).toMatch(/^connection: close\r$/im);
  finish();

  const answer = await slow;
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse((await answer.toArray()).join(''))).toEqual({ done: true });
  await closed;
  // Kept-alive connections would be waited for 72 s.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  agent.destroy();
  const late = once(get({ port, host: '127.0.0.1', path: '/' }), 'response');
  await expect(late).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
