import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { migrateQueue, outboxBalance, query } from '#platform';
import { deliver } from '../../libs/platform/src/outbox/deliver.ts';
import { JobRegistry } from '../../libs/platform/src/queue/job.registry.ts';
import { anApp, type TestApp } from '../support/app.ts';
import { type Ask, aCommandDesk, type CommandDesk } from '../support/command-desk.ts';
import { aCrew, type Crew } from '../support/crew.ts';
import { sendableTypes } from '../support/likely-commands.ts';
import { cookieOf, MortalProducts } from '../support/mortal-product.ts';
import { proofSettings, randomFrom } from '../support/proof-settings.ts';
import { fourCases } from '../support/race.ts';
import { recordFaults } from '../support/record-faults.ts';
import { until } from '../support/until.ts';
import { wholeContent } from '../support/whole-content.ts';

const { deaths, seed } = proofSettings;
jest.setTimeout(120_000 + deaths * 10_000);

/** Few deaths fall on statements by chance, one for each kind of command; many go through all of them in turn. */
const isShort = deaths < 100;
const random = randomFrom(seed);
/** One death in five falls between commit and delivery. */
const overDelivery = Math.max(1, Math.floor(deaths / 5));

let app: TestApp;
let crew: Crew;
let desk: CommandDesk;
let cookie: string;

beforeAll(async () => {
  app = await anApp();
  await migrateQueue(app.database.url);
  crew = await aCrew(app);
  desk = aCommandDesk(app, crew, (await fourCases(crew))[0] ?? '');
  const [row] = await query<{ username: string }>(app.dataSource, {
    text: 'select username from account where id = $1',
    values: [crew.people[0]?.staffId],
  });
  cookie = await cookieOf(app, row?.username ?? '');
});
afterAll(() => app.close());

const eventsOf = async (key: string): Promise<number> =>
  (await query(app.dataSource, { text: 'select 1 from dispute_event where command_key = $1', values: [key] }))
    .length;
/** Everything but signs of life. */
async function record(): Promise<Readonly<Record<string, string>>> {
  const all = Object.entries(await wholeContent(app.dataSource));
  const besides = [
    'session',
    'rate_window',
    'outbox_bell',
    'review_decision_position_seq',
    'data_key_id_seq',
  ];
  return Object.fromEntries(all.filter(([table]) => !besides.includes(table)));
}

/** Kinds of command, again and again; of a few deaths those that the seed chooses. */
function* kinds(): Generator<Ask['type']> {
  const all: Ask['type'][] = ['REPORT', 'PARTY', ...sendableTypes];
  for (let n = 0; ; n += 1)
    yield all[isShort ? Math.floor(random() * all.length) : n % all.length] ?? 'REPORT';
}

/**
 * Lets products die over a command: before a statement and once it is done, statement after statement until one lives
 * through all of them; where deaths are few, only once.
 * @returns how often one died
 */
async function dieOver(command: Ask, key: string, products: MortalProducts, atMost: number): Promise<number> {
  const before = await record();
  const first = isShort ? 1 + Math.floor(random() * 8) : 1;
  let died = 0;
  let committed = 0;
  for (let n = first; died < atMost; n += 1) {
    for (const moment of ['before', 'after'] as const) {
      const product = await products.take();
      await product.arm({ statements: n, moment });
      const answer = await desk.note(command, key, () => product.post(command, key, cookie));
      if (answer !== undefined) {
        await product.kill();
        expect([command.type, n, moment, answer.status < 300]).toEqual([command.type, n, moment, true]);
        return died;
      }
      died += 1;
      const events = await eventsOf(key);
      const where = [command.type, n, moment];
      // Once it is committed it stays, and is not done again.
      expect([where, events]).toEqual([where, committed === 1 ? 1 : Math.min(events, 1)]);
      if (events === 0) expect([where, await record()]).toEqual([where, before]);
      committed = events;
      if (isShort || died === atMost) return died;
    }
  }
  return died;
}

test(`a process that dies ${deaths - overDelivery} times over commands has done each wholly or not at all, seed ${seed}`, async () => {
  const products = new MortalProducts(app, 'api', !isShort);
  const wanted = deaths - overDelivery;
  let died = 0;
  let done = 0;
  for (const kind of kinds()) {
    if (died >= wanted) break;
    const command = await desk.readyFor(kind);
    const key = randomUUID();
    died += await dieOver(command, key, products, wanted - died);
    const answer = await desk.post(command, key);
    expect([kind, answer.status < 300, await eventsOf(key)]).toEqual([kind, true, 1]);
    done += 1;
  }
  await products.close();
  console.info(`${died} processes died over ${done} commands`);
  expect(await recordFaults(app.dataSource, desk.sent, { isDisturbed: true })).toEqual([]);
});

test(`a process that dies ${overDelivery} times between commit and delivery delivers everything, and tells nobody twice`, async () => {
  const products = new MortalProducts(app, 'both', !isShort);
  let died = 0;
  for (let n = isShort ? 1 + Math.floor(random() * 12) : 1; died < overDelivery; n += 1) {
    // Something new to carry, told to a unit.
    await desk.readyFor('SIGN_FOR');
    const product = await products.take();
    await product.arm({ statements: n, moment: random() < 0.5 ? 'before' : 'after' });
    await until(
      'it dies or has delivered',
      async () => product.hasDied || (await balance()).pending === 0,
      60_000,
    );
    if (product.hasDied) died += 1;
    else {
      await product.kill();
      n = 0;
    }
  }
  await products.close();
  // Whoever comes next carries and handles what was left.
  const registry = app.app.get(JobRegistry);
  for (const { id } of await query<{ id: string }>(app.dataSource, {
    text: 'select id from outbox order by id',
  }))
    await deliver(app.dataSource, registry, id);
  expect(await balance()).toMatchObject({ pending: 0, failed: 0 });
  expect(await recordFaults(app.dataSource, desk.sent, { isDisturbed: true })).toEqual([]);
});

const balance = () => outboxBalance(app.dataSource);
