/**
 * Builds the browser's part into dist/web when its sources have changed since; used by apps/standalone/build.mjs.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the bundle is made of, relative to the checkout. */
const sources = ['apps/web', 'libs/domain/src', 'package-lock.json', 'package.json'];

const stampOf = (checkout) => join(checkout, 'dist/web/.stamp');

/** True when dist/web was built from the present sources, or there are none: a machine that was given dist alone. */
export function isWebFresh(checkout) {
  if (!existsSync(join(checkout, 'apps/web/index.html'))) return true;
  return existsSync(stampOf(checkout)) && readFileSync(stampOf(checkout), 'utf8') === hashOf(checkout);
}

/**
 * @param {string} checkout
 * @returns {Promise<boolean>} whether anything had to be built
 * @throws {Error} when the sources do not build
 */
export async function ensureWebBuilt(checkout) {
  if (isWebFresh(checkout)) return false;
  // Whoever runs tests has said otherwise, and would get the slow build of the components.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const hash = hashOf(checkout);
  await build({ configFile: join(checkout, 'apps/web/vite.config.ts'), logLevel: 'error' });
  writeFileSync(stampOf(checkout), hash);
  return true;
}

function hashOf(checkout) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesOf(checkout, source))) {
    hash.update(`${path}\0`).update(readFileSync(join(checkout, path)));
  }
  return hash.digest('hex');
}

function filesOf(checkout, path) {
  if (!statSync(join(checkout, path)).isDirectory()) return [path];
  return readdirSync(join(checkout, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name)))
    .sort();
}
