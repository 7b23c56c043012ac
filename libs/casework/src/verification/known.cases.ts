import { createHash, type Hash } from 'node:crypto';
import type { Report } from './difference.ts';

/** Id (16 bytes), version (4) and the begin of the head (8) of one case. */
const entryBytes = 28;

/** A case as a certificate knows it. */
export interface KnownCase {
  readonly id: string;
  readonly version: number;
  /** Hash of the event of that version. */
  readonly head: string;
}

/** SHA-256 over every case in the order of the ids: one number that stands for all histories. */
export class Root {
  readonly #hash: Hash = createHash('sha256');

  add({ id, version, head }: KnownCase): void {
    this.#hash.update(`${id} ${version} ${head}\n`);
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

/** Packs cases for a certificate, in the order of the ids. */
export function packed(cases: readonly KnownCase[]): Buffer {
  const bytes = Buffer.alloc(cases.length * entryBytes);
  cases.forEach(({ id, version, head }, n) => {
    bytes.write(id.replaceAll('-', ''), n * entryBytes, 16, 'hex');
    bytes.writeUInt32BE(version, n * entryBytes + 16);
    bytes.write(head.slice(0, 16), n * entryBytes + 20, 8, 'hex');
  });
  return bytes;
}

/**
 * The cases that a certificate knew, held against those that there are, both in the order of the ids: each must still
 * be there, with a history that begins with what was known, and together they must give the root of then.
 */
export class KnownCases {
  #at = 0;
  readonly #root = new Root();

  constructor(
    private readonly known: Buffer,
    private readonly expectedRoot: string,
  ) {}

  /** @param headAt  the hash of the event of a version of this case; undefined when it has none */
  pass(id: string, headAt: (version: number) => string | undefined, report: (id: string) => Report): void {
    this.skipTo(id, report);
    if (this.id() !== id) return;
    const version = this.known.readUInt32BE(this.#at + 16);
    const begin = this.known.toString('hex', this.#at + 20, this.#at + entryBytes);
    this.#at += entryBytes;
    const head = headAt(version);
    if (head === undefined || !head.startsWith(begin)) report(id)('dispute_event', 'rewritten', version);
    else this.#root.add({ id, version, head });
  }

  /** @returns whether together the cases give the root that the certificate says */
  end(report: (id: string) => Report): boolean {
    this.skipTo(null, report);
    return this.#root.digest() === this.expectedRoot;
  }

  private skipTo(id: string | null, report: (id: string) => Report): void {
    for (let known = this.id(); known !== null && (id === null || known < id); known = this.id()) {
      report(known)('dispute', 'missing', known);
      this.#at += entryBytes;
    }
  }

  private id(): string | null {
    if (this.#at + entryBytes > this.known.length) return null;
    const hex = this.known.toString('hex', this.#at, this.#at + 16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
