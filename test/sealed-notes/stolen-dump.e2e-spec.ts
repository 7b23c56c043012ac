import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decryptedRow, KeyFile, publicKeyOf, query, rotateKeys, rowName, Vault } from '#platform';
import { openShare, sharesOf } from '../../libs/casework/src/sealed-note/key.share.ts';
import { wordsOf } from '../../libs/casework/src/sealed-note/sealed-note.store.ts';
import { keysOf, openKey } from '../../libs/casework/src/sealed-note/sealing.key.store.ts';
import { encryptedTables } from '../../libs/platform/src/vault/encrypted.table.ts';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, dispatch, report, send } from '../support/case-story.ts';
import { everythingIn } from '../support/plain-values.ts';
import { keysIn, notesAt, notesSeen, openNote, unlock, withKey } from '../support/sealed-notes.ts';

const text = '男方私下说只要对方当面认个错三千元也行';
const reason = '调解员调离，须知底线';

let app: TestApp;
let mediator: Session;
let leader: Session;
let code: string;
let made: Case;
let noteId: string;
let folder: string;
let keys: KeyFile;
/** One note was written, read, and its seal asked to be broken; all keys are open at this moment. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-sealed-'));
  keys = new KeyFile(join(folder, 'keys'));
  await keys.create('2026-11-23T01:00:00.000Z');
  app = await anApp({ keys, role: 'both' });
  mediator = await app.as('guochangshun');
  leader = await app.as('lingdao');
  const centre = await app.as('zhongxin');
  code = await withKey(mediator);
  for (const keeper of [leader, await app.as('sifasuo')]) await withKey(keeper);
  made = await report(await app.as('wanggeyuan'));
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: mediator.organisationId });
  await send(mediator, made, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  const note = { talkedOn: '2026-11-23', text, keyIds: keysIn((await notesSeen(mediator, made)).circle) };
  const added = await mediator.browser
    .post(notesAt(made))
    .set('Idempotency-Key', 'the-first-note')
    .send(note)
    .expect(201);
  noteId = added.body.items[0].id;
  await openNote(mediator, made, noteId).expect(200);
  await leader.browser
    .post(notesAt(made, `/${noteId}/breakings`))
    .send({ reason })
    .expect(201);
  await mediator.browser
    .post(`/api/v1/disputes/${made.id}/attachments`)
    .field('kind', 'photo')
    .attach('file', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.alloc(500)]), '现场.jpg')
    .expect(201);
}, 90_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** In which of these the sealed words stand, as letters or as any of the usual disguises of letters. */
function placesOf(words: string, places: ReadonlyMap<string, string | Buffer>): readonly string[] {
  const bytes = Buffer.from(words, 'utf8');
  const disguises = [
    bytes,
    Buffer.from(words, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    // Of base64 only what does not depend on its neighbours: the words may begin at any of three places.
    ...[0, 1, 2].map((n) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(n), bytes])
          .toString('base64')
          .slice(4, -4),
      ),
    ),
    Buffer.from(
      JSON.stringify(words)
        .slice(1, -1)
        .replace(/[^ -~]/gu, escaped),
    ),
    Buffer.from(encodeURIComponent(words)),
  ];
  return [...places]
    .filter(([, found]) => disguises.some((one) => Buffer.from(found).includes(one)))
    .map(([name]) => name);
}

const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Everything that opens with the key file, by table, column and row. */
async function openedWithKeyFile(): Promise<ReadonlyMap<string, Buffer>> {
  const vault = await Vault.open(app.dataSource, keys);
  const opened = new Map<string, Buffer>();
  for (const table of encryptedTables()) {
    const rows = await query<Record<string, unknown> & { key_id: number | null }>(app.dataSource, {
      text: `select * from ${table.table} where key_id is not null`,
    });
    for (const row of rows) {
      const name = rowName(table.id.map((column) => String(row[column])));
      const values = decryptedRow(table, await vault.key(app.dataSource, row.key_id ?? 0), name, row);
      for (const [column, value] of Object.entries(values))
        if (value !== null) opened.set(`${table.table}.${column} ${name}`, value);
    }
  }
  return opened;
}

/** Every stored byte string, whatever it is for. */
async function bytesStored(): Promise<readonly Buffer[]> {
  const columns = await query<{ table: string; column: string }>(app.dataSource, {
    text: `select c.table_name as table, c.column_name as column from information_schema.columns c
           where c.table_schema = 'public' and c.data_type = 'bytea'`,
  });
  const found: Buffer[] = [];
  for (const { table, column } of columns) {
    const rows = await query<{ bytes: Buffer }>(app.dataSource, {
      text: `select ${column} as bytes from ${table} where octet_length(${column}) between 32 and 8192`,
    });
    found.push(...rows.map(({ bytes }) => bytes));
  }
  return found;
}

async function filesIn(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}

describe('whoever has a dump of the database, the data folder and the key file', () => {
  test('finds the words of a sealed note in no table', async () => {
    const tables = await everythingIn(app.dataSource);
    for (const words of [text, text.slice(3, 10), text.slice(-6)])
      expect(placesOf(words, tables)).toEqual([]);
    // The search would have found them: the reason for breaking the seal is there.
    expect(placesOf(reason, tables)).toContain('dispute_event');
  });

  test('finds them in nothing that opens with the key file', async () => {
    const opened = await openedWithKeyFile();
    expect([...opened.keys()].filter((name) => name.startsWith('sealing_key.private_key'))).toHaveLength(3);
    expect(placesOf(text.slice(3, 10), opened)).toEqual([]);
    // The search would have found them: the telephone number of a party opens.
    expect(placesOf('13800000901', opened)).not.toEqual([]);
  });

  test('finds them in no file and in no line of the log', async () => {
    const files = await filesIn(app.folder);
    expect(files.size).toBeGreaterThan(0);
    expect(placesOf(text.slice(3, 10), files)).toEqual([]);
    expect(placesOf(text.slice(3, 10), new Map([['log', app.log.join('\n')]]))).toEqual([]);
  });

  test('finds no key of the note, and of nobody who may open it, among all the bytes there are', async () => {
    const [note] = await query<{ content: Buffer }>(app.dataSource, {
      text: 'select content from sealed_note where id = $1',
      values: [noteId],
    });
    const people = await query<{ key: Buffer }>(app.dataSource, {
      text: 'select public_key as key from sealing_key',
    });
    const publicKeys = new Set(people.map(({ key }) => key.toString('hex')));
    const ring = Buffer.from((await readFile(keys.name)).toString());
    const all = [...(await bytesStored()), ...(await openedWithKeyFile()).values(), ring];
    const guesses = new Set<string>();
    for (const bytes of all)
      for (let at = 0; at + 32 <= bytes.length; at += bytes.length > 600 ? 32 : 1)
        guesses.add(bytes.subarray(at, at + 32).toString('hex'));
    expect(guesses.size).toBeGreaterThan(500);
    const isKey = (key: Buffer) =>
      publicKeys.has(publicKeyOf(key).toString('hex')) ||
      doesOpen(key, { id: noteId, disputeId: made.id }, note?.content);
    // The search would have found them: with the code on the reader's paper both keys are there.
    const vault = await Vault.open(app.dataSource, keys);
    const [own] = await keysOf(app.dataSource, vault, mediator.staffId);
    if (own === undefined) throw new Error('the mediator has no key');
    const pair = await openKey(code, own);
    const [share] = await sharesOf(app.dataSource, noteId, own.id);
    expect([pair.privateKey, ...(share ? [openShare(pair, share)] : [])].map(isKey)).toEqual([true, true]);
    const found = [...guesses].filter((guess) => isKey(Buffer.from(guess, 'hex')));
    expect(found).toEqual([]);
  });
});

function doesOpen(
  key: Buffer,
  place: { id: string; disputeId: string },
  content: Buffer = Buffer.alloc(0),
): boolean {
  try {
    wordsOf(key, place, content);
    return true;
  } catch {
    return false;
  }
}

describe('the key ring of the server, turned over,', () => {
  test('leaves every note readable with the same code, and the old ring opens no key any more', async () => {
    const before = await query<{ id: string; key_id: number }>(app.dataSource, {
      text: 'select id, key_id from sealing_key order by id',
    });
    const { rows } = await rotateKeys(app.dataSource, keys, '2026-11-24T01:00:00.000Z');
    expect(rows).toBeGreaterThanOrEqual(3);
    const after = await query<{ id: string; key_id: number }>(app.dataSource, {
      text: 'select id, key_id from sealing_key order by id',
    });
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.filter(({ key_id }, n) => key_id === before[n]?.key_id)).toEqual([]);
    // What was open stays open, and what is shut opens with the code that its owner has on paper.
    expect((await openNote(mediator, made, noteId).expect(200)).body.text).toBe(text);
    await mediator.browser.post('/api/v1/sealing-key/locking').send({}).expect(200);
    await unlock(mediator, code);
    expect((await openNote(mediator, made, noteId).expect(200)).body.text).toBe(text);
    const office = await app.as('sifasuo');
    const [{ breakings }] = (await notesSeen(office, made)).items;
    await office.browser
      .post(notesAt(made, `/${noteId}/breakings/${breakings[0].id}/consent`))
      .send({ reason: '情况属实' })
      .expect(200);
    expect((await openNote(leader, made, noteId).expect(200)).body.text).toBe(text);
  });
});
