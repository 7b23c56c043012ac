/**
 * How much memory the standalone product holds when nobody uses it, without PostgreSQL's own.
 *
 *   npm run bench -- idle [seconds, default 20]
 *
 * Linux: read from /proc. `npm start` in a folder of its own, with the demonstration; after the start it is left alone.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { judged, table } from './support/figures.mjs';
import { startServer } from './support/server.mjs';
import { withFolder } from './support/township.mjs';

const seconds = Number(process.argv[2] ?? 20);
const target = 250;
const megabytes = (pid, field) =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) /
  1024;

await withFolder(async (folder) => {
  const product = await startServer(
    'dist/apps/standalone/src/main.js',
    { FENGQIAO_DATA: folder },
    '/api/health/ready',
  );
  try {
    const atStart = megabytes(product.pid, 'VmRSS');
    await pause(seconds * 1_000);
    const idle = megabytes(product.pid, 'VmRSS');
    table([
      ['idle/target', '(≤ 1)', 'idle MB', 'target MB', 'just started MB', 'most MB'],
      [
        (idle / target).toFixed(2),
        judged(idle < target),
        Math.round(idle),
        target,
        Math.round(atStart),
        Math.round(megabytes(product.pid, 'VmHWM')),
      ],
    ]);
  } finally {
    await product.stop();
  }
});
