import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { boundTo, decryptBytes, encryptBytes, keyBytes } from './encryption.ts';

const version = z.int().min(1).max(1_000_000);
const ringFile = z
  .strictObject({
    note: z.string().optional(),
    format: z.literal(1),
    current: version,
    keys: z
      .array(
        z.strictObject({
          version,
          madeAt: z.iso.datetime(),
          key: z.base64().refine((text) => Buffer.from(text, 'base64').length === keyBytes),
        }),
      )
      .min(1),
  })
  .refine(({ current, keys }) => keys.some((key) => key.version === current))
  .refine(({ keys }) => new Set(keys.map((key) => key.version)).size === keys.length);
type RingFile = z.output<typeof ringFile>;

const note =
  '枫桥密钥环。没有它，已加密的个人信息谁也无法读取。请另存一份，与数据分开保管。 ' +
  'Key ring of Fengqiao. Without it nobody can read the encrypted personal data. Keep a copy apart from the data.';

/**
 * The keys that wrap all other keys, in several versions of which one is current. It lives in a file apart from the
 * database, so that neither of the two alone gives anything away. A ring is a value: what changes it gives another.
 */
export class KeyRing {
  readonly #file: RingFile;

  private constructor(file: RingFile) {
    this.#file = file;
  }

  /** A ring of one new key. @param madeAt  ISO instant */
  static generate(madeAt: string): KeyRing {
    return new KeyRing({ note, format: 1, current: 1, keys: [newKey(1, madeAt)] });
  }

  /** @throws Error when the text is not that of a ring; says nothing of what stands in it */
  static parse(text: string): KeyRing {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      throw new Error('not JSON');
    }
    const parsed = ringFile.safeParse(content);
    if (!parsed.success) throw new Error('not a key ring of this product');
    return new KeyRing(parsed.data);
  }

  /** The version that wraps new keys. */
  get current(): number {
    return this.#file.current;
  }

  get newest(): number {
    return Math.max(...this.versions);
  }

  /** Every version that it can unwrap, oldest first. */
  get versions(): readonly number[] {
    return this.#file.keys.map((key) => key.version).sort((a, b) => a - b);
  }

  has(wanted: number): boolean {
    return this.versions.includes(wanted);
  }

  /** Has it every key of another ring? Then it opens whatever that one opens. */
  covers(other: KeyRing): boolean {
    return other.#file.keys.every(({ version: wanted, key }) =>
      this.#file.keys.some((own) => own.version === wanted && own.key === key),
    );
  }

  /** With one more version, which does not wrap anything yet. */
  extended(madeAt: string): KeyRing {
    const keys = [...this.#file.keys, newKey(this.newest + 1, madeAt)];
    return new KeyRing({ ...this.#file, keys });
  }

  /** With its newest version as the current one. */
  turned(): KeyRing {
    return new KeyRing({ ...this.#file, current: this.newest });
  }

  /** Without a version. @throws Error for the current one */
  without(dropped: number): KeyRing {
    if (dropped === this.current) throw new Error('the current key cannot be dropped');
    return new KeyRing({ ...this.#file, keys: this.#file.keys.filter((key) => key.version !== dropped) });
  }

  /** Wraps a key under the current version. @param purpose  bound to it */
  wrap(purpose: string, secret: Buffer): { readonly version: number; readonly wrapped: Buffer } {
    const { current } = this;
    return {
      version: current,
      wrapped: encryptBytes(this.#key(current), boundKey(purpose, current), secret),
    };
  }

  /** @throws DecryptionError; Error for a version that it has not */
  unwrap(purpose: string, wrapped: Buffer, wrappedBy: number): Buffer {
    return decryptBytes(this.#key(wrappedBy), boundKey(purpose, wrappedBy), wrapped);
  }

  /** The text of its file. Secret. */
  serialise(): string {
    return `${JSON.stringify(this.#file, null, 2)}\n`;
  }

  #key(wanted: number): Buffer {
    for (const { version: number, key } of this.#file.keys) {
      if (number === wanted) return Buffer.from(key, 'base64');
    }
    throw new Error(`the key ring has no version ${wanted}`);
  }
}

const newKey = (number: number, madeAt: string) => ({
  version: number,
  madeAt,
  key: randomBytes(keyBytes).toString('base64'),
});

const boundKey = (purpose: string, number: number): Buffer =>
  boundTo('fengqiao key', purpose, String(number));
