import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { openHealthDoor } from './health.door.ts';
import type { CheckResult } from './health.service.ts';

let close = async (): Promise<void> => undefined;
afterEach(() => close());

const aDoor = async (
  results: readonly CheckResult[],
): Promise<(path: string) => Promise<[number, object]>> => {
  const door = await openHealthDoor({ examine: async () => results }, { host: '127.0.0.1', port: 0 });
  close = () => new Promise((resolve) => door.close(() => resolve()));
  const { port } = door.address() as AddressInfo;
  return async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, (await answer.json()) as object];
  };
};

test('a worker is live while it runs and ready while all that it rests on is well', async () => {
  const checks = [{ name: 'database', ok: true }];
  const ask = await aDoor(checks);
  expect(await ask('/api/health/live')).toEqual([200, { status: 'ok' }]);
  expect(await ask('/api/health/ready')).toEqual([200, { status: 'ok', checks }]);
});

test('a worker that has lost its database is live and not ready', async () => {
  const checks = [{ name: 'database', ok: false, reason: 'ECONNREFUSED' }];
  const ask = await aDoor(checks);
  expect(await ask('/api/health/ready')).toEqual([503, { status: 'failed', checks }]);
  expect((await ask('/api/health/live'))[0]).toBe(200);
});

test('nothing of the office is behind this door', async () => {
  const ask = await aDoor([]);
  expect((await ask('/api/v1/disputes'))[0]).toBe(404);
});
