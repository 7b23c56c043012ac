/**
 * The product over HTTP in a process of its own, which kills itself with SIGKILL at a statement that it is told. Prints
 * `{"port"}` when it answers, and `{"armed":true}` when it was told `{ statements, moment }` over its channel: the first of
 * so many statements from then on is the last.
 * arguments: address of the database, data folder, `api` or `both`, ISO instant at which its clock stands.
 * environment: PROOF_KEYS, the key ring of the database.
 */
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { createApp, FixedClock, KeyRing, readConfig } from '#platform';
import { ApiModule } from '../../apps/api/src/api.module.ts';
import { atEachStatement, type Moment } from './fragile-connections.ts';
import { keysOf } from './keys.ts';

/** When to die. */
export interface Arming {
  /** The how-manieth statement from now on. */
  readonly statements: number;
  readonly moment: Moment;
}

const [databaseUrl = '', dataFolder = '', role = 'api', now = ''] = process.argv.slice(2);
const config = {
  ...readConfig({ RATE_PER_ADDRESS: '0', RATE_PER_ACCOUNT: '0', SECOND_FACTOR_GRACE_DAYS: '365' }),
  ...{ dataFolder, poolSize: 4, logLevel: 'error' as const },
};
const root = ApiModule.forRoot({
  ...{ config, databaseUrl, role: role === 'both' ? 'both' : 'api', clock: new FixedClock(now) },
  keys: keysOf(KeyRing.parse(process.env.PROOF_KEYS ?? '')),
  relayTimes: { pollMs: 100 },
});
const app = await createApp(root, { ...config, write: () => undefined });
let left = Number.POSITIVE_INFINITY;
let moment: Moment = 'before';
atEachStatement(
  app.get(DataSource),
  () => {
    left -= 1;
    return left === 0 ? moment : null;
  },
  async () => {
    process.kill(process.pid, 'SIGKILL');
    // Nothing more is sent while the signal is on its way.
    await new Promise(() => undefined);
  },
);
process.on('message', (told: Arming) => {
  ({ statements: left, moment } = told);
  console.log(JSON.stringify({ armed: true }));
});
await app.listen(0, '127.0.0.1');
console.log(JSON.stringify({ port: (app.getHttpServer().address() as AddressInfo).port }));
