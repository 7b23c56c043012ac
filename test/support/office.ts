import type { DataSource } from 'typeorm';
import { isEmpty, seedDemonstration } from '#casework/demonstration';
import { OrganisationActorSource, type StaffActor } from '#casework/organisation';
import { FixedClock, inTransaction, query, Vault } from '#platform';
import { aDatabase, type TestDatabase } from './database.ts';
import { testKeys } from './keys.ts';

/** The demonstration township on a database of its own, with a clock that the test moves. */
export interface Office {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly clock: FixedClock;
  readonly vault: Vault;
  /** The signed-in person behind a username of the demonstration. */
  actor(username: string): Promise<StaffActor>;
  /** The id of an organisation by its name. */
  unit(name: string): Promise<string>;
  close(): Promise<void>;
}

/** Monday, 2026-11-23, nine o'clock in Shanghai. */
export const mondayMorning = '2026-11-23T01:00:00.000Z';

/**
 * Opens the office of 月山镇. Call it in `beforeAll`, `close()` in `afterAll`.
 * @param on  a database of its own; default a fresh one on the server of all tests
 */
export async function anOffice(now: string = mondayMorning, on?: TestDatabase): Promise<Office> {
  const database = on ?? (await aDatabase());
  const { dataSource } = database;
  const clock = new FixedClock(now);
  await inTransaction(dataSource, async (tx) => {
    if (await isEmpty(tx))
      await seedDemonstration(tx, { passwordHash: 'nobody signs in here', today: clock.today() });
  });
  const source = new OrganisationActorSource(dataSource, clock);
  return {
    database,
    dataSource,
    clock,
    vault: await Vault.open(dataSource, testKeys),
    actor: async (username) => {
      const [account] = await query<{ id: string }>(dataSource, {
        text: 'select id from account where username = $1',
        values: [username],
      });
      const actor = account && (await source.actorOf(account.id));
      if (!actor) throw new Error(`nobody is called ${username}`);
      return actor;
    },
    unit: async (name) => {
      const [row] = await query<{ id: string }>(dataSource, {
        text: 'select id from organisation where name = $1',
        values: [name],
      });
      if (!row) throw new Error(`there is no ${name}`);
      return row.id;
    },
    close: () => database.close(),
  };
}
