import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Column, DataSource, Entity, PrimaryColumn, Repository } from 'typeorm';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { DatabaseModule } from './database.module.ts';
import { inTransaction, query } from './transaction.ts';

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

let database: TestDatabase;
let app: TestingModule;
beforeAll(async () => {
  database = await aDatabase({ isMigrated: false });
  await query(database.dataSource, {
    text: 'create table village (id int primary key, "foundedOn" date, households bigint)',
  });
  app = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot({ url: database.url, poolSize: 3 }), VillageModule],
  }).compile();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

test('a module gets its repository and the data source, and both mean the same transaction', async () => {
  const villages = app.get(Villages);
  const seen = await inTransaction(villages.dataSource, async (tx) => {
    await tx.em.getRepository(Village).insert({ id: 1, foundedOn: '1963-11-20', households: 340 });
    return await query(tx, { text: 'select id from village' });
  });
  expect(seen).toEqual([{ id: 1 }]);
  expect(await villages.rows.findOneBy({ id: 1 })).toMatchObject({ foundedOn: '1963-11-20' });
});

test('the application ends its connections when it is closed', async () => {
  await app.close();
  const [left] = await query(database.dataSource, {
    text: `select count(*) as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  });
  expect(left).toEqual({ others: 0 });
});
