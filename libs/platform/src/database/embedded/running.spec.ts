import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { announceRunning, findRunning } from './running.ts';

const addresses = {
  url: 'http://127.0.0.1:3000',
  databaseUrl: 'postgresql://fengqiao:secret@127.0.0.1:5432/fengqiao',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-running-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a running product is found by its data folder until it withdraws', async () => {
  const withdraw = await announceRunning(folder, addresses);
  expect(await findRunning(folder)).toEqual({ pid: process.pid, ...addresses });
  await withdraw();
  expect(await findRunning(folder)).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test('only its owner can read the password in the announcement', async () => {
  await announceRunning(folder, addresses);
  expect((await stat(join(folder, 'running.json'))).mode & 0o777).toBe(0o600);
});

test('an announcement of a dead process is not believed', async () => {
  const { pid } = spawnSync('true');
  await writeFile(join(folder, 'running.json'), JSON.stringify({ pid, ...addresses }));
  expect(await findRunning(folder)).toBeUndefined();
});

test('an announcement whose pid belongs to another process by now is not believed', async () => {
  await announceRunning(folder, addresses);
  const file = join(folder, 'running.json');
  const announced = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...announced, startedAt: 'in an earlier container' }));
  expect(await findRunning(folder)).toBeUndefined();
});

test('a torn announcement is not believed', async () => {
  await writeFile(join(folder, 'running.json'), '{"pid": 1');
  expect(await findRunning(folder)).toBeUndefined();
});

test('a product that has taken over the folder is not withdrawn by its predecessor', async () => {
  const withdraw = await announceRunning(folder, addresses);
  const successor = { pid: process.ppid, ...addresses };
  await writeFile(join(folder, 'running.json'), JSON.stringify(successor));
  await withdraw();
  expect(await readdir(folder)).toEqual(['running.json']);
});
