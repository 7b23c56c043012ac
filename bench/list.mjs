/**
 * How long the list page takes over HTTP, against the same SQL alone, and how that grows with the number of cases.
 *
 *   npm run bench -- list [cases …, default 10000 100000; add 1000000 where there are 5 GB and ten minutes]
 *
 * A village's mediator who also reports and assists, that is every tie that the policy knows; two who see few cases, however
 * many the township has; the centre, which sees all. HTTP and SQL take turns, one client each.
 */
import { listPageStatement } from '../dist/libs/casework/src/dispute/dispute.list.page.js';
import { OrganisationActorSource } from '../dist/libs/casework/src/organisation/index.js';
import { openDatabase, SystemClock } from '../dist/libs/platform/src/index.js';
import { addVeteran, fillWithCases, giveEveryRole } from './support/cases.mjs';
import { judged, percentile, table, timed } from './support/figures.mjs';
import { Client, startApi } from './support/server.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];
const times = 60;
const people = [
  ['guochangshun', 'mediator, every relation'],
  ['chaizhigang', 'department, few cases'],
  ['laodangan', 'nothing but few old cases'],
  ['zhongxin', 'centre, the whole township'],
];
const pages = [
  ['-reportedOn', 50],
  ['nextDueOn', 50],
  ['-updatedAt', 50],
];

await withTownship(async ({ databaseUrl, keyFile, pool, registers }) => {
  const imports = await registers();
  const { id } = await imports.read(registerOf(20, '调解中'));
  await imports.enter(id);
  await imports.close();
  await giveEveryRole(pool, 'guochangshun');
  await addVeteran(pool);
  const dataSource = await openDatabase(databaseUrl);
  const actors = new OrganisationActorSource(dataSource, new SystemClock());
  const api = await startApi({ databaseUrl, keyFile });
  const rows = [];
  const before = new Map();
  try {
    for (const size of sizes) {
      await fillWithCases(pool, size);
      for (const [username, who] of people) {
        const client = new Client(api.port);
        await client.signIn(username);
        const { rows: accounts } = await pool.query('select id from account where username = $1', [username]);
        const actor = await actors.actorOf(accounts[0].id);
        for (const [sort, limit] of pages) {
          const statement = listPageStatement(actor, { sort, limit }, new SystemClock().today());
          const [http, sql] = [[], []];
          for (let n = 0; n < times; n += 1) {
            let [found, answer] = [];
            await timed(async () => {
              found = await pool.query(statement);
            }, sql);
            await timed(async () => {
              answer = await client.send('GET', `/api/v1/disputes?sort=${sort}&limit=${limit}`);
            }, http);
            const shown = answer.status === 200 ? JSON.parse(answer.text).items.length : answer.text;
            if (shown !== limit || found.rows.length !== limit + 1)
              throw new Error(`${shown} of ${found.rows.length}`);
          }
          const [page, alone] = [percentile(http, 95), percentile(sql, 95)];
          const key = `${username} ${sort}`;
          const growth = before.has(key) ? percentile(http, 50) / before.get(key) : null;
          before.set(key, percentile(http, 50));
          rows.push([
            (page / alone).toFixed(2),
            judged(page / alone <= 1.5),
            growth === null ? '–' : growth.toFixed(2),
            growth === null ? '' : judged(growth < 1.3),
            size,
            sort,
            page.toFixed(1),
            alone.toFixed(1),
            percentile(http, 50).toFixed(1),
            percentile(sql, 50).toFixed(1),
            who,
          ]);
        }
        client.close();
      }
    }
    table([
      [
        'ratio',
        '(≤ 1.5)',
        'growth',
        '(< 1.3)',
        'cases',
        'sort',
        'page p95 ms',
        'SQL p95 ms',
        'page p50 ms',
        'SQL p50 ms',
        'who',
      ],
      ...rows,
    ]);
  } finally {
    await api.stop();
    await dataSource.destroy();
  }
});
