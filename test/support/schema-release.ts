import type { DataSource } from 'typeorm';
import { replay } from '#casework/dispute';
import { migrations } from '#migrations';
import { migrate, openDatabase, query } from '#platform';
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

/** What a replay of every case finds: case and field. */
export async function differencesOf(on: DataSource): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(on, { text: 'select id from dispute order by id' });
  const found: string[] = [];
  for (const { id } of rows) {
    const { differences } = await replay(on, id);
    found.push(...differences.map((difference) => `${id} ${difference}`));
  }
  return found;
}
