/**
 * Keeps dist in step with the sources.
 *
 *   node apps/standalone/build.mjs                 builds if anything has changed
 *   node apps/standalone/build.mjs --if-possible   the same, and no error without the compiler (npm ci --omit=dev)
 *
 * dist/.stamp holds a hash over the contents of everything that is compiled. Contents, not times: a checkout, a
 * copied image and a restored backup all change times. Reading 500 files takes about 30 ms.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureWebBuilt, isWebFresh } from '../web/build.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Ten times what it takes on a slow machine; a container's next life may give the same pid to somebody else. */
const buildAtMostMs = 120_000;
/** Tries, ten a second, before somebody who waits is told. */
const waitTold = 10;
const settings = ['nest-cli.json', 'tsconfig.build.json', 'tsconfig.json'];

/**
 * Builds if the sources are not those that dist was built from.
 * @param {{ root?: string, compile?: (root: string) => boolean }} [options]  for tests: another checkout, another compiler
 * @returns {Promise<'fresh' | 'built' | 'no-compiler'>} `no-compiler`: could not build; dist is as it was
 * @throws {Error} when the sources do not compile
 */
export async function ensureBuilt(options = {}) {
  const checkout = options.root ?? root;
  if (isFresh(checkout) && isWebFresh(checkout)) return 'fresh';
  if (!options.compile && !hasCompiler(checkout)) return 'no-compiler';
  return await underLock(checkout, async () => {
    // Somebody else may have built either while we waited.
    const isServerFresh = isFresh(checkout);
    if (!isServerFresh) build(checkout, options.compile ?? compileWithNest);
    const isWebBuilt = await ensureWebBuilt(checkout);
    return isServerFresh && !isWebBuilt ? 'fresh' : 'built';
  });
}

/** True when the product can be started from dist, be it from older sources. */
export function isBuilt(checkout = root) {
  return existsSync(join(checkout, 'dist/.stamp'));
}

function isFresh(checkout) {
  const stamp = join(checkout, 'dist/.stamp');
  if (!existsSync(stamp)) return false;
  const sources = sourcesOf(checkout);
  // A machine that was given dist alone.
  if (sources.length === 0) return true;
  return readFileSync(stamp, 'utf8') === hashOf(checkout, sources) && isComplete(checkout, sources);
}

function build(checkout, compile) {
  const sources = sourcesOf(checkout);
  const hash = hashOf(checkout, sources);
  rmSync(join(checkout, 'dist/.stamp'), { force: true });
  // The compiler writes only what has changed since .tsbuildinfo, and would not notice that an output is gone.
  if (!isComplete(checkout, sources)) rmSync(join(checkout, 'dist/.tsbuildinfo'), { force: true });
  if (!compile(checkout)) throw new Error('nest build (see above)');
  removeOrphans(checkout, sources);
  writeFileSync(join(checkout, 'dist/.stamp'), hash);
}

function compileWithNest(checkout) {
  process.stderr.write('正在构建… / Building…\n');
  const nest = join(checkout, 'node_modules/@nestjs/cli/bin/nest.js');
  // Everything to stderr: what a command prints on stdout is for the next program.
  return (
    spawnSync(process.execPath, [nest, 'build'], { cwd: checkout, stdio: ['ignore', 2, 2] }).status === 0
  );
}

function hasCompiler(checkout) {
  return ['@nestjs/cli', 'typescript', 'vite'].every((name) =>
    existsSync(join(checkout, 'node_modules', name)),
  );
}

/** Folders that are compiled, as tsconfig.build.json includes them; dist has the same below it. The web is bundled. */
function compiledFolders(checkout) {
  const inside = (folder) =>
    names(join(checkout, folder))
      .filter((name) => name !== 'web')
      .map((name) => `${folder}/${name}/src`);
  return [...inside('apps'), ...inside('libs'), 'migrations'];
}

/** Paths relative to the checkout, with slashes, sorted. */
function sourcesOf(checkout) {
  return compiledFolders(checkout)
    .flatMap((folder) => names(join(checkout, folder), true).map((name) => `${folder}/${name}`))
    .filter((path) => /\.(ts|mjs)$/.test(path) && !/\.(spec|d)\.ts$/.test(path))
    .sort();
}

function names(folder, recursive = false) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive }).map((name) => name.replaceAll('\\', '/'));
}

function hashOf(checkout, sources) {
  const hash = createHash('sha256');
  for (const path of [...settings, ...sources]) {
    hash.update(`${path}\0`);
    if (existsSync(join(checkout, path))) hash.update(readFileSync(join(checkout, path)));
  }
  return hash.digest('hex');
}

function outputOf(source) {
  return `dist/${source.replace(/\.ts$/, '.js')}`;
}

function isComplete(checkout, sources) {
  return sources.every((source) => existsSync(join(checkout, outputOf(source))));
}

/** The output of a source that was removed or renamed would still be found by imports, and by nobody else. */
function removeOrphans(checkout, sources) {
  const wanted = new Set(sources.map(outputOf));
  for (const folder of compiledFolders(join(checkout, 'dist')).map((path) => `dist/${path}`)) {
    for (const name of names(join(checkout, folder), true)) {
      const output = `${folder}/${name}`.replace(/\.map$/, '');
      if (/\.m?js$/.test(output) && !wanted.has(output)) rmSync(join(checkout, `${folder}/${name}`));
    }
  }
}

/** One build at a time in one checkout: the server and a command are often started together. */
async function underLock(checkout, work) {
  const lock = join(checkout, 'dist/.building');
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  for (let tries = 1; !tryLock(lock); tries += 1) {
    if (tries === waitTold) process.stderr.write('等待另一个构建… / Waiting for another build…\n');
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      // The disk is full: an empty lock must not outlast it.
      if (error.syscall === 'write') rmSync(lock, { force: true });
      throw error;
    }
    if (isStale(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** After a kill the pid belongs to nobody, or to another by now; a lock that is still empty is being written. */
function isStale(lock) {
  const facts = statSync(lock, { throwIfNoEntry: false });
  if (facts === undefined) return false;
  if (Date.now() - facts.mtimeMs > buildAtMostMs) return true;
  const pid = Number(readFileSync(lock, 'utf8'));
  return pid > 0 && !isAlive(pid);
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const result = await ensureBuilt();
    const isMissing = result === 'no-compiler';
    if (isMissing) {
      process.stderr.write(
        '未安装 TypeScript 编译器，跳过构建。/ No TypeScript compiler installed: not built.\n',
      );
    }
    process.exitCode = isMissing && !process.argv.includes('--if-possible') ? 1 : 0;
  } catch (error) {
    process.stderr.write(`构建失败 / The build failed: ${error.message}\n`);
    process.exitCode = 1;
  }
}
