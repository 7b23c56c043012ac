import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import writeXlsxFile from 'write-excel-file/node';
import { packWorkbook } from './workbook.archive.ts';
import { parseWorkbook } from './workbook.parser.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet with this XML between its <worksheet> tags. */
function bookOf(sheet: string, more: Readonly<Record<string, string>> = {}): Buffer {
  return packWorkbook(
    new Map(
      Object.entries({
        'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/worksheets/sheet1.xml': `<worksheet ${main}>${sheet}</worksheet>`,
        ...more,
      }),
    ),
  );
}
const rowsOf = async (sheet: string) =>
  (await parseWorkbook(bookOf(`<sheetData>${sheet}</sheetData>`))).sheets[0]?.cells;
const refusal = (code: string) => expect.objectContaining({ kind: 'invalid', code });

describe('a workbook', () => {
  test('gives texts, numbers, truth values and days of every sheet', async () => {
    const day = { value: new Date('2026-01-05T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    const buffer = await writeXlsxFile([
      { sheet: '一', data: [['甲', 1.5, true, day], [], ['乙']] },
      { sheet: '二', data: [['丙']] },
    ]).toBuffer();
    const { sheets } = await parseWorkbook(buffer);
    expect(sheets.map(({ name, cells }) => [name, cells])).toEqual([
      [
        '一',
        [
          ['甲', 1.5, true, { date: '2026-01-05' }],
          [null, null, null, null],
          ['乙', null, null, null],
        ],
      ],
      ['二', [['丙']]],
    ]);
  });

  test('says when its serial numbers count from 1904', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
    const book = (attributes: string) =>
      bookOf(sheet, {
        'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><workbookPr ${attributes}/><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      });
    expect(await parseWorkbook(book('date1904="1"'))).toMatchObject({ is1904: true });
    expect(await parseWorkbook(book(''))).toMatchObject({ is1904: false });
  });

  test('of which a figure was flipped on the way is refused, not read as another figure', async () => {
    const buffer = bookOf('<sheetData><row r="1"><c r="A1"><v>35000</v></c></row></sheetData>');
    buffer.write('85000', buffer.indexOf('35000'));
    await expect(parseWorkbook(buffer)).rejects.toEqual(refusal('workbook-damaged'));
  });

  test('lists its merged blocks beside the cells', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row></sheetData>' +
      '<mergeCells><mergeCell ref="A1:V1"/><mergeCell ref="B2:AA3"/></mergeCells>';
    const { sheets } = await parseWorkbook(bookOf(sheet));
    expect(sheets[0]).toMatchObject({
      cells: [['标题']],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 21 },
        { top: 1, left: 1, bottom: 2, right: 26 },
      ],
    });
  });

  test('gives the stored results of formulas; errors and missing results are shown, not lost', async () => {
    const cells = await rowsOf(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
        '<c r="C1"><f>SUM(A1:B1)</f></c><c r="D1" t="str"><f>"甲"</f><v>甲</v></c><c r="E1" t="n"><f>A1</f><v></v></c></row>',
    );
    expect(cells).toEqual([[2, '#DIV/0!', '=SUM(A1:B1)', '甲', '=A1']]);
  });

  test('without addresses, styles or with prefixed names is read all the same', async () => {
    expect(
      await rowsOf('<row><c><v>1</v></c><c s="7"><v>2</v></c></row><row><c r="B2"><v>3</v></c></row>'),
    ).toEqual([
      [1, 2],
      [null, 3],
    ]);
    const prefixed = `<x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>`;
    expect((await parseWorkbook(bookOf(prefixed))).sheets[0]?.cells).toEqual([[5]]);
  });

  test('formatted far beyond its content is read', async () => {
    const cells = await rowsOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576"/></row>',
    );
    expect(cells).toEqual([[1]]);
  });

  test('with phonetic hints and rich text gives the text alone', async () => {
    const cells = await rowsOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>柳溪</t></r><r><t>村</t></r><rPh sb="0" eb="1"><t>liu</t></rPh></is></c></row>',
    );
    expect(cells).toEqual([['柳溪村']]);
  });
});

describe('a file that harms or is none', () => {
  test.each([
    ['whose cell lies behind column 200', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'table-too-wide'],
    [
      'whose cell lies behind row 100,000',
      '<row r="100001"><c r="A100001"><v>1</v></c></row>',
      'table-too-long',
    ],
    [
      'whose row number is beyond any sheet',
      '<row r="999999999999"><c r="A1"><v>1</v></c></row>',
      'workbook-damaged',
    ],
    ['whose rows fall', '<row r="5"/><row r="2"/>', 'workbook-damaged'],
    ['whose cells fall', '<row r="1"><c r="B1"/><c r="A1"/></row>', 'workbook-damaged'],
    [
      'whose address is hidden in an entity',
      '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>',
      'workbook-damaged',
    ],
    ['whose XML breaks off', '<row r="1"><c r="A1"><v>1</v></row>', 'workbook-damaged'],
  ])('%s is refused', async (_what, sheet, code) => {
    await expect(rowsOf(sheet)).rejects.toEqual(refusal(code));
  });

  test('that unpacks to gigabytes is refused after 200 MB, whatever sizes it states', async () => {
    const blanks = Buffer.alloc(64 * 1024 * 1024, ' ');
    const packed = deflateRawSync(Buffer.concat([blanks, blanks, blanks, blanks]));
    expect(packed.length).toBeLessThan(1024 * 1024);
    await expect(parseWorkbook(deflatedArchive('xl/workbook.xml', packed, 10))).rejects.toEqual(
      refusal('workbook-too-large'),
    );
  });

  const compound = (text: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')]);
  test.each([
    ['is empty', Buffer.alloc(0), 'file-empty'],
    ['is an old workbook', compound('Workbook'), 'workbook-old-format'],
    ['has a password', compound('EncryptedPackage'), 'workbook-encrypted'],
    [
      'is a web page named .xls',
      Buffer.from('<html xmlns:x="urn:schemas-microsoft-com:office:excel">'),
      'file-web-page',
    ],
    ['is no archive', Buffer.from('PK\x03\x04 and then nothing of the kind at all'), 'workbook-damaged'],
    ['is cut off', bookOf('<sheetData/>').subarray(0, 300), 'workbook-damaged'],
    [
      'is another kind of document',
      packWorkbook(new Map([['word/document.xml', '<w/>']])),
      'workbook-other-kind',
    ],
    ['has no sheets', packWorkbook(new Map([['xl/workbook.xml', '<workbook/>']])), 'workbook-damaged'],
    ['is larger than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1), 'file-too-large'],
  ])('that %s is refused with advice', async (_what, buffer, code) => {
    await expect(parseWorkbook(buffer)).rejects.toEqual(refusal(code));
  });

  test('in the old format is told how to be saved', async () => {
    await expect(parseWorkbook(compound('Workbook'))).rejects.toThrow(
      expect.objectContaining({ messageZh: expect.stringContaining('另存为 .xlsx') }),
    );
  });

  test('whose bytes are changed anywhere is read or refused, never anything else', async () => {
    const whole = bookOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = ((changed[at] ?? 0) + 131) % 256;
      const outcome = await parseWorkbook(changed).then(
        () => 'read',
        (error: unknown) => (error instanceof Error && 'kind' in error ? error.kind : error),
      );
      expect(['read', 'invalid']).toContain(outcome);
    }
  });
});

/** An archive of one packed part that states a false unpacked size. */
function deflatedArchive(path: string, packed: Buffer, stated: number): Buffer {
  const name = Buffer.from(path);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(stated, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, name, packed]);
  const central = Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
