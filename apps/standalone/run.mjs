/**
 * What has to be true before any door opens: the right Node, the packages, a build. It imports nothing that is
 * newer than Node 14, so that an old Node can read it and say that it is old.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/**
 * Checks, builds if the sources have changed, and runs a compiled file of dist in this process. Says what to do
 * and sets exit code 1 when that cannot be.
 * @param {string} entry  below dist, e.g. `apps/standalone/src/main.js`
 */
export async function run(entry) {
  const { node } = process.versions;
  if (!isRecentEnough(node)) {
    return giveUp(
      `需要 Node.js 20.19 或更高版本，当前为 ${node}。请从 https://nodejs.org 安装。`,
      `Node.js 20.19 or newer is needed; this is ${node}. Get it from https://nodejs.org.`,
    );
  }
  if (!existsSync(new URL('node_modules/@nestjs/core', root))) {
    const folder = fileURLToPath(root);
    return giveUp(
      `尚未安装依赖包，请先在 ${folder} 中运行“npm ci”。`,
      `The packages are not installed: run "npm ci" in ${folder} first.`,
    );
  }
  const { ensureBuilt, isBuilt } = await import('./build.mjs');
  try {
    if ((await ensureBuilt()) === 'no-compiler' && !isBuilt()) {
      return giveUp(
        '尚未构建且未安装编译器。请运行“npm ci”（不要加 --omit=dev），或从已构建的环境复制 dist 目录。',
        'Not built, and no compiler is installed: run "npm ci" without --omit=dev, or copy dist from where it was built.',
      );
    }
  } catch (error) {
    return giveUp(`无法从源代码构建：${error.message}`, `The sources cannot be built: ${error.message}`);
  }
  await import(new URL(`dist/${entry}`, root).href);
}

/** As `engines` in package.json. @param {string} version  e.g. `20.19.1` */
export function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

function giveUp(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`);
  process.exitCode = 1;
}
