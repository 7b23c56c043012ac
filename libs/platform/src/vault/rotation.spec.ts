import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { execute, inTransaction, query } from '../database/transaction.ts';
import { encryptedRow, encryptedTable, placesIn, rowName } from './encrypted.table.ts';
import { KeyFile } from './key.file.ts';
import { KeyRing } from './key.ring.ts';
import { addKeyVersion, dropKeyVersion, dropRetired, keyStatus, rotateKeys } from './key.rotation.ts';
import { prepareKeyFile } from './prepare.keys.ts';
import { encryptPlain } from './reencrypt.ts';
import { Vault } from './vault.ts';

const cards = encryptedTable({
  table: 'card',
  purpose: 'card',
  columns: [
    {
      name: 'phone',
      plain: 'plain_phone',
      index: { column: 'phone_index', kind: 'phone', normalise: (text) => text },
    },
    { name: 'photo', plain: 'plain_photo' },
  ],
});
const notes = encryptedTable({
  table: 'note',
  id: ['author', 'day'],
  purpose: 'note',
  columns: [{ name: 'words' }],
});
const at = '2026-11-23T01:00:00.000Z';

let database: TestDatabase;
let folder: string;
let file: KeyFile;

beforeAll(async () => {
  database = await aDatabase();
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-keys-'));
  await database.dataSource.query(`
    create table card (id int primary key, key_id int references data_key, phone bytea, phone_index bytea, photo bytea,
      plain_phone text, plain_photo bytea);
    create table note (author text, day date, key_id int references data_key, words bytea, primary key (author, day))`);
});
beforeEach(async () => {
  await database.dataSource.query('truncate card, note; delete from data_key');
  await database.dataSource.query(`alter table card drop constraint if exists card_nothing_plain`);
  await database.dataSource.query(
    `alter table card add constraint card_nothing_plain check (num_nonnulls(plain_phone, plain_photo) = 0) not valid`,
  );
  file = new KeyFile(join(folder, `${Math.random()}`, 'keys'));
  await prepareKeyFile(database.dataSource, file, at);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

const open = () => Vault.open(database.dataSource, file);
const rotate = (options = {}) => rotateKeys(database.dataSource, file, at, options);
const phoneOf = (n: number) => `139${String(n).padStart(8, '0')}`;

/** Writes a card as a process with this vault does. */
async function write(vault: Vault, id: number): Promise<void> {
  await inTransaction(database.dataSource, async (tx) => {
    const key = await vault.current(tx, 'card');
    const row = encryptedRow(cards, key, String(id), { phone: phoneOf(id), photo: Buffer.from([id % 256]) });
    await execute(tx, {
      text: `insert into card (id, key_id, phone, phone_index, photo) values ($1, $2, $3, $4, $5)
             on conflict (id) do update set key_id = excluded.key_id, phone = excluded.phone,
               phone_index = excluded.phone_index, photo = excluded.photo`,
      values: [id, row.key_id, row.phone, row.phone_index, row.photo],
    });
  });
}
async function read(vault: Vault, id: number): Promise<string> {
  const [row] = await query<{ key_id: number; phone: Buffer; photo: Buffer }>(database.dataSource, {
    text: 'select key_id, phone, photo from card where id = $1',
    values: [id],
  });
  if (!row) throw new Error('no such card');
  const key = await vault.key(database.dataSource, row.key_id);
  const place = placesIn(cards, String(id));
  expect(key.decrypt(place('photo'), row.photo)).toEqual(Buffer.from([id % 256]));
  return key.decryptText(place('phone'), row.phone);
}
async function find(vault: Vault, phone: string): Promise<readonly number[]> {
  const keys = await vault.all(database.dataSource, 'card');
  const rows = await query<{ id: number }>(database.dataSource, {
    text: 'select id from card where phone_index = any($1)',
    values: [keys.map((key) => key.index('phone', phone))],
  });
  return rows.map(({ id }) => id);
}
const status = () => keyStatus(database.dataSource, file);
const allRead = async (vault: Vault, count: number) => {
  for (let id = 0; id < count; id += 1) expect(await read(vault, id)).toBe(phoneOf(id));
};

describe('the key file', () => {
  test('belongs to its owner alone, and people are told to copy it', async () => {
    const lines: string[] = [];
    const fresh = new KeyFile(join(folder, 'fresh', 'keys'));
    await prepareKeyFile(database.dataSource, fresh, at, (line) => lines.push(line));
    expect((await stat(fresh.name)).mode & 0o777).toBe(0o600);
    expect(lines.join('\n')).toMatch(/另存一份[\s\S]*apart from the data/);
    expect(lines.join('\n')).not.toContain(JSON.parse(await readFile(fresh.name, 'utf8')).keys[0].key);
  });

  test('is made once by two starts at the same time', async () => {
    const shared = join(folder, 'shared');
    const made = await Promise.all([1, 2, 3, 4].map(() => new KeyFile(shared).create(at)));
    expect(made.filter(Boolean)).toHaveLength(1);
  });

  test('is never made anew beside data that another one has encrypted', async () => {
    await open();
    await rm(file.name);
    await expect(prepareKeyFile(database.dataSource, file, at)).rejects.toMatchObject({
      code: 'keys-missing',
    });
    await expect(open()).rejects.toMatchObject({ code: 'keys-missing' });
    expect(await file.find()).toBeUndefined();
  });

  test('that belongs to other data is refused at the start', async () => {
    await open();
    await file.replace(KeyRing.generate(at));
    await expect(open()).rejects.toMatchObject({ code: 'keys-wrong' });
  });

  test('that lacks a version which the data need is refused, and the version is named', async () => {
    const old = await file.read();
    await open();
    await rotate();
    await file.replace(old);
    await expect(open()).rejects.toMatchObject({
      code: 'keys-wrong',
      message: expect.stringContaining('version 2'),
    });
  });

  test('that is damaged is refused without quoting it', async () => {
    await writeFile(file.name, '{"keys": "geheim');
    await expect(open()).rejects.toMatchObject({
      code: 'keys-unreadable',
      message: expect.not.stringContaining('geheim'),
    });
  });
});

describe('what an older version left in plain', () => {
  test('is encrypted, found again, and gone from the table, whether cut off or not', async () => {
    await database.dataSource.query(`alter table card drop constraint card_nothing_plain`);
    await database.dataSource.query(
      `insert into card (id, plain_phone, plain_photo) select n, '139' || lpad(n::text, 8, '0'), set_byte('\\x00', 0, n)
       from generate_series(0, 99) as n`,
    );
    await database.dataSource.query(
      `alter table card add constraint card_nothing_plain check (num_nonnulls(plain_phone, plain_photo) = 0) not valid`,
    );
    const vault = await open();
    const killed = encryptPlain(database.dataSource, vault, {
      batch: 30,
      onProgress: (rows) => {
        if (rows >= 60) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    const both = await Promise.all([1, 2].map(() => encryptPlain(database.dataSource, vault, { batch: 7 })));
    expect(both.reduce((a, b) => a + b)).toBe(40);
    expect(await encryptPlain(database.dataSource, vault)).toBe(0);
    await allRead(vault, 100);
    expect(await find(vault, phoneOf(42))).toEqual([42]);
    const plain = await query(database.dataSource, {
      text: 'select 1 from card where plain_phone is not null or plain_photo is not null',
    });
    expect(plain).toEqual([]);
    await expect(database.dataSource.query(`update card set plain_phone = 'x' where id = 1`)).rejects.toThrow(
      'card_nothing_plain',
    );
  });
});

describe('a rotation', () => {
  test('encrypts everything anew, and the old version can be dropped when nothing needs it', async () => {
    const vault = await open();
    for (let id = 0; id < 30; id += 1) await write(vault, id);
    expect(await dropKeyVersion(database.dataSource, file, 1)).toBe(false);
    expect(await rotate({ batch: 7 })).toEqual({ version: 2, isResumed: false, rows: 30 });
    expect(await status()).toMatchObject({ current: 2, versions: [1, 2], unused: [1], isSettled: true });
    expect(await dropKeyVersion(database.dataSource, file, 1)).toBe(true);
    await allRead(await open(), 30);
    expect(await find(await open(), phoneOf(7))).toEqual([7]);
    // A process that was started before goes on, with the ring of its own memory and with what it reads again.
    await allRead(vault, 30);
    expect(await find(vault, phoneOf(7))).toEqual([7]);
  });

  test('takes the version that was carried to every machine before', async () => {
    await open();
    expect(await addKeyVersion(file, at)).toBe(2);
    expect(await status()).toMatchObject({ current: 1, versions: [1, 2], unused: [2] });
    expect(await rotate()).toMatchObject({ version: 2 });
  });

  test('can be killed after any step and goes on from there, while others write', async () => {
    const vault = await open();
    for (let id = 0; id < 40; id += 1) await write(vault, id);
    const steps = [
      () =>
        rotate({
          batch: 6,
          onProgress: () => {
            throw new Error('killed');
          },
        }),
      () =>
        rotate({
          batch: 6,
          onProgress: (rows: number) => {
            if (rows >= 12) throw new Error('killed');
          },
        }),
    ];
    for (const step of steps) {
      await expect(step()).rejects.toThrow('killed');
      // The running process still encrypts with the key that was retired meanwhile.
      await write(vault, 3);
      await write(vault, 40);
      await allRead(vault, 41);
      await allRead(await open(), 41);
    }
    expect(await status()).toMatchObject({ isSettled: false });
    expect(await rotate()).toMatchObject({ version: 2, isResumed: true });
    expect(await status()).toMatchObject({ current: 2, isSettled: true });
    await write(vault, 41);
    expect(await status()).toMatchObject({ isSettled: false });
    expect(await rotate()).toMatchObject({ version: 2, isResumed: true, rows: 1 });
    await allRead(await open(), 42);
  });

  test('goes on where it was killed between the file and the database', async () => {
    const vault = await open();
    await write(vault, 0);
    await file.replace((await file.read()).extended(at).turned());
    expect(await rotate()).toEqual({ version: 2, isResumed: true, rows: 1 });
    await allRead(vault, 1);
  });

  test('waits for a row that somebody has locked, and does not overwrite what they wrote', async () => {
    const vault = await open();
    for (let id = 0; id < 10; id += 1) await write(vault, id);
    let rotating: Promise<unknown> | undefined;
    await inTransaction(database.dataSource, async (tx) => {
      await execute(tx, { text: 'select 1 from card where id = 5 for update' });
      let done = 0;
      const others = new Promise<void>((resolve) => {
        rotating = rotate({
          batch: 3,
          onProgress: (rows: number) => {
            done = rows;
            if (done === 9) resolve();
          },
        });
      });
      await others;
      await execute(tx, { text: 'delete from card where id = 5' });
    });
    expect(await rotating).toMatchObject({ rows: 9 });
  });

  test('leaves no key behind that nothing needs, and the database keeps one in use', async () => {
    const vault = await open();
    await write(vault, 1);
    await rotate();
    await database.dataSource.query(`update data_key set retired_at = retired_at - interval '11 minutes'`);
    await write(vault, 2);
    expect(await dropRetired(database.dataSource)).toBe(1);
    expect((await status()).dataKeys.filter((key) => key.isRetired)).toMatchObject([
      { purpose: 'card', rows: 1 },
    ]);
    await expect(database.dataSource.query('delete from data_key')).rejects.toMatchObject({ code: '23503' });
  });

  test('knows rows by keys of several columns', async () => {
    const vault = await open();
    const name = rowName(['甲', '2026-11-23']);
    const { key_id, words } = encryptedRow(notes, await vault.current(database.dataSource, 'note'), name, {
      words: '密',
    });
    await execute(database.dataSource, {
      text: `insert into note (author, day, key_id, words) values ('甲', '2026-11-23', $1, $2)`,
      values: [key_id, words],
    });
    expect(await rotate()).toMatchObject({ rows: 1 });
    const [row] = await query<{ key_id: number; words: Buffer }>(database.dataSource, {
      text: 'select * from note',
    });
    const key = await vault.key(database.dataSource, row?.key_id ?? 0);
    expect(key.decryptText(placesIn(notes, name)('words'), row?.words ?? Buffer.alloc(0))).toBe('密');
  });
});
