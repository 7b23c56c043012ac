import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filesBehind, filesToBackUp, putBackFile } from '#casework/attachment';
import { demoPassword } from '#casework/demonstration';
import { inRecord, verifyCase } from '#casework/verification';
import { execute, inTransaction, query, Vault } from '#platform';
import { LooseObjects } from '../libs/casework/src/attachment/loose.objects.ts';
import { pruneBackups } from '../libs/platform/src/backup/prune.ts';
import { FolderStore } from '../libs/platform/src/storage/folder.store.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { aBackupRoom } from './support/backup-room.ts';
import { dispatch, report, send } from './support/case-story.ts';
import { aDatabase } from './support/database.ts';
import { until } from './support/until.ts';

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n');
/** Another file of the same kind: the same one is not filed twice. */
const another = (file: Buffer): Buffer => Buffer.concat([file, randomBytes(8)]);
const nobody = '00000000-0000-4000-8000-000000000000';

let app: TestApp;
let mediator: Session;
let centre: Session;
let caseId: string;
beforeAll(async () => {
  app = await anApp();
  mediator = await app.as('guochangshun');
  centre = await app.as('zhongxin');
  const made = await report(await app.as('wanggeyuan'));
  caseId = made.id;
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: mediator.organisationId });
  await send(mediator, made, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
}, 60_000);
afterAll(() => app.close());

const at = (id = caseId) => `/api/v1/disputes/${id}/attachments`;
const upload = (
  by: Session,
  content: Buffer,
  name: string,
  fields: Readonly<Record<string, string>> = {},
) => {
  const request = by.browser.post(at());
  for (const [field, value] of Object.entries({ kind: 'photo', ...fields })) request.field(field, value);
  return request.attach('file', content, name);
};
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const storedFiles = async (): Promise<readonly string[]> =>
  (await readdir(join(app.folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a photograph', () => {
  let id: string;

  test('is taken into the case, known by its hash, and named as it was', async () => {
    const { body } = await upload(mediator, jpeg, '现场 照片(1).jpg').expect(201);
    id = body.id;
    expect(body).toMatchObject({
      kind: 'photo',
      kindName: { zh: '照片' },
      level: 'normal',
      fileName: '现场 照片(1).jpg',
      mediaType: 'image/jpeg',
      bytes: jpeg.length,
      sha256: sha256(jpeg),
      isShown: true,
      added: { by: { id: mediator.staffId } },
      removed: null,
    });
    const { body: listed } = await centre.browser.get(at()).expect(200);
    expect(listed.items).toEqual([body]);
  });

  test('lies encrypted under the hash of what lies there', async () => {
    const [file = '', ...others] = await storedFiles();
    expect(others).toEqual([]);
    const stored = await readFile(file);
    expect(file.endsWith(join(sha256(stored).slice(0, 2), sha256(stored).slice(2, 4), sha256(stored)))).toBe(
      true,
    );
    expect(stored.includes(jpeg.subarray(100, 200))).toBe(false);
    const [row] = await query<{ row: string }>(app.dataSource, {
      text: 'select to_jsonb(a)::text as row from attachment a',
    });
    expect(row?.row).not.toContain('照片(1)');
    expect(row?.row).not.toContain(sha256(jpeg));
  });

  test('is handed out whole, and never with the rights of the product', async () => {
    const { body, headers } = await centre.browser.get(`${at()}/${id}`).buffer(true).expect(200);
    expect(Buffer.compare(body, jpeg)).toBe(0);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(jpeg.length),
      'content-disposition': `attachment; filename="attachment.jpg"; filename*=UTF-8''${encodeURIComponent('现场 照片')}%281%29.jpg`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const shown = await centre.browser.get(`${at()}/${id}?disposition=inline`).expect(200);
    expect(shown.headers['content-disposition']).toMatch(/^inline; /);
  });

  test('stands in the history by its id, without its name', async () => {
    const { body } = await centre.browser.get(`/api/v1/disputes/${caseId}/history`).expect(200);
    const line = body.items.at(-1);
    expect(line).toMatchObject({ type: 'ATTACH', facts: { attachmentId: id, kind: 'photo' } });
    expect(JSON.stringify(line)).not.toContain('照片(1)');
  });

  test('sent twice under one key is there once, and its bytes too', async () => {
    const before = (await storedFiles()).length;
    const photo = another(jpeg);
    const send = () => upload(mediator, photo, '重复.jpg').set('Idempotency-Key', 'the-same-photo');
    const { body: first } = await send().expect(201);
    const { body: second } = await send().expect(201);
    expect(second).toEqual(first);
    expect((await storedFiles()).length).toBe(before + 1);
    const other = await upload(mediator, Buffer.concat([jpeg, jpeg]), '另一张.jpg').set(
      'Idempotency-Key',
      'the-same-photo',
    );
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('once removed is gone with its bytes; that it was there, and why it went, stays', async () => {
    const before = (await storedFiles()).length;
    const removal = `${at()}/${id}/removal`;
    await mediator.browser.post(removal).send({}).expect(422);
    const { body } = await mediator.browser.post(removal).send({ reason: '拍到了无关的人' }).expect(200);
    expect(body).toMatchObject({
      fileName: '现场 照片(1).jpg',
      isShown: false,
      removed: { reason: '拍到了无关的人', by: { id: mediator.staffId } },
    });
    expect((await storedFiles()).length).toBe(before - 1);
    const gone = await centre.browser.get(`${at()}/${id}`).expect(404);
    expect(gone.body.code).toBe('attachment-removed');
    const again = await mediator.browser.post(removal).send({ reason: '再次移除' }).expect(409);
    expect(again.body.code).toBe('attachment-removed');
    const { body: history } = await centre.browser.get(`/api/v1/disputes/${caseId}/history`).expect(200);
    expect(history.items.at(-1)).toMatchObject({ type: 'DETACH', why: '拍到了无关的人' });
  });
});

describe('what is for mediators only', () => {
  let id: string;

  test('is marked so by a mediator of the case and by nobody else', async () => {
    const fields = { kind: 'voice', level: 'mediators' };
    const refused = await upload(centre, Buffer.from('#!AMR\n12345'), '谈话.amr', fields).expect(403);
    expect(refused.body.code).toBe('level-not-yours');
    const { body } = await upload(mediator, Buffer.from('#!AMR\n12345'), '谈话.amr', fields).expect(201);
    id = body.id;
  });

  test('is not there for anybody else who sees the case', async () => {
    const { body } = await centre.browser.get(at()).expect(200);
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    await centre.browser.get(`${at()}/${id}`).expect(404);
    await centre.browser.post(`${at()}/${id}/removal`).send({ reason: '无关' }).expect(404);
  });

  test('is noted each time it is opened', async () => {
    for (const _ of [1, 2]) await mediator.browser.get(`${at()}/${id}`).expect(200);
    const { body } = await centre.browser.get(`/api/v1/disputes/${caseId}/accesses`).expect(200);
    const looks = body.items.filter(({ action }: { action: string }) => action === 'attachment.read');
    expect(looks).toHaveLength(2);
    const noted = await query(app.dataSource, {
      text: `select 1 from audit_entry where attachment_id = $1 and staff_id = $2`,
      values: [id, mediator.staffId],
    });
    expect(noted).toHaveLength(2);
  });
});

describe('a file is refused', () => {
  const cases: readonly (readonly [
    string,
    Buffer,
    string,
    Readonly<Record<string, string>>,
    number,
    string,
  ])[] = [
    [
      'when it is a program under the name of a photograph',
      Buffer.from('MZ\x90\0\x03'),
      'a.jpg',
      {},
      422,
      'file-type-refused',
    ],
    [
      'when it is a page under the name of a paper',
      Buffer.from('<html><script>'),
      'a.pdf',
      {},
      422,
      'file-type-refused',
    ],
    ['when its name ends as something else than it is', jpeg, 'a.png', {}, 422, 'file-type-refused'],
    ['when it is of a kind that nobody needs', Buffer.from('<svg/>'), 'a.svg', {}, 422, 'file-type-refused'],
    ['when it is empty', Buffer.alloc(0), 'a.txt', {}, 422, 'file-empty'],
    ['when its kind is not known', pdf, 'a.pdf', { kind: 'song' }, 422, 'invalid-input'],
    ['when it comes with something that nobody asked for', pdf, 'a.pdf', { by: 'me' }, 422, 'invalid-input'],
    [
      'when it is larger than twenty megabytes',
      Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]),
      'a.pdf',
      {},
      413,
      'too-large',
    ],
  ];

  test.each(cases)('%s', async (_, content, name, fields, status, code) => {
    const before = await storedFiles();
    const { body } = await upload(mediator, content, name, fields).expect(status);
    expect(body.code).toBe(code);
    expect(await storedFiles()).toEqual(before);
  });

  test('when fields beside it are wrong, each with a sentence of its own', async () => {
    const wrong = { kind: 'song', level: 'top', form: 'invoice', printId: '1', scan: '{', by: 'me' };
    const { body } = await upload(mediator, pdf, 'a.pdf', wrong).expect(422);
    const said = new Map<string, string>(
      body.errors.map(({ pointer, message }: { pointer: string; message: string }) => [pointer, message]),
    );
    expect([...said.keys()].toSorted()).toEqual(['/by', '/form', '/kind', '/level', '/printId', '/scan']);
    expect(new Set(said.values()).size).toBe(6);
    expect(said.get('/form')).toBe('没有这种文书，请从列表中选择');
    const { body: one } = await upload(mediator, pdf, 'a.pdf', { scan: '{"pages":1}' }).expect(422);
    expect(one.title).toContain('扫描识别结果有误');
    expect(one.errors).toHaveLength(1);
  });

  test('when the case has changed meanwhile, and leaves nothing behind', async () => {
    const before = await storedFiles();
    await upload(mediator, pdf, 'a.pdf').set('If-Match', '"1"').expect(412);
    expect(await storedFiles()).toEqual(before);
  });

  test('when there is none, or the body is cut off', async () => {
    const none = await mediator.browser.post(at()).field('kind', 'photo').expect(422);
    expect(none.body.code).toBe('no-file');
    const torn = await mediator.browser
      .post(at())
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7');
    expect([torn.status, torn.body.code]).toEqual([422, 'upload-damaged']);
    await mediator.browser.post(`${at()}/${nobody}/removal`).send({ reason: '没有这个' }).expect(404);
  });
});

test.each([
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\fakepath\\证据.txt', '证据.txt'],
  ['\u202Etxt.gpj.txt', 'txt.gpj.txt'],
  [`${'长'.repeat(300)}.txt`, `${'长'.repeat(116)}.txt`],
])('the name %j becomes harmless', async (given, safe) => {
  const { body } = await upload(
    mediator,
    Buffer.from(`当事人陈述：${given}`.replaceAll(/\p{Cc}/gu, '')),
    given,
    { kind: 'paper' },
  ).expect(201);
  expect(body.fileName).toBe(safe);
  await mediator.browser.get(`${at()}/${body.id}`).expect(200);
});

describe('bytes that are not what was kept', () => {
  test('are not handed out: neither changed, nor exchanged, nor lost', async () => {
    const { body: one } = await upload(mediator, Buffer.concat([pdf, randomBytes(90_000)]), '一.pdf').expect(
      201,
    );
    const objectOf = async (id: string): Promise<string> => {
      const [row] = await query<{ key: string }>(app.dataSource, {
        text: 'select object_key as key from attachment where id = $1',
        values: [id],
      });
      const key = row?.key ?? '';
      return join(app.folder, 'files', key.slice(0, 2), key.slice(2, 4), key);
    };
    const path = await objectOf(one.id);
    const good = await readFile(path);
    const bad = Buffer.from(good);
    bad.writeUInt8(bad.readUInt8(300) ^ 1, 300);
    await writeFile(path, bad);
    const damaged = await centre.browser.get(`${at()}/${one.id}`).expect(503);
    expect(damaged.body.code).toBe('file-damaged');
    const { body: other } = await upload(mediator, another(pdf), '二.pdf').expect(201);
    await writeFile(path, await readFile(await objectOf(other.id)));
    expect((await centre.browser.get(`${at()}/${one.id}`)).body.code).toBe('file-damaged');
    // Cut off at the end, of which the first bytes do not tell: what arrives is not taken for the whole.
    await writeFile(path, good.subarray(0, good.length - 5));
    await expect(centre.browser.get(`${at()}/${one.id}`)).rejects.toThrow(/aborted|hang up|ECONNRESET/);
    await writeFile(path, good);
    await centre.browser.get(`${at()}/${one.id}`).expect(200);
  });

  test('are told to administrator and auditor once a day, by case and not by name', async () => {
    const { body: one } = await upload(mediator, another(pdf), '单某的陈述.pdf').expect(201);
    const [row] = await query<{ key: string; number: string }>(app.dataSource, {
      text: 'select a.object_key as key, d.number from attachment a join dispute d on d.id = a.dispute_id where a.id = $1',
      values: [one.id],
    });
    const { key = '', number } = row ?? {};
    const path = join(app.folder, 'files', key.slice(0, 2), key.slice(2, 4), key);
    const good = await readFile(path);
    await execute(app.dataSource, { text: `delete from notification where kind = 'files.lost'` });
    await rm(path);
    for (let n = 0; n < 2; n += 1) {
      const { body } = await centre.browser.get(`${at()}/${one.id}`).expect(503);
      expect(body).toMatchObject({ code: 'file-missing', titleEn: 'The stored bytes are lost' });
    }
    for (const name of ['guanliyuan', 'shenji']) {
      const { body } = await (await app.as(name)).browser
        .get('/api/v1/notifications?unread=true')
        .expect(200);
      const told = body.items.filter(({ kind }: { kind: string }) => kind === 'files.lost');
      expect(told).toMatchObject([{ disputeId: null, facts: { files: 1, cases: number ?? '—' } }]);
      expect(JSON.stringify(told)).not.toContain('陈述');
    }
    await writeFile(path, good);
    const [file] = await filesBehind(app.dataSource, app.app.get(Vault), [key]);
    expect(file).toMatchObject({ number: number ?? null, fileName: '单某的陈述.pdf' });
  });
});

describe('the proof of the record', () => {
  const proven = async () =>
    await inRecord(app.dataSource, (tx) =>
      verifyCase(tx, app.app.get(Vault), caseId, new FolderStore(join(app.folder, 'files'))),
    );
  const faults = async () => (await proven()).differences.map(({ field, problem }) => `${field} ${problem}`);

  test('reads every stored file, and finds a changed byte in any place of it', async () => {
    expect(await faults()).toEqual([]);
    const [row] = await query<{ key: string }>(app.dataSource, {
      text: 'select object_key as key from attachment where bytes > 200000 and object_key is not null limit 1',
    });
    const key = row?.key ?? '';
    const path = join(app.folder, 'files', key.slice(0, 2), key.slice(2, 4), key);
    const good = await readFile(path);
    for (const place of [0, 3, 20, 36, 70_000, good.length - 1]) {
      const bad = Buffer.from(good);
      bad.writeUInt8(bad.readUInt8(place) ^ 1, place);
      await writeFile(path, bad);
      expect([place, await faults()]).toEqual([place, ['attachment.object_key differs']]);
    }
    for (const bad of [good.subarray(0, -1), Buffer.concat([good, Buffer.from('a')]), Buffer.alloc(0)]) {
      await writeFile(path, bad);
      expect(await faults()).toEqual(['attachment.object_key differs']);
    }
    await rm(path);
    expect(await faults()).toEqual(['attachment.object_key missing']);
    await writeFile(path, good);
    expect(await faults()).toEqual([]);
  });

  test('misses the row of a file that the history names', async () => {
    const found = await inTransaction(app.dataSource, async (tx) => {
      await query(tx, { text: 'delete from attachment where removed_seq is not null' });
      const { differences } = await verifyCase(tx, app.app.get(Vault), caseId);
      throw Object.assign(new Error('taken back'), { differences });
    }).catch(
      (error: unknown) => (error as { differences: { field: string; problem: string }[] }).differences,
    );
    // The event that added it and the one that removed it.
    expect(found.map(({ field, problem }) => `${field} ${problem}`)).toEqual([
      'attachment missing',
      'attachment missing',
    ]);
  });
});

describe('bytes to which nothing refers', () => {
  const sweep = () => app.app.get(LooseObjects, { strict: false }).sweep();

  test('are removed after a day, and not before', async () => {
    const before = await storedFiles();
    const { store } = app.app.get(LooseObjects, { strict: false }) as unknown as {
      store: { receive(source: AsyncIterable<Buffer>): Promise<{ key: string; keep(): Promise<void> }> };
    };
    const received = await store.receive(
      (async function* () {
        yield Buffer.from('an upload that was cut off between its bytes and its row');
      })(),
    );
    await app.app.get(LooseObjects, { strict: false }).note(received.key);
    await received.keep();
    expect(await sweep()).toBe(0);
    expect((await storedFiles()).length).toBe(before.length + 1);
    await query(app.dataSource, { text: `update loose_object set since = now() - interval '25 hours'` });
    expect(await sweep()).toBe(1);
    expect(await storedFiles()).toEqual(before);
    expect(await query(app.dataSource, { text: 'select 1 from loose_object' })).toEqual([]);
  });
});

describe('an upload whose sender goes away', () => {
  test('leaves neither a row, nor bytes, nor a part of them', async () => {
    const before = await storedFiles();
    const rows = () => query(app.dataSource, { text: 'select id from attachment order by id' });
    const rowsBefore = await rows();
    const { port } = app.app.getHttpServer().address() as AddressInfo;
    const { body: signedIn, headers } = await app
      .browser()
      .post('/api/v1/session')
      .send({ username: 'guochangshun', password: demoPassword });
    expect(signedIn.actor.staffId).toBe(mediator.staffId);
    const [cookie = ''] = [headers['set-cookie']].flat();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      [
        `POST ${at()} HTTP/1.1`,
        `host: 127.0.0.1:${port}`,
        `cookie: ${cookie.split(';')[0]}`,
        'content-type: multipart/form-data; boundary=x',
        'content-length: 9000000',
        '',
        '--x',
        'content-disposition: form-data; name="kind"',
        '',
        'photo',
        '--x',
        'content-disposition: form-data; name="file"; filename="a.jpg"',
        '',
        '',
      ].join('\r\n'),
    );
    socket.write(jpeg);
    await until('bytes arrive', async () => (await storedFiles()).length > before.length);
    socket.destroy();
    await until('they are gone', async () => (await storedFiles()).length === before.length);
    expect(await rows()).toEqual(rowsBefore);
  });
});

test('a backup holds the files, and gives them back to a place that has none', async () => {
  const room = await aBackupRoom();
  const target = await aDatabase({ isMigrated: false });
  const [from, to] = ['files', 'restored'].map((name) => new FolderStore(join(app.folder, name)));
  if (from === undefined || to === undefined) throw new Error('two stores');
  const { content } = await room.backup(app.database.url, { files: filesToBackUp(from) });
  const { content: next } = await room.backup(app.database.url, { files: filesToBackUp(from) });
  expect(next.files).toEqual(content.files);
  await room.restoreInto(target.url, undefined, undefined, async (name, bytes) => {
    expect(await putBackFile(to, name, bytes)).toBe(true);
  });
  const rows = await query<{ key: string }>(target.dataSource, {
    text: 'select object_key as key from attachment where object_key is not null order by object_key',
  });
  expect(rows.map(({ key }) => key)).toEqual(content.files.map(({ name }) => name));
  expect(rows.length).toBeGreaterThan(2);
  for (const { key } of rows)
    expect(Buffer.compare(await buffer(await to.read(key)), await buffer(await from.read(key)))).toBe(0);
  expect(await putBackFile(to, 'a'.repeat(64), Readable.from([Buffer.from('another')]))).toBe(false);
  await target.close();
  await room.close();
});

test('a backup says which files are lost or damaged, and holds all the others', async () => {
  const room = await aBackupRoom();
  const files = filesToBackUp(new FolderStore(join(app.folder, 'files')));
  const before = await room.backup(app.database.url, { files, isFull: true });
  expect(before.lostFiles).toEqual([]);
  const names = before.content.files.map(({ name }) => name);
  const [lost = '', damaged = ''] = names;
  const pathOf = (name: string) => join(app.folder, 'files', name.slice(0, 2), name.slice(2, 4), name);
  const contents = new Map<string, Buffer>();
  for (const name of [lost, damaged]) contents.set(name, await readFile(pathOf(name)));
  await rm(pathOf(lost));
  await writeFile(pathOf(damaged), Buffer.from(contents.get(damaged)?.map((byte) => byte ^ 1) ?? []));
  const after = await room.backup(app.database.url, { files, isFull: true });
  expect(after.lostFiles).toEqual([lost, damaged]);
  expect(after.content.files.map(({ name }) => name)).toEqual(names.slice(2));
  // The rule keeps one backup a day, and the newest of this one lacks what the one before it holds.
  const [earlier, later] = [before.header.id, after.header.id];
  const rule = { days: 1, weeks: 0 };
  const { removed } = await pruneBackups(room.folder, room.key, rule, after.lostFiles);
  expect(removed).toEqual([]);
  expect((await room.opened(before.file)).content.files.map(({ name }) => name)).toContain(lost);
  for (const [name, content] of contents) await writeFile(pathOf(name), content);
  expect((await pruneBackups(room.folder, room.key, rule, [])).removed).toEqual([earlier]);
  expect((await room.opened()).header.id).toBe(later);
  await room.close();
});

test('a case seen masked shows no attachment', async () => {
  const auditor = await app.as('shenji');
  const { body } = await auditor.browser.get(at()).expect(403);
  expect(body.code).toBe('masked-only');
});

test('the log names no file', () => {
  expect(app.log.join('\n')).not.toMatch(/照片|谈话|证据|陈述/);
});
