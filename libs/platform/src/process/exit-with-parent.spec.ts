import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';
import { exitWithParent } from './exit-with-parent.ts';

const support = new URL('../../../../test/support/', import.meta.url);
const program = fileURLToPath(new URL('exit-with-parent.program.ts', support));
const loader = fileURLToPath(new URL('typescript.mjs', support));

/** npm, as far as it matters here: starts the product, hands on no signal, dies. */
const npm = `require('node:child_process').spawn(process.execPath, ${JSON.stringify(['--import', loader, program])},
  { stdio: 'inherit' })`;

const started: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

test('a product whose npm is killed shuts down in order', async () => {
  const parent = spawn(process.execPath, ['-e', npm], {
    env: { ...process.env, NODE_OPTIONS: '', npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(parent);
  const lines: string[] = [];
  for await (const line of createInterface({ input: parent.stdout })) {
    lines.push(line);
    if (line === 'running') parent.kill('SIGKILL');
  }
  // The pipe closes only when the product, which holds the other end, is gone as well.
  expect(lines).toEqual(['running', 'shutting down']);
});

test('a product that npm did not start outlives its shell', () => {
  const cancel = exitWithParent(() => undefined, { isWanted: false });
  expect(cancel()).toBeUndefined();
});
