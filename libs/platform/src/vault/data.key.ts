import { createHmac, hkdfSync } from 'node:crypto';
import { boundTo, DecryptionError, decryptBytes, encryptBytes, keyBytes } from './encryption.ts';

/** Where an encrypted value stands. It opens there and nowhere else, so values cannot be exchanged between rows. */
export interface CipherPlace {
  readonly table: string;
  readonly column: string;
  /** The row's primary key, as text. */
  readonly row: string;
}

const format = 1;
const headerBytes = 5;

/**
 * A key under which values of one purpose are encrypted. It lies wrapped in the database (table `data_key`); this is the
 * unwrapped one, in memory only. An encrypted value is: format (1 byte), id of the key (4), nonce (12), ciphertext, tag (16).
 */
export class DataKey {
  readonly #value: Buffer;
  readonly #index: Buffer;

  constructor(
    /** Id in `data_key`; stands in every value and beside it in the row. */
    readonly id: number,
    readonly purpose: string,
    secret: Buffer,
  ) {
    // Sealing and finding have keys of their own: whoever learns one of the two learns nothing of the other.
    this.#value = derived(secret, `value:${purpose}`);
    this.#index = derived(secret, `index:${purpose}`);
  }

  encrypt(place: CipherPlace, value: string | Buffer): Buffer {
    const header = this.#header();
    const plain = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
    return Buffer.concat([header, encryptBytes(this.#value, boundPlace(header, place), plain)]);
  }

  /** @throws DecryptionError */
  decrypt(place: CipherPlace, encrypted: Buffer): Buffer {
    const header = encrypted.subarray(0, headerBytes);
    if (!header.equals(this.#header()))
      throw new DecryptionError('An encrypted value names another key or format');
    return decryptBytes(this.#value, boundPlace(header, place), encrypted.subarray(headerBytes));
  }

  /** @throws DecryptionError */
  decryptText(place: CipherPlace, encrypted: Buffer): string {
    return this.decrypt(place, encrypted).toString('utf8');
  }

  /**
   * A blind index: the same for the same value and kind, and telling nothing to whoever has no key.
   * @param kind  e.g. `phone`; the same figures as a number of another kind give another index
   * @param value  normalised by the caller, so that one person is written in one way
   */
  index(kind: string, value: string): Buffer {
    return createHmac('sha256', this.#index).update(boundTo(kind, value)).digest();
  }

  #header(): Buffer {
    const header = Buffer.alloc(headerBytes);
    header.writeUInt8(format, 0);
    header.writeUInt32BE(this.id, 1);
    return header;
  }
}

const boundPlace = (header: Buffer, { table, column, row }: CipherPlace): Buffer =>
  boundTo('fengqiao value', header, table, column, row);

/** @source RFC 5869; the secret is random, so no salt is needed */
const derived = (secret: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `fengqiao ${use}`, keyBytes));
