import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { databaseOf, runOn } from '../../../../test/support/admin.ts';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { migrate, schemaIsCurrent } from './migrate.ts';
import { type Migration, openDatabase } from './options.ts';
import { query } from './transaction.ts';

class MakeVillage1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table village (name text)');
    await runner.query(`insert into village values ('月山')`);
  }
  async down(): Promise<void> {}
}

class IndexVillage1700000000002 implements MigrationInterface {
  // Outside a transaction, as every index on a large table is built.
  readonly transaction = false;
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index concurrently village_name on village (name)');
  }
  async down(): Promise<void> {}
}

class Broken1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half (id int)');
    await runner.query('select no_such_function()');
  }
  async down(): Promise<void> {}
}

const both = [MakeVillage1700000000001, IndexVillage1700000000002];

let database: TestDatabase;
const opened: DataSource[] = [];
const open = async (migrations: readonly Migration[], url = database.url): Promise<DataSource> => {
  const dataSource = await openDatabase(url, { poolSize: 2, migrations });
  opened.push(dataSource);
  return dataSource;
};

beforeAll(async () => {
  database = await aDatabase({ isMigrated: false });
});
afterEach(async () => {
  for (const dataSource of opened.splice(0)) await dataSource.destroy();
  await query(database.dataSource, { text: 'drop schema public cascade' });
  await query(database.dataSource, { text: 'create schema public' });
});
afterAll(() => database.close());

describe('migrating', () => {
  test('from eight processes at once makes the schema once', async () => {
    const processes = await Promise.all(Array.from({ length: 8 }, () => open(both)));
    const lines: string[] = [];
    await Promise.all(processes.map((dataSource) => migrate(dataSource, (line) => lines.push(line))));
    expect(lines.filter((line) => line.startsWith('migrated'))).toEqual([
      'migrated: MakeVillage1700000000001',
      'migrated: IndexVillage1700000000002',
    ]);
    expect(await query(database.dataSource, { text: 'select name from village' })).toEqual([
      { name: '月山' },
    ]);
  });

  test('undoes a migration that fails, keeps those before it, and goes on once it is repaired', async () => {
    const broken = await open([MakeVillage1700000000001, Broken1700000000003]);
    await expect(migrate(broken)).rejects.toThrow('no_such_function');
    const [half] = await query(broken, { text: `select to_regclass('half') is null as gone` });
    expect(half).toEqual({ gone: true });
    const repaired = await open(both);
    await migrate(repaired);
    expect(await schemaIsCurrent(repaired)).toBe(true);
  });

  test('gives its lock back, also after a failure', async () => {
    const broken = await open([Broken1700000000003]);
    await expect(migrate(broken)).rejects.toThrow();
    const locks = await query(broken, { text: `select 1 from pg_locks where locktype = 'advisory'` });
    expect(locks).toEqual([]);
  });

  test('refuses data of a newer version and changes nothing', async () => {
    await migrate(await open(both));
    const older = await open([MakeVillage1700000000001]);
    await expect(migrate(older)).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringContaining('IndexVillage1700000000002'),
    });
    expect(await query(older, { text: 'select count(*) as done from migration' })).toEqual([{ done: 2 }]);
  });

  test('refuses a database into which a restore was cut off, unless it is the restore that goes on', async () => {
    const dataSource = await open(both);
    await query(dataSource, { text: 'create table restore_unfinished (backup_id text)' });
    await expect(migrate(dataSource)).rejects.toMatchObject({ code: 'restore-unfinished' });
    expect(await schemaIsCurrent(dataSource)).toBe(false);
    await migrate(dataSource, undefined, { isRestoring: true });
    expect(await schemaIsCurrent(dataSource)).toBe(true);
  });
});

describe('the schema', () => {
  test('is current only when exactly the known migrations have run', async () => {
    const dataSource = await open(both);
    expect(await schemaIsCurrent(dataSource)).toBe(false);
    await migrate(dataSource);
    expect(await schemaIsCurrent(dataSource)).toBe(true);
    expect(await schemaIsCurrent(await open([MakeVillage1700000000001]))).toBe(false);
  });
});

class AddTrigrams1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create extension pg_trgm');
  }
  async down(): Promise<void> {}
}

describe('searching Chinese text', () => {
  const name = () => `${new URL(database.url).pathname.slice(1)}_c`;
  const admin = () => databaseOf(database.url, 'postgres');

  test('is possible in a database as the product makes it', async () => {
    await expect(migrate(await open([AddTrigrams1700000000001]))).resolves.toBeUndefined();
  });

  test('is impossible in one with the locale C, which is refused', async () => {
    await runOn(
      admin(),
      `create database ${name()} template template0 encoding 'UTF8' locale 'C' locale_provider libc`,
    );
    const plain = await open([AddTrigrams1700000000001], databaseOf(database.url, name()));
    await expect(migrate(plain)).rejects.toMatchObject({ code: 'locale-without-chinese' });
    await plain.destroy();
    opened.pop();
    await runOn(admin(), `drop database ${name()}`);
  });
});

test('a database that does not answer is named without its password', async () => {
  const url = new URL(database.url);
  url.password = 'sesame';
  const refused = openDatabase(url.href);
  await expect(refused).rejects.toMatchObject({ code: 'database-unreachable' });
  await expect(refused).rejects.toHaveProperty('message', expect.stringContaining(url.host));
  await expect(refused).rejects.not.toHaveProperty('message', expect.stringContaining('sesame'));
});
