/**
 * How long it takes to prove a record, and in how much memory.
 *
 *   npm run bench -- verify [cases, default 20000]
 *
 * Fills a township with cases of fifteen events each (settled in writing, performed, visited, archived, reopened; parties,
 * decisions, nine or ten deadlines with their ladders, messages), proves it as `fengqiao verify` does, and once more in
 * the presence of a certificate. The target is 100,000 cases within 5 minutes in memory that does not grow.
 */
import {
  inRecord,
  issueCertificate,
  scopeOf,
  verifyRecord,
} from '../dist/libs/casework/src/verification/index.js';
import { KeyFile, openDatabase, Vault } from '../dist/libs/platform/src/index.js';
import { judged, table } from './support/figures.mjs';
import { fillWithHistories } from './support/histories.mjs';
import { withTownship } from './support/township.mjs';

const cases = Number(process.argv[2] ?? 20_000);
const targetMs = (300_000 * cases) / 100_000;
const megabytes = (bytes) => Math.round(bytes / 1_048_576);

/** Memory of this process at every tenth of the cases. */
function memory() {
  const seen = [];
  return {
    seen,
    at: ({ cases: done, of }) => {
      if (done < ((seen.length + 1) * of) / 10) return;
      global.gc?.();
      seen.push(megabytes(process.memoryUsage().rss));
    },
  };
}

await withTownship(async ({ databaseUrl, keyFile, pool }) => {
  const dataSource = await openDatabase(databaseUrl, { poolSize: 3 });
  const vault = await Vault.open(dataSource, new KeyFile(keyFile));
  const began = performance.now();
  const events = await fillWithHistories(dataSource, vault, cases, (done) => {
    if (done % 10_000 === 0)
      console.error(`${done} cases made, ${Math.round((performance.now() - began) / 1000)} s`);
  });
  const { rows } = await pool.query('select pg_database_size(current_database()) as size');
  console.log(`${cases} cases, ${events} events, ${megabytes(Number(rows[0].size))} MB in the database`);
  const [{ id }] = await dataSource.query(`select id from organisation where parent_id is null`);
  const lines = [];
  for (const what of ['first proof', 'with a certificate']) {
    const { at, seen } = memory();
    const from = performance.now();
    const cpu = process.cpuUsage();
    const proven = await inRecord(dataSource, async (tx) =>
      verifyRecord(tx, vault, await scopeOf(tx, id), at),
    );
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    if (proven.differenceCount > 0) throw new Error(JSON.stringify(proven.differences.slice(0, 5)));
    const own = Math.round((user + system) / 1000);
    const middle = seen.slice(2, 5).reduce((sum, mb) => sum + mb, 0) / 3;
    const end = seen.slice(-3).reduce((sum, mb) => sum + mb, 0) / 3;
    lines.push([
      what,
      (ms / 60_000).toFixed(2),
      (ms / targetMs).toFixed(2),
      judged(ms <= targetMs),
      Math.round((events / ms) * 1_000),
      (own / 1000).toFixed(1),
      seen.join(' '),
      (end / middle).toFixed(2),
    ]);
    const request = { organisationId: id, issuedBy: null, at: new Date().toISOString() };
    await issueCertificate(dataSource, proven, request);
  }
  table([
    ['', 'minutes', 'of target', '(≤ 1)', 'events/s', 'own CPU s', 'RSS MB at each tenth', 'growth'],
    ...lines,
  ]);
  await dataSource.destroy();
});
