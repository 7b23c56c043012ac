/**
 * How many commands a second the product takes over HTTP, against the least that any program would do for the same.
 *
 *   npm run bench -- commands [cases, default 1000] [seconds, default 2] [rounds, default 3]
 *
 * A note on a case: signed in, with If-Match, answered with the whole case. The product is one `api` process of `dist`; the
 * floor (support/floor.mjs) is another process on the same database. They take turns in every round; medians are printed.
 */
import { cpuMs, judged, median, table } from './support/figures.mjs';
import { Client, startApi, startServer } from './support/server.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const [cases = 1_000, seconds = 2, rounds = 3] = process.argv.slice(2).map(Number);
const clientCounts = [1, 8, 32];
const target = 0.6;
const note = { kind: 'other', text: '双方同意周五再谈，村干部到场' };

await withTownship(async ({ databaseUrl, keyFile, pool, registers }) => {
  const imports = await registers();
  const { id: register } = await imports.read(registerOf(cases, '调解中'));
  await imports.enter(register);
  await imports.close();
  const { rows } = await pool.query('select id, version from dispute');
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const ids = [...versions.keys()];
  const api = await startApi({ databaseUrl, keyFile });
  const floor = await startServer('bench/support/floor.mjs', { DATABASE_URL: databaseUrl }, '/');
  try {
    const signedIn = new Client(api.port);
    await signedIn.signIn('zhongxin');
    const product = async (client, id) => {
      const answer = await client.send('POST', `/api/v1/disputes/${id}/note`, note, {
        'if-match': `"${versions.get(id)}"`,
      });
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      versions.set(id, versions.get(id) + 1);
    };
    const bare = async (client, id) => {
      const answer = await client.send('POST', `/disputes/${id}/note`, note);
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
      versions.set(id, versions.get(id) + 1);
    };
    /** Every client has cases of its own: nobody waits for a lock or is overtaken. */
    const perSecond = async (clients, send, pid, cpu) => {
      const spent = cpuMs(pid);
      const from = performance.now();
      const until = from + seconds * 1_000;
      let sent = 0;
      await Promise.all(
        clients.map(async (client, n) => {
          for (let turn = n; performance.now() < until; turn += clients.length) {
            await send(client, ids[turn % (ids.length - (ids.length % clients.length))]);
            sent += 1;
          }
        }),
      );
      cpu.push((cpuMs(pid) - spent) / sent);
      return (sent * 1_000) / (performance.now() - from);
    };
    const figures = [];
    for (const count of clientCounts) {
      const products = Array.from({ length: count }, () => signedIn.twin());
      const bares = Array.from({ length: count }, () => signedIn.twin(floor.port));
      const reached = { product: [], floor: [] };
      const cpu = { product: [], floor: [] };
      // The first round warms up.
      for (let round = 0; round <= rounds; round += 1) {
        const one = {
          floor: await perSecond(bares, bare, floor.pid, cpu.floor),
          product: await perSecond(products, product, api.pid, cpu.product),
        };
        if (round === 0) continue;
        reached.floor.push(one.floor);
        reached.product.push(one.product);
      }
      for (const client of [...products, ...bares]) client.close();
      const ratio = median(reached.product.map((value, n) => value / reached.floor[n]));
      figures.push([
        ratio.toFixed(2),
        judged(ratio >= target),
        count,
        Math.round(median(reached.product)),
        Math.round(median(reached.floor)),
        median(cpu.product).toFixed(1),
        median(cpu.floor).toFixed(1),
      ]);
    }
    table([
      ['ratio', `(target ${target})`, 'clients', 'product/s', 'floor/s', 'product CPU ms', 'floor CPU ms'],
      ...figures,
    ]);
    signedIn.close();
  } finally {
    await floor.stop();
    await api.stop();
  }
});
