import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A Redis of one test alone, which may be flushed. */
export interface OwnRedis {
  readonly url: string;
  /** FLUSHALL: everything is gone at once. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Is there a `redis-server` to start? Without one the tests that flush it are left out. */
export const hasRedisServer: boolean = spawnSync('redis-server', ['--version']).status === 0;

/** Starts it on a free port, keeping nothing on disk. */
export async function ownRedis(): Promise<OwnRedis> {
  const folder = await mkdtemp(join(tmpdir(), `fengqiao-redis-${process.pid}-`));
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: 'ignore' },
  );
  const url = `redis://127.0.0.1:${port}`;
  const redis = new Redis(url, { retryStrategy: () => 100, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.ping();
  return {
    url,
    flush: async () => void (await redis.flushall()),
    close: async () => {
      redis.disconnect();
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
}
