import { hash } from 'node:crypto';

/** Rows of a table in PostgreSQL's text form, a line each. */
export interface RowChunk {
  readonly content: Buffer;
  readonly rows: number;
}

/** How large the pieces of a table are, in bytes before compression. */
export interface ChunkSizes {
  /** On average, default 256 KiB. */
  readonly usual: number;
}

const newline = 0x0a;
const usualBytes = 256 * 1024;

/**
 * Counts rows and adds up their SHA-256, lane by lane modulo 2^32: the same rows give the same digest in whatever order
 * they come, because a restored table lies in another order than the one it was copied from.
 */
export class RowDigest {
  readonly #lanes = new Uint32Array(8);
  rows = 0;
  bytes = 0;

  /** @returns 32 bits of the hash of this row */
  add(row: Buffer): number {
    const digest = hash('sha256', row, 'buffer');
    for (let lane = 0; lane < 8; lane += 1) {
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32BE(lane * 4);
    }
    this.rows += 1;
    this.bytes += row.length;
    return digest.readUInt32BE(0);
  }

  get hex(): string {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('');
  }
}

/** The lines of a stream, each with its newline. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let cut: Buffer[] = [];
  for await (const data of stream) {
    let from = 0;
    for (let end = data.indexOf(newline); end >= 0; end = data.indexOf(newline, from)) {
      const line = data.subarray(from, end + 1);
      yield cut.length === 0 ? line : Buffer.concat([...cut, line]);
      cut = [];
      from = end + 1;
    }
    if (from < data.length) cut.push(data.subarray(from));
  }
  if (cut.length > 0) throw new Error('a copied table ends in the middle of a row');
}

/**
 * Cuts a table into pieces at rows that the content itself chooses: wherever rows are added or changed, the pieces before
 * and behind stay the same to the byte, and a backup that has them already need not write them again. A row ends a
 * piece with a probability in proportion to its length, so that pieces are of one size whatever the rows are.
 */
export async function* chunksOf(
  stream: AsyncIterable<Buffer>,
  digest: RowDigest,
  { usual }: ChunkSizes = { usual: usualBytes },
): AsyncGenerator<RowChunk> {
  let lines: Buffer[] = [];
  let bytes = 0;
  for await (const line of linesOf(stream)) {
    const chance = digest.add(line);
    lines.push(line);
    bytes += line.length;
    const isChosen = chance / 2 ** 32 < line.length / usual;
    if ((isChosen && bytes >= usual / 8) || bytes >= usual * 4) {
      yield { content: Buffer.concat(lines), rows: lines.length };
      lines = [];
      bytes = 0;
    }
  }
  if (lines.length > 0) yield { content: Buffer.concat(lines), rows: lines.length };
}
