import { createServer } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.ts';
import { listen } from './listen.ts';

@Module({})
class Nothing {}

let app: NestFastifyApplication | undefined;
afterEach(() => app?.close());
const listenOn = async (host: string, port: number): Promise<string> => {
  app = await createApp(Nothing, {
    isBehindProxy: false,
    isCookieSecure: false,
    logLevel: 'error',
    write: () => undefined,
  });
  return await listen(app, { host, port });
};

test('tells the address under which this machine reaches it', async () => {
  expect(await listenOn('0.0.0.0', 0)).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
});

test('a port that is taken is named, and another one proposed', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  await expect(listenOn('127.0.0.1', port)).rejects.toMatchObject({
    code: 'port-taken',
    advice: expect.stringContaining(`PORT=${port + 1}`),
  });
  other.close();
});

// 192.0.2.0/24 belongs to documents and to no machine; `.invalid` to no name.
test.each(['192.0.2.1', 'office.invalid'])(
  'an address that this machine has not (%s) is named',
  async (host) => {
    await expect(listenOn(host, 0)).rejects.toMatchObject({
      code: 'host-unknown',
      message: expect.stringContaining(host),
      advice: expect.stringContaining('HOST'),
    });
  },
);
