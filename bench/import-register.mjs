/**
 * How fast a large register goes in.
 *
 *   npm run bench -- import-register [rows, default 10000]
 *
 * Makes a register of invented cases, imports it on a database of its own with durable commits, and imports it once more
 * (every row is then known).
 */
import { judged, table } from './support/figures.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const rows = Number(process.argv[2] ?? 10_000);
/** For 10,000 rows, reading and entering. */
const target = (60_000 * rows) / 10_000;

await withTownship(async ({ registers }) => {
  const imports = await registers();
  const register = registerOf(rows, '已化解');
  const timed = async (work) => {
    const start = performance.now();
    return { result: await work(), ms: performance.now() - start };
  };
  const read = await timed(() => imports.read(register));
  const enter = await timed(() => imports.enter(read.result.id));
  const again = await imports.read(register);
  const recognise = await timed(() => imports.enter(again.id));
  const whole = read.ms + enter.ms;
  const line = (what, ms, result) => ['', '', what, Math.round(ms), Math.round((rows / ms) * 1_000), result];
  const came = ({ imported, repeated, held }) => `${imported} in, ${repeated} known, ${held} held`;
  table([
    ['of target', '(≤ 1)', 'step', 'ms', 'rows/s', 'result'],
    [
      (whole / target).toFixed(2),
      judged(whole <= target),
      'read and enter',
      Math.round(whole),
      Math.round((rows / whole) * 1_000),
      '',
    ],
    line('read', read.ms, `${read.result.reading.summary.imported} good`),
    line('enter', enter.ms, came(enter.result)),
    line('recognise', recognise.ms, came(recognise.result)),
  ]);
  await imports.close();
});
