import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { PDFArray, PDFContentStream, PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperBlock } from '../paper.ts';
import { PdfFile } from './pdf.file.ts';
import { brokenLines } from './pdf.lines.ts';
import { addPdf } from './pdf.merging.ts';
import { addPaper } from './pdf.paper.ts';
import { addPicture } from './pdf.picture.ts';

const at = '2026-11-23T02:20:00.000Z';
const on = '2026年11月23日';
const form: readonly PaperBlock[] = [
  {
    kind: 'redHead',
    mark: '月山镇矛盾纠纷研判会议纪要',
    number: '〔2026〕第12号',
    issuer: '月山镇综治中心',
    on,
  },
  { kind: 'title', text: '人民调解记录' },
  { kind: 'under', text: '（2026）月人调字第001号' },
  { kind: 'address', text: '柳溪村：' },
  { kind: 'heading', level: 1, text: '一、调解过程' },
  { kind: 'heading', level: 2, text: '（一）陈述' },
  {
    kind: 'text',
    lead: '出席：',
    text: '䶮某与𠮷某到场，各陈述一遍，“说清楚了”，双方同意继续调解。\n第二段。',
  },
  {
    kind: 'table',
    columns: [
      { title: '序号', widthMm: 16, align: 'centre' },
      { title: '事项', widthMm: 140 },
    ],
    rows: [['1', '甲'.repeat(3_000)]],
  },
  {
    kind: 'form',
    rows: [
      { label: '签收人', text: '' },
      { label: '备注', text: 'ABC-12345' },
    ],
  },
  { kind: 'signature', issuer: '月山镇综治中心', on },
  { kind: 'imprint', sentTo: '柳溪村', issuer: '月山镇综治中心', on },
];
async function made(
  ...blocks: readonly PaperBlock[]
): Promise<{ bytes: Buffer; missing: readonly string[] }> {
  const file = await PdfFile.begun({ title: '调解记录', issuer: '月山镇', at });
  addPaper(file, { blocks });
  const { missing } = file.font;
  file.drain();
  await file.end();
  return { bytes: Buffer.concat(file.taken()), missing };
}

describe('a paper as a PDF', () => {
  test('is the same bytes for the same content, and names what its typeface lacks', async () => {
    const [first, second] = [await made(...form), await made(...form)];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.missing).toEqual(['U+20BB7']);
    const read = await PDFDocument.load(first.bytes);
    expect(read.getPageCount()).toBeGreaterThan(3);
    expect(read.getTitle()).toBe('调解记录');
    if (process.env.PAPERS !== undefined) await writeFile(`${process.env.PAPERS}/paper.pdf`, first.bytes);
  });

  test('holds whatever people write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 4 }),
        async (texts) => {
          const { bytes } = await made(...texts.map((text): PaperBlock => ({ kind: 'text', text })), {
            kind: 'table',
            columns: [{ title: '一', widthMm: 20 }],
            rows: texts.map((text) => [text]),
          });
          await PDFDocument.load(bytes);
        },
      ),
      { numRuns: 10 },
    );
  });
});

/** What stands on each page: the glyphs of every line, four digits for one, and where each begins. */
async function written(...blocks: readonly PaperBlock[]) {
  const file = await PdfFile.begun({ title: '调解记录', issuer: '月山镇', at });
  addPaper(file, { blocks });
  return file.document.getPages().map(({ node }) => {
    const contents = node.Contents();
    const refs = contents instanceof PDFArray ? contents.asArray() : [];
    const content = refs
      .map((ref) => file.document.context.lookup(ref))
      .map((stream) => (stream instanceof PDFContentStream ? stream.getContentsString() : ''))
      .join('\n');
    return {
      lines: [...content.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, glyphs = '']) => glyphs),
      at: [...content.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm/g)].map(([, x]) => Number(x)),
    };
  });
}

describe('the pages of a PDF', () => {
  const signed: PaperBlock = { kind: 'signature', issuer: '柳溪村人民调解委员会（盖章）', on };
  const table = (rows: readonly string[], rowMm: number): PaperBlock => ({
    kind: 'table',
    columns: [{ title: '签名人', widthMm: 156 }],
    rows: rows.map((row) => [row]),
    rowMm,
  });

  test('bear no seal on which nothing else stands', async () => {
    for (let n = 1; n <= 24; n += 1) {
      const names = Array.from({ length: n }, (_, nth) => `当事人${nth}`);
      for (const block of [
        table(names, 18),
        { kind: 'text', text: names.join('\n') } as const,
        { kind: 'form', rows: names.map((label) => ({ label, text: '' })) } as const,
      ]) {
        const last = (await written(block, signed)).at(-1);
        expect([block.kind, n, (last?.lines.length ?? 0) > 2]).toEqual([block.kind, n, true]);
      }
    }
  });

  test('bear no head of a table without a row, and no heading without its table', async () => {
    for (let n = 1; n <= 30; n += 1) {
      const before: PaperBlock = { kind: 'text', text: Array.from({ length: n }, () => '一').join('\n') };
      const pages = await written(before, { kind: 'heading', level: 1, text: '四五' }, table(['二三四'], 60));
      const found = pages.map(({ lines }) => lines.map(({ length }) => length / 4));
      expect([n, found.filter((lengths) => lengths.includes(2)).length]).toEqual([n, 1]);
      expect([n, found.find((lengths) => lengths.includes(2))?.slice(-3)]).toEqual([n, [2, 3, 3]]);
    }
  });

  test('give the room to write in the rows of a table, not in its head', async () => {
    expect(await written(table([''], 90), table([''], 90))).toHaveLength(1);
  });

  test('indent a later paragraph as the first, with and without the spaces of a template', async () => {
    const [page] = await written({ kind: 'text', text: '郭秋生说。\n　　申二牛说。\n郭长顺说。' });
    expect(new Set(page?.at).size).toBe(1);
    expect(page?.lines.map(({ length }) => length / 4)).toEqual([5, 5, 5]);
  });

  test('have an identity number on one line', async () => {
    const columns = [{ title: '证件号码', widthMm: 44 }];
    const [page] = await written({
      kind: 'table',
      columns,
      rows: [['110105194912310021'], ['91410822MA4000001N']],
    });
    expect(page?.lines.map(({ length }) => length / 4)).toEqual([4, 18, 18]);
  });
});

describe('lines', () => {
  const broken = (text: string, width: number) =>
    brokenLines(text, { measure: (one) => [...one].length, size: 1, width });

  test('break a name that is too long for one behind its hyphen', () => {
    expect(broken('Featherstonehaugh-Montgomery', 20)).toEqual(['Featherstonehaugh-', 'Montgomery']);
  });

  test('lose nothing, fit, and neither begin with a closing mark nor end with an opening one', () => {
    const mark = fc.constantFrom('甲', '乙', '，', '。', '（', '）', 'a', '1');
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 80 }), fc.integer({ min: 5, max: 20 }), (marks, width) => {
        const text = marks.join('');
        const lines = broken(text, width);
        expect(lines.join('')).toBe(text);
        // A run of marks that is longer than a line is broken all the same.
        if (!/[，。）（]{4}/.test(text))
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。）]/);
      }),
    );
  });
});

describe('a PDF among the attachments', () => {
  const begun = () => PdfFile.begun({ title: '卷宗', issuer: '月山镇', at });

  test('is merged page by page', async () => {
    const source = await PDFDocument.create();
    for (let n = 0; n < 3; n += 1) source.addPage([300, 200]).drawText(`page ${n}`);
    const file = await begun();
    expect(await addPdf(file, await source.save())).toBe('all');
    expect(file.pages).toBe(3);
    file.drain();
    await file.end();
    const read = await PDFDocument.load(Buffer.concat(file.taken()));
    expect(read.getPages().map((page) => page.getWidth())).toEqual([300, 300, 300]);
  });

  test('that is none, or is cut off, is told and does not end the dossier', async () => {
    const file = await begun();
    expect(await addPdf(file, Buffer.from('%PDF-1.7\nnothing'))).toBeNull();
  });

  const wrong = deflateSync(Buffer.alloc(31 * 2 ** 20));
  // Its check at the end: zlib sees that once it has unpacked all of it.
  wrong.writeUInt32BE(0, wrong.length - 4);
  const large = deflateSync(Buffer.alloc(40 * 2 ** 20));
  const directory = (dictionary: string, packed: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`1 0 obj\n<<${dictionary}>>\nstream\n`),
      packed,
      Buffer.from('\nendstream\nendobj\n'),
    ]);

  test.each([
    ['unpack to much and then fail, two hundred times', '/Type/ObjStm/Filter/FlateDecode', wrong, 200],
    ['unpack to too much', '/Type/ObjStm/Filter/FlateDecode', large, 1],
    ['hide behind a long dictionary', `/Type/ObjStm/Filter/FlateDecode${' '.repeat(1_000)}`, large, 1],
    ['hide behind the word of an object', '/Type/ObjStm/Filter/FlateDecode/X(1 0 obj)', large, 1],
    ['spell their names in numbers', '/Type/Obj#53tm/Filter/#46lateDecode', large, 1],
    ['are packed twice', '/Type/ObjStm/Filter[/FlateDecode/FlateDecode]', large, 1],
    ['are packed in another way', '/Type/ObjStm/Filter/LZWDecode', large, 1],
  ])('is refused at once whose directories %s', async (_, dictionary, packed, times) => {
    const file = await begun();
    const one = directory(dictionary, packed);
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), ...Array<Buffer>(times).fill(one)]);
    const before = process.cpuUsage();
    expect(await addPdf(file, bytes)).toBeNull();
    // Unpacked once it takes some hundredths of a second; two hundred times, with a parser after it, more than a minute.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

describe('a picture among the attachments', () => {
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const grey = (width: number, height: number, unpacked: number): Buffer => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header[8] = 8;
    const data = deflateSync(Buffer.alloc(unpacked));
    const signature = Buffer.from('89504e470d0a1a0a', 'hex');
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };

  test.each([
    ['as large as it says', grey(40, 30, 41 * 30), true],
    ['of one pixel', grey(1, 1, 2), true],
    ['that unpacks to more than it says', grey(40, 30, 50_000_000), false],
    ['that says it has no pixels', grey(0, 0, 0), false],
    ['of billions of pixels', grey(60_000, 60_000, 10), false],
    ['that is cut off', grey(40, 30, 41 * 30).subarray(0, 50), false],
  ])('%s', async (_, bytes, isShown) => {
    const file = await PdfFile.begun({ title: '卷宗', issuer: '月山镇', at });
    expect((await addPicture(file, bytes, 'image/png', '院墙')) !== null).toBe(isShown);
  });

  test.each([
    ['grey, as it is packed', 0, 41, true],
    ['colours, as they are packed', 2, 121, true],
    ['of fewer lines than it says, anew', 0, 41 - 1, false],
    ['transparent, anew', 4, 81, false],
  ])('is put into the file: %s', async (_, colours, line, isAsItIs) => {
    const file = await PdfFile.begun({ title: '卷宗', issuer: '月山镇', at });
    const bytes = grey(40, 30, line * 30);
    bytes[25] = colours;
    await addPicture(file, bytes, 'image/png', '院墙');
    file.drain();
    await file.end();
    const packed = deflateSync(Buffer.alloc(line * 30));
    expect(Buffer.concat(file.taken()).includes(packed)).toBe(isAsItIs);
  });
});

describe('a photograph that was cut off on its way', () => {
  const segment = (mark: number, content: readonly number[]) => [
    0xff,
    mark,
    0,
    content.length + 2,
    ...content,
  ];
  /** A camera puts a small picture into the head, which has an end of its own. */
  const small = segment(0xe1, [0xff, 0xd8, 0xff, 0xd9]);
  const head = [0xff, 0xd8, ...small, ...segment(0xc0, [8, 0, 100, 0, 200, 1, 1, 0x11, 0])];
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), ...Array.from({ length: 500 }, (_, n) => n % 200)];
  const whole = Uint8Array.from([...head, ...scan, 0xff, 0xd9]);

  test.each([
    ['whole', whole.length, true],
    ['without its end', whole.length - 2, false],
    ['half', head.length + 250, false],
    ['of its head alone', head.length - 4, false],
  ])('is a page only where it is whole: %s', async (_, length, isPage) => {
    const file = await PdfFile.begun({ title: '卷宗', issuer: '月山镇', at });
    const added = await addPicture(file, whole.slice(0, length), 'image/jpeg', '院墙');
    expect(added !== null).toBe(isPage);
  });
});
