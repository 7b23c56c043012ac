import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCsv } from './csv.parser.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const cells = (text: string) => parseCsv(bytes(text)).cells;
const codeOf = (buffer: Uint8Array) => {
  try {
    parseCsv(buffer);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('a text table', () => {
  test('with a byte order mark, Windows line ends and quoted cells is divided into cells', () => {
    expect(cells('\uFEFF序号,内容\r\n1,"甲,乙\n""丙"""\r\n,\r\n2,丁')).toEqual([
      ['序号', '内容'],
      ['1', '甲,乙\n"丙"'],
      [],
      ['2', '丁'],
    ]);
  });

  test.each([
    ['a;b\n1;2', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a，b\n1，2', '，'],
    ['sep=;\na;b\n1;2', ';'],
    ['甲，乙,b\n1,2', ','],
  ])('%j is divided by %j', (text, delimiter) => {
    const parsed = parseCsv(bytes(text));
    expect(parsed.delimiter).toBe(delimiter);
    expect(parsed.cells.at(-1)).toEqual(['1', '2']);
  });

  test('keeps quotation marks inside a cell and text behind a quoted one', () => {
    expect(cells('甲"乙"丙,"张三"等3人,""')).toEqual([['甲"乙"丙', '张三等3人']]);
  });

  test('in the Chinese encodings of Windows and in UTF-16 is read', () => {
    // 序号,村 / 1,柳溪村 in GBK, and a character of four bytes that only GB18030 has.
    const gbk = Buffer.from('d0f2bac52cb4e50a312cc1f8cfaab4e5', 'hex');
    expect(parseCsv(gbk)).toMatchObject({
      encoding: 'gb18030',
      cells: [
        ['序号', '村'],
        ['1', '柳溪村'],
      ],
    });
    expect(parseCsv(Buffer.from('d0f22c95328236', 'hex')).cells).toEqual([['序', '𠀀']]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('序号\t村', 'utf16le')]);
    expect(parseCsv(utf16)).toMatchObject({ encoding: 'utf-16le', cells: [['序号', '村']] });
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-not-text'],
    ['bytes of no encoding', Buffer.from('ffff80ff', 'hex'), 'file-not-text'],
    ['a web page', bytes('<html><table><tr><td>序号</td></tr></table></html>'), 'file-web-page'],
    ['a document that begins like text', bytes('%PDF-1.4\n1 0 obj\n'), 'file-not-text'],
    ['a quotation mark that never closes', bytes('序号,内容\n1,"甲\n2,乙\n'), 'csv-quote-open'],
    ['too many rows', bytes('a\n'.repeat(100_001)), 'table-too-long'],
    ['too many columns', bytes(`${'a,'.repeat(200)}a`), 'table-too-wide'],
    ['too many bytes', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'file-too-large'],
  ])('%s is refused', (_what, buffer, code) => {
    expect(codeOf(buffer)).toBe(code);
  });

  test('tells the row of an open quotation mark', () => {
    expect(() => parseCsv(bytes('序号,内容\n1,"甲\n'))).toThrow(
      expect.objectContaining({ messageZh: expect.stringContaining('第2行') }),
    );
  });

  test('with a thousand formatted but empty columns is no wider than its content', () => {
    expect(cells(`a,b${','.repeat(1000)}\n`)).toEqual([['a', 'b']]);
  });

  test('is read back as it was written', () => {
    const value = fc
      .string({ unit: fc.constantFrom('甲', ',', '"', '\n', ' ', 'a', '=') })
      .filter((text) => text !== '');
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
          expect(cells(text)).toEqual(rows);
        },
      ),
    );
  });

  test('of any bytes is read or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (buffer) => {
        const code = codeOf(buffer);
        expect(code === null || typeof code === 'string').toBe(true);
      }),
    );
  });
});
