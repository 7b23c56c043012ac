/**
 * How fast everything is told that falls due on one morning, what people notice of it, and what a sweep costs that finds
 * nothing.
 *
 *   npm run bench -- sweep [cases, default 20000]
 *
 * Each case has one step due. A worker process sweeps while two people go on reading cases and writing notes through an `api`
 * process; their p95 is held against that of the minute before. Then a worker with its own clock: 300 steps fall due over
 * fifteen seconds, and the lateness of each is what its row says.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { judged, median, percentile, table } from './support/figures.mjs';
import { Client, startApi, startServer } from './support/server.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const cases = Number(process.argv[2] ?? 20_000);
/** Tuesday, half a minute past nine in the office. */
const morning = '2026-03-03T01:00:30.000Z';
const targets = { minutesFor100000: 3, p95: 1.5, latenessMs: 5_000, idleRatio: 1.5 };
const sweeperScript = fileURLToPath(new URL('./support/sweeper.mjs', import.meta.url));

await withTownship(async ({ databaseUrl, keyFile, pool, registers }) => {
  const imports = await registers();
  const { id } = await imports.read(registerOf(cases, '调解中'));
  await imports.enter(id);
  await imports.close();
  await pool.query(
    `update deadline_step set fires_at = '2031-01-01T01:00Z', fired_at = null, answer_by = null`,
  );
  await pool.query('vacuum analyze');
  const sweeper = fork(sweeperScript, [databaseUrl, keyFile, morning]);
  await once(sweeper, 'message');
  const swept = async () => {
    sweeper.send('sweep');
    const [answer] = await once(sweeper, 'message');
    return answer;
  };
  await swept();
  const nothingDue = [];
  for (let n = 0; n < 30; n += 1) nothingDue.push((await swept()).ms);

  const api = await startApi({ databaseUrl, keyFile });
  const { rows } = await pool.query('select id, version from dispute order by id limit 400');
  const signedIn = new Client(api.port);
  await signedIn.signIn('zhongxin');
  /** Two people, each a request and a moment's thought. @returns the milliseconds of each answer */
  const people = async (isOver) => {
    const spent = [];
    const person = async (n) => {
      const client = signedIn.twin();
      for (let turn = n; !isOver(); turn += 2) {
        const { id: caseId } = rows[turn % rows.length];
        const from = performance.now();
        const isNote = turn % 6 < 2;
        const answer = isNote
          ? await client.send('POST', `/api/v1/disputes/${caseId}/note`, {
              kind: 'other',
              text: '已电话联系',
            })
          : await client.send('GET', `/api/v1/disputes/${caseId}`);
        if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
        spent.push(performance.now() - from);
        await pause(40);
      }
      client.close();
    };
    await Promise.all([person(0), person(1)]);
    return spent;
  };
  const during = async (work) => {
    let isOver = false;
    const load = people(() => isOver);
    const result = await work();
    isOver = true;
    return { result, spent: await load };
  };
  await during(() => pause(2_000));
  const quiet = (await during(() => pause(10_000))).spent;
  await pool.query(
    `update deadline_step set fires_at = '2026-03-03T01:00Z', late = false
     where step = 'due' and deadline_id in (select id from deadline where rule = 'mediation' and stopped_seq is null)`,
  );
  const { result: drained, spent: busy } = await during(swept);
  const emptied = await swept();
  sweeper.send('end');
  await api.stop();
  if (drained.fired < cases * 0.99) throw new Error(`only ${drained.fired} steps of ${cases} were fired`);

  const lateness = await latenessOf({ databaseUrl, keyFile, pool });
  const per100000 = (drained.ms / drained.fired) * 100_000;
  const ratio = percentile(busy, 95) / percentile(quiet, 95);
  table([
    ['asked', 'reached', 'target', ''],
    [
      `${drained.fired} steps due at once`,
      `${(drained.ms / 1_000).toFixed(1)} s, ${(per100000 / 60_000).toFixed(2)} min for 100,000`,
      `${targets.minutesFor100000} min`,
      judged(per100000 <= targets.minutesFor100000 * 60_000),
    ],
    [
      'p95 of people meanwhile',
      `${percentile(busy, 95).toFixed(1)} ms, ${ratio.toFixed(2)} of quiet ${percentile(quiet, 95).toFixed(1)} ms`,
      `${targets.p95}`,
      judged(ratio <= targets.p95),
    ],
    [
      'p99 of lateness',
      `${lateness.toFixed(0)} ms`,
      `${targets.latenessMs} ms`,
      judged(lateness <= targets.latenessMs),
    ],
    [`a sweep with nothing due, ${cases} cases`, `${median(nothingDue).toFixed(1)} ms`, '', ''],
    ['the same after all were fired', `${emptied.ms.toFixed(1)} ms`, '', ''],
  ]);
});

/** Of steps that fall due one after the other while a worker waits for them. @returns milliseconds, p99 */
async function latenessOf({ databaseUrl, keyFile, pool }) {
  await pool.query('update deadline_step set answer_by = null');
  // Red, so that it does not matter at what hour the bench is run.
  await pool.query(`update deadline set urgent = true where id in (
    select deadline_id from deadline_step where step = 'supervision' and fired_at is null order by deadline_id limit 300)`);
  await pool.query(`update deadline_step st set fires_at = now() + interval '20 seconds' + n * interval '50 milliseconds'
    from (select deadline_id, row_number() over () as n from deadline_step join deadline dl on dl.id = deadline_id and dl.urgent
          where step = 'supervision' and fired_at is null limit 300) as due
    where st.deadline_id = due.deadline_id and st.step = 'supervision'`);
  const worker = await startServer(
    'dist/apps/worker/src/main.js',
    { DATABASE_URL: databaseUrl, FENGQIAO_KEY_FILE: keyFile },
    null,
  );
  await pause(45_000);
  await worker.stop();
  const { rows } = await pool.query(`
    select extract(epoch from fired_at - fires_at) * 1000 as ms from deadline_step st join deadline dl on dl.id = st.deadline_id
    where dl.urgent and st.step = 'supervision' and fired_at is not null and fires_at > now() - interval '5 minutes'`);
  if (rows.length < 200) throw new Error(`only ${rows.length} of the steps that fell due were fired`);
  return percentile(
    rows.map(({ ms }) => Number(ms)),
    99,
  );
}
