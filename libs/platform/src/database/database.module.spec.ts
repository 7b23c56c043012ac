import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { Column, DataSource, Entity, PrimaryColumn, Repository } from 'typeorm';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { until } from '../../../../test/support/until.ts';
import { DatabaseModule } from './database.module.ts';
import { execute, inTransaction, query } from './transaction.ts';

@Entity('village')
class Village {
  @PrimaryColumn('int')
  id: number;
  @Column('date')
  foundedOn: string;
  @Column('bigint')
  households: number;
}

@Injectable()
class Villages {
  constructor(
    readonly dataSource: DataSource,
    @InjectRepository(Village) readonly rows: Repository<Village>,
  ) {}
}

@Module({ imports: [TypeOrmModule.forFeature([Village])], providers: [Villages] })
class VillageModule {}

const anApp = () =>
  Test.createTestingModule({
    imports: [DatabaseModule.forRoot({ url: database.url, poolSize: 3 }), VillageModule],
  }).compile();

/** Server processes that serve somebody in this database. */
const connections = async () =>
  (
    await query<{ pid: number }>(database.dataSource, {
      text: `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`,
    })
  ).map((row) => row.pid);

let database: TestDatabase;
let app: TestingModule;
beforeAll(async () => {
  database = await aDatabase({ isMigrated: false });
  await query(database.dataSource, {
    text: 'create table village (id int primary key, "foundedOn" date, households bigint)',
  });
  app = await anApp();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

test('a module gets its repository and the data source, and both mean the same database', async () => {
  const villages = app.get(Villages);
  await inTransaction(villages.dataSource, (tx) =>
    execute(tx, {
      text: 'insert into village (id, "foundedOn", households) values ($1, $2, $3)',
      values: [1, '1963-11-20', 340],
    }),
  );
  expect(await villages.rows.findOneBy({ id: 1 })).toMatchObject({ foundedOn: '1963-11-20' });
});

test('an application ends its connections when it is closed', async () => {
  const before = await connections();
  const second = await anApp();
  expect((await connections()).length).toBeGreaterThan(before.length);
  await second.close();
  // The server takes a moment to see that a client has gone. Not the 10 s after which a pool that was never ended
  // drops its idle clients by itself.
  await until(
    'its connections are gone',
    async () => (await connections()).every((pid) => before.includes(pid)),
    3_000,
  );
});

test('a connection that the server ends while the pool hands it on does not end the process', async () => {
  const { master } = app.get(DataSource).driver as unknown as { readonly master: Pool };
  const client = await master.connect();
  expect(client.emit('error', new Error('the server is going'))).toBe(true);
  client.release(true);
});
