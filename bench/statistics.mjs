/**
 * How long the figures of a year take over HTTP: one rate with its breakdown, and everything that an annual report prints,
 * against the same rate by SQL written by hand, which knows nothing of parts of the tree, of definitions or of moments.
 *
 *   npm run bench -- statistics [cases …, default 100000; add 1000000 where there are 6 GB and ten minutes]
 *
 * Product and SQL take turns, one client. The two must count the same. The year is the one before the present: later cases
 * are passed as well.
 */
import { readFileSync } from 'node:fs';
import { fillWithCases } from './support/cases.mjs';
import { judged, percentile, table, timed } from './support/figures.mjs';
import { Client, startApi } from './support/server.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100_000];
const times = 20;
/** What a whole report may take, in seconds, and one figure with its breakdown, in milliseconds. */
const targets = {
  100000: { report: 3, figure: Number.POSITIVE_INFINITY },
  1000000: { report: 20, figure: 500 },
};
const year = new Date().getFullYear() - 1;
const tables =
  'cohort,type,village,unit,mediator,originClass,origin,month,outcome,risk,complexity,amount,people,agreement';

/** The success rate by type, as whoever needs only this would write it. */
const byHand = `
  select type_code as key, count(*) filter (where outcome = 'settled') as settled,
    count(*) filter (where outcome = 'not_settled') as "notSettled"
  from dispute where township_id = $1 and outcome_on between $2 and $3 group by 1`;

/** Pages that the server holds. */
const pagesOf = ({ pid }) => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);

await withTownship(async ({ databaseUrl, keyFile, pool, registers }) => {
  const imports = await registers();
  const { id } = await imports.read(registerOf(20, '调解中'));
  await imports.enter(id);
  await imports.close();
  const api = await startApi({ databaseUrl, keyFile });
  const rows = [];
  try {
    for (const size of sizes) {
      await fillWithCases(pool, size);
      const client = new Client(api.port);
      await client.signIn('zhongxin');
      const ask = async (path) => {
        const answer = await client.send('GET', `/api/v1/statistics/${path}`);
        if (answer.status !== 200) throw new Error(answer.text);
        return JSON.parse(answer.text);
      };
      const rate = () => ask(`figures?period=${year}&figures=successRate&by=type`);
      const report = async () => {
        await ask(`figures?period=${year}&by=${tables}&compare=true`);
        await ask(`series?period=${year}&each=month`);
        await ask(`durations?period=${year}`);
        await ask(`beside?period=${year}`);
      };
      const { townships } = await rate();
      const values = [townships[0].id, `${year}-01-01`, `${year}-12-31`];
      const [figure, sql, whole] = [[], [], []];
      let [shown, counted] = [];
      for (let n = 0; n < times; n += 1) {
        counted = await timed(() => pool.query({ text: byHand, values, name: 'by-hand' }), sql);
        shown = await timed(rate, figure);
      }
      for (const { key, settled, notSettled } of counted.rows) {
        const line = shown.breakdowns[0].lines.find((one) => one.key === key);
        if (line.counts.settled !== Number(settled) || line.counts.notSettled !== Number(notSettled))
          throw new Error(`${key}: ${settled}, ${line.counts.settled}`);
      }
      await report();
      const before = pagesOf(api);
      for (let n = 0; n < 3; n += 1) await timed(report, whole);
      const grown = pagesOf(api) / before;
      // Publishing counts once more, keeps which cases stand behind every figure, and makes both files.
      const publishing = [];
      const begun = await client.send('POST', '/api/v1/statistics/reports', { period: `${year}` });
      const { id: reportId, latest } = JSON.parse(begun.text);
      const [way, body] = latest === null ? ['publication', {}] : ['corrections', { reason: 'bench' }];
      await timed(async () => {
        const answer = await client.send('POST', `/api/v1/statistics/reports/${reportId}/${way}`, body);
        if (answer.status !== 200) throw new Error(answer.text);
      }, publishing);
      client.close();
      const [f, s, w] = [percentile(figure, 95), percentile(sql, 95), percentile(whole, 95) / 1000];
      const target = targets[size] ?? { report: Number.POSITIVE_INFINITY, figure: Number.POSITIVE_INFINITY };
      rows.push([
        size,
        shown.counts.settled,
        f.toFixed(0),
        judged(f < target.figure),
        s.toFixed(0),
        (f / s).toFixed(2),
        judged(f / s <= 1.5),
        w.toFixed(2),
        judged(w < target.report),
        (percentile(publishing, 95) / 1000).toFixed(2),
        grown.toFixed(2),
      ]);
    }
    table([
      [
        'cases',
        'settled',
        'one rate by type, p95 ms',
        '(target)',
        'by hand',
        'ratio',
        '(≤ 1.5)',
        'whole report s',
        '(target)',
        'publishing s',
        'memory',
      ],
      ...rows,
    ]);
  } finally {
    await api.stop();
  }
});
