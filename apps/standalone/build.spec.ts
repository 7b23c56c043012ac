import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ensureBuilt, isBuilt } from './build.mjs';
import { isRecentEnough } from './run.mjs';

let root: string;
let compilations: number;

const put = async (path: string, text = 'export {};\n') => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
const outputs = async () =>
  (await readdir(join(root, 'dist'), { recursive: true })).filter((name) => /\.m?js$/.test(name)).sort();

/** Stands for the compiler; its outputs are there already. */
const compile = (): boolean => {
  compilations += 1;
  return true;
};
const build = (options: { compile?: () => boolean } = { compile }) => ensureBuilt({ root, ...options });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fengqiao-build-'));
  compilations = 0;
  await put('tsconfig.build.json', '{}');
  await put('apps/api/src/main.ts');
  await put('libs/domain/src/index.ts');
  await put('libs/domain/src/index.spec.ts');
  await put('dist/apps/api/src/main.js');
  await put('dist/libs/domain/src/index.js');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a build', () => {
  test('happens once and not again while the sources are the same', async () => {
    expect(isBuilt(root)).toBe(false);
    expect(await build()).toBe('built');
    expect(await build()).toBe('fresh');
    expect(isBuilt(root)).toBe(true);
    expect(compilations).toBe(1);
  });

  test.each([
    ['a changed source', 'apps/api/src/main.ts', 'export const a = 1;\n'],
    ['a changed setting of the compiler', 'tsconfig.build.json', '{ "compilerOptions": {} }'],
  ])('happens again after %s', async (_what, path, text) => {
    await build();
    await put(path, text);
    expect(await build()).toBe('built');
  });

  test('does not happen for a new time stamp or a changed spec', async () => {
    await build();
    await utimes(join(root, 'apps/api/src/main.ts'), 0, 0);
    await put('libs/domain/src/index.spec.ts', 'export const changed = true;\n');
    expect(await build()).toBe('fresh');
  });

  test('clears away what a removed source had become, and nothing else', async () => {
    await put('libs/domain/src/old/rule.ts');
    await put('dist/libs/domain/src/old/rule.js');
    await put('dist/libs/domain/src/old/rule.js.map');
    await put('dist/apps/web/assets/index.js');
    await build();
    await rm(join(root, 'libs/domain/src/old/rule.ts'));
    expect(await build()).toBe('built');
    expect(await outputs()).toEqual([
      'apps/api/src/main.js',
      'apps/web/assets/index.js',
      'libs/domain/src/index.js',
    ]);
    expect(existsSync(join(root, 'dist/libs/domain/src/old/rule.js.map'))).toBe(false);
  });

  test('writes everything anew when an output is missing', async () => {
    await build();
    await put('dist/.tsbuildinfo', 'says that all is written');
    await rm(join(root, 'dist/apps/api/src/main.js'));
    const result = await build({
      compile: () => {
        expect(existsSync(join(root, 'dist/.tsbuildinfo'))).toBe(false);
        return true;
      },
    });
    expect(result).toBe('built');
  });

  test('that fails is tried again next time', async () => {
    await expect(build({ compile: () => false })).rejects.toThrow('nest build');
    expect(isBuilt(root)).toBe(false);
    expect(await build()).toBe('built');
  });

  test('waits for another one and then has nothing to do', async () => {
    await put('dist/.building', String(process.ppid));
    const waiting = build();
    // Without the lock it would have compiled before it answered with a promise.
    expect(compilations).toBe(0);
    const other = await mkdtemp(join(tmpdir(), 'fengqiao-build-'));
    await cp(root, other, { recursive: true });
    await rm(join(other, 'dist/.building'));
    await ensureBuilt({ root: other, compile });
    await writeFile(join(root, 'dist/.stamp'), await readFile(join(other, 'dist/.stamp')));
    await rm(join(root, 'dist/.building'));
    expect(await waiting).toBe('fresh');
    await rm(other, { recursive: true });
  });

  test('does not wait for one that has been building for longer than any build takes', async () => {
    await put('dist/.building', String(process.ppid));
    await utimes(join(root, 'dist/.building'), 0, 0);
    expect(await build()).toBe('built');
  });

  test('does not wait for one that was killed', async () => {
    await put('dist/.building', '999999999');
    expect(await build()).toBe('built');
    expect(existsSync(join(root, 'dist/.building'))).toBe(false);
  });
});

describe('without the compiler', () => {
  test('what was built elsewhere is used, even from older sources', async () => {
    await build();
    await put('apps/api/src/main.ts', 'export const newer = 1;\n');
    expect(await build({})).toBe('no-compiler');
    expect(isBuilt(root)).toBe(true);
  });

  test('a machine that was given dist alone has nothing to build', async () => {
    await build();
    for (const folder of ['apps', 'libs']) await rm(join(root, folder), { recursive: true });
    expect(await build({})).toBe('fresh');
  });
});

test.each([
  ['18.20.0', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['22.1.0', true],
  ['24.0.0', true],
])('Node %s is recent enough: %s', (version, isEnough) => {
  expect(isRecentEnough(version)).toBe(isEnough);
});
