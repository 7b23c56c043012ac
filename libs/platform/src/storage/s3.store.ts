import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ObjectStore, objectKey, type ReceivedObject, StorageError } from './object.store.ts';
import { type S3Credentials, sha256, signed } from './s3.signature.ts';
import { forgetSpooled, spool } from './spool.ts';

/** Where a bucket is, and who may use it. */
export interface S3Settings extends S3Credentials {
  /** Address of the bucket: `https://server/bucket` or `https://bucket.server`. */
  readonly url: string;
  /** Where uploads wait on this machine until they are whole; encrypted, as everything here. */
  readonly spoolFolder: string;
}

interface Asked {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: string;
  readonly body?: { readonly path: string; readonly bytes: number; readonly hash: string };
}

const nothing = sha256('');
/** Without a byte for so long, the store is given up. */
const silenceMs = 30_000;
/** What a store may get over by itself is tried so often. */
const tries = 3;

/**
 * Objects in a bucket of an S3-compatible store. An upload is spooled first: its name is the hash of the whole, and the store
 * is told hash and length before the first byte, so that it refuses what was changed on the way.
 */
export class S3Store extends ObjectStore {
  readonly place: string;
  readonly #bucket: URL;

  constructor(private readonly settings: S3Settings) {
    super();
    this.#bucket = new URL(settings.url);
    this.place = `${this.#bucket.origin}${this.#bucket.pathname}`;
  }

  override async receive(source: AsyncIterable<Buffer>): Promise<ReceivedObject> {
    const { path, key, bytes } = await spool(this.settings.spoolFolder, source);
    const discard = () => rm(path, { force: true });
    return {
      key,
      bytes,
      discard,
      keep: async () => {
        const answer = await this.#ask({ method: 'PUT', key, body: { path, bytes, hash: key } });
        await read(answer);
        await discard();
      },
    };
  }

  override async read(key: string): Promise<Readable> {
    return await this.#ask({ method: 'GET', key });
  }

  override async remove(key: string): Promise<void> {
    try {
      await read(await this.#ask({ method: 'DELETE', key }));
    } catch (error) {
      if (!(error instanceof StorageError && error.reason === 'missing')) throw error;
    }
  }

  override async forgetUnfinished(olderThanMs: number): Promise<number> {
    return await forgetSpooled(this.settings.spoolFolder, olderThanMs);
  }

  /** @returns the answer, of status 200–299, its body not read yet. @throws StorageError */
  async #ask(asked: Asked): Promise<IncomingMessage> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#send(asked).catch((error: unknown) => error);
      if (outcome instanceof StorageError) throw outcome;
      const status = isAnswer(outcome) ? (outcome.statusCode ?? 0) : 0;
      if (isAnswer(outcome) && status >= 200 && status < 300) return outcome;
      const reason = isAnswer(outcome) ? await refusalOf(outcome) : 'no answer';
      if (status === 404 && reason !== 'NoSuchBucket')
        throw new StorageError('missing', 'The stored bytes are lost');
      const mayPass = status === 0 || status === 429 || status >= 500;
      if (!mayPass || attempt === tries) {
        const cause = isAnswer(outcome) ? undefined : outcome;
        throw new StorageError('unreachable', `The store of the files refuses: ${status} ${reason}`, {
          cause,
        });
      }
      await wait(200 * attempt);
    }
  }

  async #send({ method, key, body }: Asked): Promise<IncomingMessage> {
    if (!objectKey.test(key)) throw new StorageError('missing', 'Not the name of an object');
    const url = new URL(this.#bucket);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${key}`;
    const headers = signed(
      // The machine's time and not the office's, which may be moved for training.
      { method, url, bodyHash: body?.hash ?? nothing, at: new Date() },
      this.settings,
    );
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': body.bytes };
      const outgoing = send(url, { method, headers: { ...headers, ...length } });
      outgoing.setTimeout(silenceMs, () => outgoing.destroy(new Error('the store is silent')));
      outgoing.on('response', resolve).on('error', reject);
      if (body === undefined) outgoing.end();
      // A store may answer before it has read all; the answer counts then.
      else pipeline(createReadStream(body.path), outgoing).catch(reject);
    });
  }
}

const isAnswer = (value: unknown): value is IncomingMessage =>
  typeof value === 'object' && value !== null && 'statusCode' in value;

/** The body of an answer that holds no object: short. */
async function read(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch (error) {
    throw new StorageError('unreachable', 'The answer of the store was cut off', { cause: error });
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The code in the answer, e.g. `AccessDenied`; nothing else of it, which could hold anything. */
async function refusalOf(answer: IncomingMessage): Promise<string> {
  const text = await read(answer).catch(() => '');
  return /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1] ?? '';
}
