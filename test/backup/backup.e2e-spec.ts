import { copyFile, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { migrations } from '#migrations';
import { migrate, openDatabase, query } from '#platform';
import { keyFromCode, makeBackupKey } from '../../libs/platform/src/backup/backup.key.ts';
import type { FileSource } from '../../libs/platform/src/backup/make-backup.ts';
import { findBackups } from '../../libs/platform/src/backup/manifest.ts';
import { aRichTownship } from '../support/a-rich-township.ts';
import { aBackupRoom, type BackupRoom } from '../support/backup-room.ts';
import { aDatabase } from '../support/database.ts';
import { testKeys } from '../support/keys.ts';
import type { MeetingRoom } from '../support/meeting-room.ts';
import { differencesOf } from '../support/schema-release.ts';
import { wholeContent } from '../support/whole-content.ts';

// Many databases, and processes that start from source: minutes on a busy machine.
jest.setTimeout(240_000);

let township: MeetingRoom;
let room: BackupRoom;
let url: string;
beforeAll(async () => {
  township = await aRichTownship();
  url = township.office.database.url;
  room = await aBackupRoom();
  await room.backup(url);
});
afterAll(async () => {
  await room.close();
  await township.office.close();
});

/** The code of the refusal, and proof that the target is as it was. */
async function refusal(restoring: (target: string) => Promise<unknown>): Promise<unknown> {
  const target = await aDatabase({ isMigrated: false });
  const refused = await restoring(target.url).then(
    () => 'restored',
    (error: { code?: string }) => error.code ?? error,
  );
  expect(await wholeContent(target.dataSource)).toEqual({});
  await target.close();
  return refused;
}

describe('a restored backup', () => {
  test('holds every row, generated column and sequence as it was, and proves every history', async () => {
    const restored = await room.restored();
    expect(await wholeContent(restored.dataSource)).toEqual(await wholeContent(township.office.dataSource));
    expect(await differencesOf(restored.dataSource, testKeys)).toEqual([]);
    await restored.close();
  });

  test('takes new rows with the next number, rings its bell, and refuses to alter its history', async () => {
    const restored = await room.restored();
    const triggers = await query(restored.dataSource, {
      text: `select count(*)::int as off from pg_trigger where tgenabled <> 'O'`,
    });
    expect(triggers).toEqual([{ off: 0 }]);
    for (const table of ['dispute_event', 'audit_entry']) {
      await expect(query(restored.dataSource, { text: `delete from ${table}` })).rejects.toMatchObject({
        code: '23001',
      });
    }
    const [row] = await query<{ position: number; most: number }>(restored.dataSource, {
      text: `insert into review_decision (id, meeting_id, dispute_id, event_type, refusal, decided_by, decided_at)
             select gen_random_uuid(), meeting_id, dispute_id, 'NOTE', '{}', decided_by, now() from review_decision limit 1
             returning position, (select max(position) from review_decision) as most`,
    });
    expect(row?.position).toBe((row?.most ?? 0) + 1);
    await restored.close();
  });

  test('can be backed up again, and that backup is the same', async () => {
    const restored = await room.restored();
    const second = await aBackupRoom();
    const { content } = await second.backup(restored.url);
    const digests = (tables: typeof content.tables) =>
      tables.map(({ name, rows, digest }) => [name, rows, digest]);
    expect(digests(content.tables)).toEqual(digests((await room.opened()).content.tables));
    await second.close();
    await restored.close();
  });

  test('of an older schema is upgraded to the newest', async () => {
    const old = await aDatabase({ isMigrated: false });
    const then = migrations.slice(0, 9);
    const dataSource = await openDatabase(old.url, { migrations: then, poolSize: 2 });
    await migrate(dataSource);
    await dataSource.destroy();
    const second = await aBackupRoom();
    await second.backup(old.url);
    const restored = await second.restored();
    const [row] = await query<{ count: number }>(restored.dataSource, {
      text: 'select count(*)::int as count from migration',
    });
    expect(row?.count).toBe(migrations.length);
    await second.close();
    await restored.close();
    await old.close();
  });
});

describe('a second backup', () => {
  test('without a change between writes nothing but its manifest', async () => {
    const { header } = await room.backup(url);
    expect(header.added).toBe(0);
    expect(header.stored).toBeGreaterThan(0);
  });

  test('writes what has changed, and either can be restored', async () => {
    const before = await room.opened();
    const was = await wholeContent(township.office.dataSource);
    await township.desk.reported({ summary: '为新修的路争吵' });
    const after = await room.backup(url);
    expect(after.header.added).toBeGreaterThan(0);
    expect(after.header.series).toBe(before.header.series);
    const [older, newer] = [await room.restored(before.file), await room.restored(after.file)];
    expect(await wholeContent(older.dataSource)).toEqual(was);
    expect(await wholeContent(newer.dataSource)).toEqual(await wholeContent(township.office.dataSource));
    await older.close();
    await newer.close();
  });

  test('that is asked to be full rests on no earlier one', async () => {
    const { header } = await room.backup(url, { isFull: true });
    expect(header.series).toBe(header.id);
    expect(header.added).toBe(header.stored);
  });

  test('begins a new series after thirty, so that one damaged file cannot reach further', async () => {
    const small = await aDatabase();
    const second = await aBackupRoom();
    for (let n = 0; n < 31; n += 1) await second.backup(small.url, { connections: 1 });
    const { backups } = await findBackups(second.folder);
    const series = backups.map(({ header }) => header.series);
    expect(new Set(series).size).toBe(2);
    expect(series.indexOf(series[30] ?? '')).toBe(30);
    await second.close();
    await small.close();
  });
});

describe('stored files beside the database', () => {
  const contents = new Map([
    ['aa', Buffer.alloc(9_000_000, '协议书 ')],
    ['bb', Buffer.from('a small one')],
  ]);
  const read: string[] = [];
  const files: FileSource = {
    list: async function* () {
      for (const [name, { length }] of contents) yield { name, bytes: length };
    },
    open: async (name) => {
      read.push(name);
      const content = contents.get(name);
      return content === undefined ? null : Readable.from(pieces(content));
    },
  };
  function* pieces(content: Buffer) {
    for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
  }

  test('come along, are read once for all backups of a series, and come back', async () => {
    const second = await aBackupRoom();
    await second.backup(url, { files });
    contents.set('cc', Buffer.from('a new one'));
    await second.backup(url, { files });
    expect(read).toEqual(['aa', 'bb', 'cc']);
    const kept = new Map<string, Buffer>();
    const target = await aDatabase({ isMigrated: false });
    await second.restoreInto(target.url, undefined, undefined, async (name, content) => {
      kept.set(name, await buffer(content));
    });
    expect(kept).toEqual(contents);
    await target.close();
    await second.close();
  });
});

describe('a backup while people work', () => {
  test('is of one moment: every history is whole and every message has its event', async () => {
    const over = new AbortController();
    let written = 0;
    const writers = Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) {
        await township.desk.accepted({ summary: '为地界争吵' });
        written += 1;
      }
    });
    const taken: string[] = [];
    for (let n = 0; n < 3; n += 1) taken.push((await room.backup(url)).file);
    over.abort();
    await Promise.all(writers);
    expect(written).toBeGreaterThan(0);
    for (const file of taken) {
      const restored = await room.restored(file);
      expect(await differencesOf(restored.dataSource, testKeys)).toEqual([]);
      const rows = await query(restored.dataSource, {
        text: `select d.id from dispute d
               full join (select dispute_id, max(seq) as seq from dispute_event group by 1) e on e.dispute_id = d.id
               full join (select (payload ->> 'disputeId')::uuid as id, count(*) as told from outbox group by 1) o on o.id = d.id
               where d.version is distinct from e.seq or o.told is distinct from e.seq`,
      });
      expect(rows).toEqual([]);
      await restored.close();
    }
  });

  test('lets a migration wait, and a second backup is told to', async () => {
    const slow = room.backup(url, {
      headOf: async () => {
        const other = await aBackupRoom();
        await expect(other.backup(url)).rejects.toMatchObject({ code: 'backup-busy' });
        await other.close();
        await expect(room.backup(url)).rejects.toMatchObject({ code: 'backup-busy' });
        const [row] = await query<{ taken: boolean }>(township.office.dataSource, {
          text: 'select pg_try_advisory_lock(33647426) as taken',
        });
        return String(row?.taken);
      },
    });
    expect((await slow).content.head).toBe('false');
  });
});

describe('the key', () => {
  test('is not in the backup, and neither is a name or a word of any case', async () => {
    const names = ['单小雨', '排水沟', '柳溪村'].map((word) => Buffer.from(word));
    for (const file of (await room.files()).keys()) {
      const content = await readFile(file);
      for (const word of [...names, room.key.secret, Buffer.from(room.key.secret.toString('base64'))]) {
        expect([file, content.includes(word)]).toEqual([file, false]);
      }
    }
  });

  test('comes back from the recovery code alone, however it is typed', async () => {
    const { header } = await room.opened();
    const typed = room.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const key = await keyFromCode(typed, header.keyId, header.recovery);
    expect(key.secret.equals(room.key.secret)).toBe(true);
  });

  test('of another machine opens nothing', async () => {
    const { key, code } = await makeBackupKey();
    await expect(room.opened(room.folder, key)).rejects.toMatchObject({ code: 'key-wrong' });
    const { header } = await room.opened();
    await expect(keyFromCode(code, header.keyId, header.recovery)).rejects.toMatchObject({
      code: 'key-wrong',
    });
  });

  test('with a recovery code that was mistyped is asked for again', async () => {
    const { header } = await room.opened();
    const letter = room.code.startsWith('7') ? '8' : '7';
    for (const typed of [letter + room.code.slice(1), room.code.slice(1), '', 'U'.repeat(32)]) {
      await expect(keyFromCode(typed, header.keyId, header.recovery)).rejects.toMatchObject({
        code: 'recovery-code-mistyped',
      });
    }
  });
});

describe('a restore touches nothing and says why', () => {
  /** Damages a file of the newest backup for as long as the work takes. */
  async function damaged(
    pick: (files: readonly string[]) => string | undefined,
    damage: (file: string) => Promise<void>,
  ): Promise<unknown> {
    const { header, content, file } = await room.opened();
    const parts = content.tables.flatMap((table) => table.parts);
    const folder = join(room.folder, 'parts', header.series);
    const chosen = pick([...parts.map(({ id }) => join(folder, id.slice(0, 2), id)), file]) ?? file;
    await copyFile(chosen, `${chosen}.kept`);
    await damage(chosen);
    try {
      return await refusal((target) => room.restoreInto(target));
    } finally {
      await rm(chosen, { force: true });
      await rename(`${chosen}.kept`, chosen);
    }
  }
  const flip = (at: number) => async (file: string) => {
    const bytes = await readFile(file);
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
  };
  const first = (files: readonly string[]) => files[0];
  const manifest = (files: readonly string[]) => files.at(-1);

  test.each([
    ['a part with one bit flipped at its beginning', first, flip(0)],
    ['a part with one bit flipped at its end', first, flip(-1)],
    ['a part cut short', first, (file: string) => truncate(file, 100)],
    ['an empty part', first, (file: string) => truncate(file, 0)],
    ['a missing part', first, (file: string) => rm(file)],
    ['a manifest with one bit flipped inside', manifest, flip(-40)],
    ['a manifest cut short', manifest, (file: string) => truncate(file, 1500)],
    ['an empty manifest', manifest, (file: string) => truncate(file, 0)],
  ])('of %s', async (_what, pick, damage) => {
    expect(await damaged(pick, damage)).toBe('backup-damaged');
  });

  test('of a manifest whose readable line was altered', async () => {
    const alter = async (file: string) => {
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/"rows":\d+/, '"rows":1'));
    };
    expect(await damaged(manifest, alter)).toBe('backup-damaged');
  });

  test('of a part that was put in the place of another', async () => {
    const { content, header } = await room.opened();
    const [one, two] = content.tables.flatMap((table) => table.parts);
    const pathOf = (id: string) => join(room.folder, 'parts', header.series, id.slice(0, 2), id);
    const swap = (file: string) => copyFile(pathOf(two?.id ?? ''), file);
    expect(one?.id).not.toBe(two?.id);
    expect(await damaged(first, swap)).toBe('backup-damaged');
  });

  test('of a newer format, and of a newer program with migrations unknown here', async () => {
    const alter = async (file: string) => {
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('"format":1', '"format":2'));
    };
    expect(await damaged(manifest, alter)).toBe('backup-newer');
    const known = migrations.slice(0, -1);
    expect(await refusal((target) => room.restoreInto(target, undefined, known))).toBe('backup-newer');
  });

  test('of a folder without a backup', async () => {
    const empty = join(room.folder, 'empty');
    await mkdir(empty);
    expect(await refusal((target) => room.restoreInto(target, empty))).toBe('backup-missing');
    expect(await refusal((target) => room.restoreInto(target, join(empty, 'x.fqb')))).toBe('backup-missing');
  });

  test('into a place that is not empty', async () => {
    const target = await aDatabase();
    const was = await wholeContent(target.dataSource);
    await expect(room.restoreInto(target.url)).rejects.toMatchObject({
      code: 'restore-not-empty',
      messageZh: expect.stringContaining('--into'),
    });
    expect(await wholeContent(target.dataSource)).toEqual(was);
    await target.close();
  });
});

test('a database without the product is nothing to back up', async () => {
  const empty = await aDatabase({ isMigrated: false });
  const second = await aBackupRoom();
  await expect(second.backup(empty.url)).rejects.toMatchObject({ code: 'nothing-to-back-up' });
  await second.close();
  await empty.close();
});

test('a folder that cannot be written is named', async () => {
  const file = join(dirname(room.folder), `${Date.now()}-is-a-file`);
  await writeFile(file, '');
  await expect(room.backup(url, { folder: join(file, 'below') })).rejects.toMatchObject({
    code: 'backup-folder',
  });
  await rm(file);
});
