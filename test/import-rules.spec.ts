import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const config: { readonly forbidden: readonly { readonly name: string }[] } = createRequire(import.meta.url)(
  '../.dependency-cruiser.cjs',
);

type Files = Readonly<Record<string, string>>;

/** A house in small that breaks no rule: every layer, and everything that it may import. */
const house: Files = {
  'libs/domain/src/index.ts': `import 'xstate';\nimport 'zod';\nexport const law = 1;\n`,
  'libs/domain/src/law.spec.ts': `import '@jest/globals';\nimport './index.ts';\n`,
  'libs/platform/src/index.ts': `import 'typeorm';\nexport const plumbing = 1;\n`,
  'libs/platform/src/pipe.spec.ts': `import '../../../test/support/made.ts';\n`,
  'libs/casework/src/dispute/index.ts': `export { dispute } from './dispute.service.ts';\n`,
  'libs/casework/src/dispute/dispute.service.ts': `import '#domain';\nimport '#platform';\nexport const dispute = 1;\n`,
  'libs/casework/src/review/index.ts': `import '#casework/dispute';\nexport const review = 1;\nawait import('#casework/dispute');\n`,
  'apps/api/src/main.ts': `import '#casework/review';\nexport const api = 1;\n`,
  'apps/worker/src/main.ts': `import '#platform';\nexport const worker = 1;\n`,
  'apps/web/src/main.ts': `import '#domain';\nexport const web = 1;\n`,
  'apps/standalone/src/main.ts': `import '../../api/src/main.ts';\n`,
  'migrations/index.ts': `import 'typeorm';\nexport const migrations = 1;\n`,
  'test/support/made.ts': 'export const made = 1;\n',
  'bench/measure.ts': `import '../apps/api/src/main.ts';\n`,
};

/** For each rule one file that breaks it and no other. */
const breaks: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'domain-is-pure': ['libs/domain/src/rows.ts', `import 'typeorm';\n`],
  'platform-knows-no-dispute': ['libs/platform/src/law.ts', `import '#domain';\n`],
  'casework-imports-no-app': [
    'libs/casework/src/review/tables.ts',
    `import '../../../../migrations/index.ts';\n`,
  ],
  'casework-meets-at-index': [
    'libs/casework/src/review/inside.ts',
    `import '../dispute/dispute.service.ts';\n`,
  ],
  'nobody-imports-apps': ['migrations/door.ts', `import '../apps/api/src/main.ts';\n`],
  'apps-do-not-meet': ['apps/worker/src/other-door.ts', `import '../../api/src/main.ts';\n`],
  'web-knows-the-law-only': ['apps/web/src/rows.ts', `import '#platform';\n`],
  'migrations-stand-alone': ['migrations/0001-words.ts', `import '../libs/domain/src/index.ts';\n`],
  'no-test-support-in-product': ['apps/api/src/made.ts', `import '../../../test/support/made.ts';\n`],
  'loaded-late-by-name': ['apps/api/src/late.ts', `await import('./main.ts');\n`],
  'no-circles': ['apps/api/src/circle.ts', `import './round.ts';\n`],
  resolvable: ['apps/api/src/lost.ts', `import './nowhere.ts';\n`],
};
/** What belongs to a break but is none itself. */
const besides: Files = { 'apps/api/src/round.ts': `import './circle.ts';\n` };

/** Rules that a break cannot help breaking as well. */
const alsoBroken: Readonly<Record<string, readonly string[]>> = {
  'nobody-imports-apps': ['migrations-stand-alone'],
};

let folder: string;

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

async function write(files: Files): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}

/** What the checker says of the small house, with the configuration of the real one. */
async function violations(): Promise<readonly Violation[]> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['apps', 'libs', 'migrations', 'test', 'bench'];
  const output = await new Promise<string>((resolve, reject) => {
    // Ends with the number of violations, which is no failure here.
    execFile(
      process.execPath,
      [program, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
      { cwd: folder, maxBuffer: 2 ** 26, env: { ...process.env, NODE_OPTIONS: '' } },
      (error, stdout) => (error !== null && stdout === '' ? reject(error) : resolve(stdout)),
    );
  });
  return (JSON.parse(output) as { summary: { violations: readonly Violation[] } }).summary.violations;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-rules-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    await copyFile(join(root, file), join(folder, file));
  }
  for (const name of ['xstate', 'zod', 'typeorm', '@jest/globals']) {
    await write({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      [`node_modules/${name}/index.js`]: '',
    });
  }
  await write(house);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every rule of the checker is broken once here', () => {
  expect(new Set(Object.keys(breaks))).toEqual(new Set(config.forbidden.map(({ name }) => name)));
});

test('a house that keeps the rules is not complained of', async () => {
  expect(await violations()).toEqual([]);
});

describe('a house that breaks', () => {
  let found: readonly Violation[];
  beforeAll(async () => {
    await write({ ...Object.fromEntries(Object.values(breaks)), ...besides });
    found = await violations();
  });

  test.each(Object.entries(breaks))('%s is caught, by that rule', (rule, [file]) => {
    const caught = new Set(found.filter(({ from }) => from === file).map(({ rule: { name } }) => name));
    expect([...caught].sort()).toEqual([rule, ...(alsoBroken[rule] ?? [])].sort());
  });

  test('anything is told of the files that break it, and of no other', () => {
    const guilty = new Set([...Object.values(breaks).map(([file]) => file), ...Object.keys(besides)]);
    expect(found.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });
});
