import type { Readable } from 'node:stream';

/** Bytes that were taken in and lie under no name yet. One of the two is to be called. */
export interface ReceivedObject {
  /** SHA-256 of the stored bytes, in hexadecimal: what they will be called. */
  readonly key: string;
  readonly bytes: number;
  /** Puts them under their name. When it resolves, they outlive a power cut. @throws StorageError */
  keep(): Promise<void>;
  /** Forgets them; may be called after {@link keep} failed. */
  discard(): Promise<void>;
}

/**
 * Bytes by what they are: the name of an object is the SHA-256 of its content, so it cannot be replaced by another one
 * unnoticed, and a store can be checked without a key. Whoever puts something in encrypts it first; no store sees plain text.
 */
export abstract class ObjectStore {
  /** How to call it in messages: a folder, or an address without secrets. */
  abstract readonly place: string;

  /**
   * Takes bytes in as they come; memory stays flat.
   * @throws StorageError; whatever the source throws, with nothing left behind
   */
  abstract receive(source: AsyncIterable<Buffer>): Promise<ReceivedObject>;

  /** @throws StorageError of reason "missing" or "unreachable", before the first byte */
  abstract read(key: string): Promise<Readable>;

  /** What is not there is gone as well. @throws StorageError */
  abstract remove(key: string): Promise<void>;

  /** Removes what an upload left behind that was cut off longer ago. @returns how many */
  abstract forgetUnfinished(olderThanMs: number): Promise<number>;
}

/** What is told to whoever waits for a file. */
const sentences = {
  missing: '附件的内容已丢失，请告知管理员',
  damaged: '附件的内容已损坏，请告知管理员',
  full: '存放附件的空间已满，请告知管理员',
  unreachable: '附件暂时无法存取，请稍后再试',
} as const;

/** A store does not do what it was asked for. Names no content; in the shape in which every refusal is answered. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly kind = 'unavailable';
  readonly code: string;
  readonly messageZh: string;

  constructor(
    readonly reason: keyof typeof sentences,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = `file-${reason}`;
    this.messageZh = sentences[reason];
  }
}

/** The form of every key. */
export const objectKey = /^[0-9a-f]{64}$/;
