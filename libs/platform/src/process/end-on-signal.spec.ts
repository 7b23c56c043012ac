import { afterEach, describe, expect, test } from '@jest/globals';
import { type Program, startProgram } from '../../../../test/support/program.ts';

const file = new URL('../../../../test/support/end-on-signal.program.ts', import.meta.url);

let program: Program;
afterEach(() => program.kill());

async function aProduct(way: 'in-order' | 'never' | 'fails'): Promise<Program> {
  program = startProgram(file, [way]);
  expect(await program.line()).toBe('running');
  return program;
}

describe('a process that is told to end', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s closes first and exits with 0',
    async (signal) => {
      const { child, line, exited } = await aProduct('in-order');
      child.kill(signal);
      expect(await line()).toBe('closing');
      expect(await line()).toBe('closed');
      expect(await exited).toBe(0);
    },
  );

  test('again and again closes once, and to the end', async () => {
    const { child, line, exited } = await aProduct('in-order');
    child.kill('SIGINT');
    expect(await line()).toBe('closing');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await line()).toBe('closed');
    expect(await exited).toBe(0);
  });

  test('but never closes gives up after a while', async () => {
    const { child, exited } = await aProduct('never');
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
  });

  test('but cannot close says so by exit code and names the fault without quoting it', async () => {
    const { child, exited } = await aProduct('fails');
    let complaint = '';
    child.stderr?.on('data', (text) => {
      complaint += String(text);
    });
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
    expect(complaint).toBe('未能正常退出 · Did not end in order: ECONNREFUSED\n');
  });
});
