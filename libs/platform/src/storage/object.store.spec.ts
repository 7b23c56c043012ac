import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aBucket, type Bucket } from '../../../../test/support/bucket.ts';
import { startProgram } from '../../../../test/support/program.ts';
import { FolderStore } from './folder.store.ts';
import { ObjectStore, StorageError } from './object.store.ts';
import { S3Store } from './s3.store.ts';

let folder: string;
let bucket: Bucket;
const stores = new Map<string, ObjectStore>();
const storeOf = (name: string): ObjectStore => {
  const store = stores.get(name);
  if (store === undefined) throw new Error(`no store ${name}`);
  return store;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-store-'));
  bucket = await aBucket();
  stores.set('a folder', new FolderStore(join(folder, 'files')));
  stores.set('a bucket', new S3Store({ ...bucket, spoolFolder: join(folder, 'spool') }));
});
afterAll(async () => {
  await bucket.close();
  await rm(folder, { recursive: true });
});

async function* pieces(content: Buffer, size = 30_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
async function contentOf(store: ObjectStore, key: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.read(key)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
const reasonOf = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: unknown) => (error instanceof StorageError ? error.reason : error),
  );
const waiting = async (): Promise<number> =>
  (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.part') && !name.startsWith('killed'),
  ).length;

describe.each(['a folder', 'a bucket'])('%s', (name) => {
  test('keeps bytes under their hash and gives them back', async () => {
    const content = randomBytes(1_000_000);
    const received = await storeOf(name).receive(pieces(content));
    expect(received).toMatchObject({
      key: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
    });
    expect(await reasonOf(storeOf(name).read(received.key))).toBe('missing');
    await received.keep();
    expect(Buffer.compare(await contentOf(storeOf(name), received.key), content)).toBe(0);
    expect(await waiting()).toBe(0);
  });

  test('keeps the same bytes twice without harm', async () => {
    const content = Buffer.from('twice');
    for (const _ of [1, 2]) await (await storeOf(name).receive(pieces(content))).keep();
    const { key, discard } = await storeOf(name).receive(pieces(content));
    await discard();
    expect((await contentOf(storeOf(name), key)).toString()).toBe('twice');
  });

  test('forgets what was removed, and what was never there', async () => {
    const received = await storeOf(name).receive(pieces(Buffer.from('gone')));
    await received.keep();
    for (const _ of [1, 2]) await storeOf(name).remove(received.key);
    expect(await reasonOf(storeOf(name).read(received.key))).toBe('missing');
  });

  test('has nothing of an upload that broke off', async () => {
    const broken = (async function* () {
      yield Buffer.from('begin');
      throw new Error('the line is dead');
    })();
    await expect(storeOf(name).receive(broken)).rejects.toThrow('the line is dead');
    expect(await waiting()).toBe(0);
  });

  test.each(['../../etc/passwd', '', 'A'.repeat(64)])('knows no object %j', async (key) => {
    expect(await reasonOf(storeOf(name).read(key))).toBe('missing');
  });
});

describe('a folder', () => {
  test('has the object whole or not at all, whenever the process is killed', async () => {
    const place = join(folder, 'killed');
    for (const afterBytes of [0, 100_000, 5_000_000]) {
      const program = startProgram(
        new URL('../../../../test/support/store-slowly.program.ts', import.meta.url),
        [place, String(afterBytes)],
      );
      await program.line();
      await program.kill();
    }
    const names = (await readdir(place, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path));
    expect(names).toEqual([]);
    const left = await readdir(join(place, 'incoming'));
    expect(left).toHaveLength(3);
    const store = new FolderStore(place);
    expect(await store.forgetUnfinished(60_000)).toBe(0);
    const [first = ''] = left;
    await utimes(join(place, 'incoming', first), 0, 0);
    expect(await store.forgetUnfinished(60_000)).toBe(1);
    expect(existsSync(join(place, 'incoming', first))).toBe(false);
  });

  test('that cannot be written says so', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const store = new FolderStore(join(folder, 'a-file'));
    expect(await reasonOf(store.receive(pieces(Buffer.from('a'))))).toBe('unreachable');
  });
});

describe('a bucket', () => {
  const kept = async (content: string): Promise<string> => {
    const received = await storeOf('a bucket').receive(pieces(Buffer.from(content)));
    await received.keep();
    return received.key;
  };

  test('that is busy for a moment is asked again', async () => {
    bucket.refusals.push(503, 500);
    const key = await kept('busy');
    expect(bucket.objects.get(key)?.toString()).toBe('busy');
  });

  test('that stays busy is given up, and the upload with it', async () => {
    bucket.refusals.push(503, 503, 503);
    const received = await storeOf('a bucket').receive(pieces(Buffer.from('too busy')));
    expect(await reasonOf(received.keep())).toBe('unreachable');
    await received.discard();
    expect(await waiting()).toBe(0);
  });

  test('refuses whoever has not its key, without a second try', async () => {
    const stranger = new S3Store({ ...bucket, secretKey: 'guessed', spoolFolder: join(folder, 'spool') });
    await expect(stranger.read(await kept('locked'))).rejects.toThrow('403 SignatureDoesNotMatch');
  });

  test('that does not exist is not taken for an object that does not', async () => {
    const elsewhere = new S3Store({
      ...bucket,
      url: bucket.url.replace('fengqiao-files', 'nowhere'),
      spoolFolder: join(folder, 'spool'),
    });
    expect(await reasonOf(elsewhere.read('a'.repeat(64)))).toBe('unreachable');
  });

  test('whose machine is off is out of reach', async () => {
    const gone = await aBucket();
    await gone.close();
    const store = new S3Store({ ...gone, spoolFolder: join(folder, 'spool') });
    expect(await reasonOf(store.read('a'.repeat(64)))).toBe('unreachable');
  });
});
