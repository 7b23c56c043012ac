import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { errorCode } from './error-code.ts';
import { execute, inSnapshot, inTransaction, query, sendAhead, type Tx } from './transaction.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase({ isMigrated: false });
  await query(database.dataSource, {
    text: 'create table case_file (id int primary key, title text, seen_on date, pages bigint)',
  });
});
afterAll(() => database.close());

const insert = (tx: Tx, id: number) =>
  execute(tx, {
    name: 'case_file.insert',
    text: 'insert into case_file (id, title, seen_on, pages) values ($1, $2, $3, $4)',
    values: [id, '张三与李四', '2026-03-01', 12],
  });

const titles = async (id: number) =>
  query<{ title: string }>(database.dataSource, {
    text: 'select title from case_file where id = $1',
    values: [id],
  });

describe('a transaction', () => {
  test('is kept when the work is done', async () => {
    const count = await inTransaction(database.dataSource, (tx) => insert(tx, 1));
    expect(count).toBe(1);
    expect(await titles(1)).toEqual([{ title: '张三与李四' }]);
  });

  test('leaves nothing behind when the work throws', async () => {
    const work = inTransaction(database.dataSource, async (tx) => {
      await insert(tx, 2);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await titles(2)).toEqual([]);
  });

  test('prepares a named statement once per connection', async () => {
    const prepared = await inTransaction(database.dataSource, async (tx) => {
      await insert(tx, 4);
      await insert(tx, 5);
      return await query(tx, {
        text: `select name from pg_prepared_statements where name = 'case_file.insert'`,
      });
    });
    expect(prepared).toEqual([{ name: 'case_file.insert' }]);
  });
});

describe('a snapshot', () => {
  const pages = async (on: Tx) =>
    await query(on, { text: 'select count(*)::int as n from case_file where id in (50, 51)' });

  test('shows what was there at its first statement, whatever others commit meanwhile', async () => {
    const seen = await inSnapshot(database.dataSource, async (tx) => {
      const before = await pages(tx);
      await inTransaction(database.dataSource, (other) => insert(other, 50));
      return [before, await pages(tx)];
    });
    expect(seen).toEqual([[{ n: 0 }], [{ n: 0 }]]);
    expect(await inSnapshot(database.dataSource, pages)).toEqual([{ n: 1 }]);
  });

  test('changes nothing', async () => {
    await expect(inSnapshot(database.dataSource, (tx) => insert(tx, 51))).rejects.toMatchObject({
      code: '25006',
    });
  });
});

describe('a statement that is sent ahead', () => {
  const send = (tx: Tx, id: number) =>
    sendAhead<{ id: number }>(tx, {
      text: `insert into case_file (id, title) values ($1, '李四') returning id`,
      values: [id],
    });

  test('is done before the transaction is over, and its rows may be read afterwards', async () => {
    const { rows } = await inTransaction(database.dataSource, async (tx) => ({ rows: send(tx, 30) }));
    expect(await titles(30)).toEqual([{ title: '李四' }]);
    expect(await rows).toEqual([{ id: 30 }]);
  });

  test('is seen by what is sent after it', async () => {
    const seen = await inTransaction(database.dataSource, async (tx) => {
      void send(tx, 31);
      return await query(tx, { text: 'select title from case_file where id = 31' });
    });
    expect(seen).toEqual([{ title: '李四' }]);
  });

  test('takes the whole transaction with it when it fails', async () => {
    const work = inTransaction(database.dataSource, async (tx) => {
      void send(tx, 32);
      void send(tx, 30);
    });
    await expect(work.catch((error: unknown) => errorCode(error))).resolves.toBe('23505');
    expect(await titles(32)).toEqual([]);
  });

  test('is what failed, not the statement that could not be done for it', async () => {
    const work = inTransaction(database.dataSource, async (tx) => {
      void send(tx, 30);
      return await query(tx, { text: 'select 1 as one' });
    });
    await expect(work.catch((error: unknown) => errorCode(error))).resolves.toBe('23505');
  });

  test('is undone when the work throws', async () => {
    const work = inTransaction(database.dataSource, async (tx) => {
      void send(tx, 33);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await titles(33)).toEqual([]);
  });
});

test('a failure that the work did not tell of is told, since nothing was kept', async () => {
  const work = inTransaction(database.dataSource, async (tx) => {
    await insert(tx, 1).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('the transaction ended with ROLLBACK');
});

describe('a transaction that the server turns down', () => {
  /** An error as PostgreSQL raises it, on the wished attempts. */
  const refuse = (tx: Tx, code: string) =>
    tx.client.query(`do $$ begin raise exception using errcode = '${code}'; end $$`);

  test.each(['40001', '40P01'])('with %s is run again from the start', async (code) => {
    let attempts = 0;
    await inTransaction(database.dataSource, async (tx) => {
      attempts += 1;
      await insert(tx, code === '40001' ? 6 : 7);
      if (attempts < 3) await refuse(tx, code);
    });
    expect(attempts).toBe(3);
    expect(await titles(code === '40001' ? 6 : 7)).toHaveLength(1);
  });

  test('is given up after three retries, with the error of the server', async () => {
    let attempts = 0;
    const work = inTransaction(database.dataSource, async (tx) => {
      attempts += 1;
      await refuse(tx, '40001');
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(4);
  });

  test('for a broken rule is not run again', async () => {
    let attempts = 0;
    const work = inTransaction(database.dataSource, async (tx) => {
      attempts += 1;
      await insert(tx, 1);
    });
    await expect(work.catch((error: unknown) => errorCode(error))).resolves.toBe('23505');
    expect(attempts).toBe(1);
  });

  test('in a real deadlock of two lets both finish', async () => {
    await inTransaction(database.dataSource, async (tx) => {
      for (const id of [20, 21]) await insert(tx, id);
    });
    const lock = (tx: Tx, id: number) =>
      execute(tx, { text: 'update case_file set pages = pages + 1 where id = $1', values: [id] });
    let arrived = 0;
    let open: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => {
      open = resolve;
    });
    const crossing = (first: number, second: number) =>
      inTransaction(database.dataSource, async (tx) => {
        await lock(tx, first);
        arrived += 1;
        if (arrived === 2) open();
        await bothHoldOne;
        await lock(tx, second);
      });
    await Promise.all([crossing(20, 21), crossing(21, 20)]);
    const pages = await query<{ pages: number }>(database.dataSource, {
      text: 'select pages from case_file where id in (20, 21)',
    });
    expect(pages).toEqual([{ pages: 14 }, { pages: 14 }]);
    expect(arrived).toBe(3);
  });
});

describe('what the driver hands out', () => {
  test('is a date as it is written, a count as a number, an instant as a Date', async () => {
    const [row] = await query(database.dataSource, {
      text: `select date '2026-03-01' as day, count(*) as count, timestamptz '2026-03-01T00:00:00Z' as at,
                    (timestamptz '2026-02-28T17:00:00Z')::date as office_day from case_file where id = 1`,
    });
    expect(row).toEqual({
      day: '2026-03-01',
      count: 1,
      at: new Date('2026-03-01T00:00:00Z'),
      office_day: '2026-03-01',
    });
  });

  test('is never a rounded number', async () => {
    const tooLarge = query(database.dataSource, { text: 'select 9007199254740993::bigint as n' });
    await expect(tooLarge).rejects.toThrow(RangeError);
  });
});
