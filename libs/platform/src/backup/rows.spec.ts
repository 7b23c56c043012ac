import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chunksOf, linesOf, RowDigest } from './rows.ts';

async function* pieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const chunked = async (lines: readonly string[], size = 1000, usual = 4096) => {
  const digest = new RowDigest();
  const chunks: string[] = [];
  let rows = 0;
  for await (const chunk of chunksOf(pieces(Buffer.from(lines.join('')), size), digest, { usual })) {
    chunks.push(chunk.content.toString());
    rows += chunk.rows;
  }
  expect(rows).toBe(digest.rows);
  return { chunks, digest };
};
const aTable = (rows: number) =>
  Array.from(
    { length: rows },
    () => `${randomBytes(20 + Math.floor(Math.random() * 200)).toString('hex')}\n`,
  );

describe('the pieces of a table', () => {
  test('are the table, however its bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 300 }).map((text) => `${text.replaceAll('\n', '')}\n`)),
        fc.integer({ min: 1, max: 500 }),
        async (lines, size) => {
          const { chunks, digest } = await chunked(lines, size, 512);
          expect(chunks.join('')).toBe(lines.join(''));
          expect(digest.rows).toBe(lines.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('end with a row, and are of one size whatever the rows are', async () => {
    const { chunks } = await chunked(aTable(2000));
    for (const chunk of chunks) expect(chunk.endsWith('\n')).toBe(true);
    const average = chunks.join('').length / chunks.length;
    expect(average).toBeGreaterThan(2000);
    expect(average).toBeLessThan(9000);
  });

  test('stay the same before and behind a row that was added, changed or removed', async () => {
    const table = aTable(2000);
    const before = new Set((await chunked(table)).chunks);
    const changed = table.with(1000, 'changed\n').toSpliced(500, 0, 'added\n').toSpliced(1500, 1);
    const after = (await chunked([...changed, 'added at the end\n'])).chunks;
    const fresh = after.filter((chunk) => !before.has(chunk));
    expect(fresh.length).toBeLessThanOrEqual(8);
    expect(after.length).toBeGreaterThan(30);
  });

  test('of a row longer than any piece are that row', async () => {
    const long = `${'长'.repeat(50_000)}\n`;
    const { chunks } = await chunked(['a\n', long, 'b\n']);
    expect(chunks.join('')).toBe(`a\n${long}b\n`);
  });

  test('of a stream that ends in the middle of a row are refused', async () => {
    const reading = async () => {
      for await (const line of linesOf(pieces(Buffer.from('a\nb'), 10))) expect(String(line)).toBe('a\n');
    };
    await expect(reading()).rejects.toThrow('in the middle of a row');
  });
});

describe('the digest of rows', () => {
  const of = (lines: readonly string[]) => {
    const digest = new RowDigest();
    for (const line of lines) digest.add(Buffer.from(line));
    return digest.hex;
  };

  test('does not depend on their order and on nothing else', () => {
    const rows = aTable(50);
    expect(of(rows.toReversed())).toBe(of(rows));
    expect(of(rows.slice(1))).not.toBe(of(rows));
    expect(of(rows.with(7, 'other\n'))).not.toBe(of(rows));
    expect(of([...rows, 'x\n', 'x\n'])).not.toBe(of(rows));
  });
});
