import type { DataSource } from 'typeorm';
import { inRecord, verifyRecord } from '#casework/verification';
import { migrations } from '#migrations';
import { type KeySource, migrate, openDatabase, Vault } from '#platform';
import { aDatabase, type TestDatabase } from './database.ts';
import { factsOf, loadFixture } from './schema-fixture.ts';

/** A database of the schema that a fixture names, filled from it. */
export async function ofRelease(folder: string): Promise<TestDatabase> {
  const { migrations: names } = await factsOf(folder);
  const then = migrations.filter(({ name }) => names.includes(name));
  if (then.length !== names.length) throw new Error('a released migration is gone');
  const database = await aDatabase({ isMigrated: false });
  const dataSource = await openDatabase(database.url, { migrations: then, poolSize: 2 });
  await migrate(dataSource);
  await dataSource.destroy();
  await loadFixture(database.url, folder);
  return database;
}

/**
 * What a proof of the record finds: case and field. That no meeting made the decisions is known of these records: the
 * desk of the tests dispatches as by a review without holding one.
 */
export async function differencesOf(on: DataSource, keys: KeySource): Promise<readonly string[]> {
  const vault = await Vault.open(on, keys);
  const { differences } = await inRecord(on, (tx) => verifyRecord(tx, vault));
  const real = differences.filter(({ field }) => field !== 'review_decision');
  return real.map(({ disputeId, field, problem }) => `${disputeId} ${field} ${problem}`);
}
