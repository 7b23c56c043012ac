import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { codePicture } from './code.picture.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { docxOf } from './word.file.ts';

const at = '2026-11-23T02:20:00.000Z';
const paper = (...blocks: readonly PaperBlock[]): Paper => ({
  title: '月山镇矛盾纠纷研判会议纪要',
  issuer: '月山镇综治中心',
  at,
  blocks,
});
const on = '2026年11月23日';
const form: readonly PaperBlock[] = [
  {
    kind: 'redHead',
    mark: '月山镇矛盾纠纷研判会议纪要',
    number: '〔2026〕第12号',
    issuer: '月山镇综治中心',
    on,
  },
  { kind: 'title', text: '交办单' },
  { kind: 'under', text: '〔2026〕第12号—1' },
  { kind: 'address', text: '柳溪村：' },
  { kind: 'heading', level: 1, text: '一、研判事项' },
  { kind: 'heading', level: 2, text: '（一）新受理案件' },
  { kind: 'text', lead: '出席：', text: '董文斌（月山镇）。' },
  { kind: 'table', columns: [{ title: '案号', widthMm: 156, align: 'centre' }], rows: [['月〔2026〕1号']] },
  { kind: 'form', rows: [{ label: '签收人', text: '' }] },
  { kind: 'signature', issuer: '月山镇综治中心', on },
  { kind: 'imprint', sentTo: '柳溪村', issuer: '月山镇综治中心', on },
];
const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] as Uint8Array);
const body = (bytes: Uint8Array) => part(bytes, 'word/document.xml');

const words = fc.string({ unit: 'binary', maxLength: 200 });
const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  words.map((text): PaperBlock => ({ kind: 'text', text })),
  words.map((text): PaperBlock => ({ kind: 'title', text })),
  fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 4 }).map((rows): PaperBlock => {
    return {
      kind: 'table',
      columns: [
        { title: '序号', widthMm: 20 },
        { title: '事项', widthMm: 136 },
      ],
      rows,
    };
  }),
);

describe('a paper in the official form', () => {
  test('is the same bytes for the same content, at any hour and in any time zone', () => {
    const zone = process.env.TZ;
    try {
      fc.assert(
        fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
          process.env.TZ = 'Asia/Shanghai';
          const first = docxOf(paper(...blocks));
          process.env.TZ = 'America/Los_Angeles';
          expect(Buffer.compare(docxOf(paper(...structuredClone(blocks))), first)).toBe(0);
        }),
      );
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  // A paper that was handed out must come out of later releases as it was: whoever changes the form changes this line, and says so.
  test('keeps its form from release to release', () => {
    expect(
      createHash('sha256')
        .update(docxOf(paper(...form)))
        .digest('hex'),
    ).toBe('6a9d4afa0d648b8c41c181b434000b0a696f07dabec0691c978a1429381d3aea');
  });

  test('has no time in it but that of its content', () => {
    const core = part(docxOf(paper()), 'docProps/core.xml');
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]+/g)).toEqual([at, at]);
  });

  test('holds whatever people write, but what no XML file can hold', () => {
    const xml = body(docxOf(paper({ kind: 'text', text: `<b>"A&B"\u0000\u0007\ud800</b>\n第二段` })));
    expect(xml).toContain('&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;</w:t>');
    expect(xml.match(/<w:p>/g)).toHaveLength(2);
  });

  test('has the margins, the typefaces and the page numbers of GB/T 9704', () => {
    const bytes = docxOf(paper(...form));
    expect(body(bytes)).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(part(bytes, 'word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"');
    expect(part(bytes, 'word/footer1.xml')).toMatch(/— .* PAGE .* —/s);
    const names = Object.keys(unzipSync(bytes));
    expect(names).toEqual(names.toSorted((one, other) => (one < other ? -1 : 1)));
  });

  test('has no page on which nobody but its signer stands, nor a colon without what it announces', () => {
    const signed: PaperBlock = { kind: 'signature', issuer: '柳溪村人民调解委员会（盖章）', on };
    const signing: PaperBlock = {
      kind: 'table',
      columns: [{ title: '签名人', widthMm: 156 }],
      rows: [['人民调解员'], ['记录人']],
    };
    const kept = (...blocks: readonly PaperBlock[]) =>
      [...body(docxOf(paper(...blocks))).matchAll(/<w:p>.*?<\/w:p>/gs)]
        .filter(([one]) => one.includes('<w:keepNext/>'))
        .map(([one]) => one.replace(/<[^>]+>/g, ''));
    expect(kept({ kind: 'text', text: '特此告知。' }, signed)).toEqual(['特此告知。', signed.issuer]);
    // What stands before and after a table are the gaps.
    expect(kept(signing, signed)).toEqual(['', '签名人', '人民调解员', '记录人', '', signed.issuer]);
    expect(kept({ kind: 'text', text: '第一段：\n签收：' }, signing)).toEqual(['签收：', '', '签名人']);
    expect(kept({ kind: 'text', text: '第一段。' }, signing)).toEqual(['第一段。', '', '签名人']);
  });

  test('draws its charts from numbers, each in a part of its own that the document refers to', () => {
    const chart: PaperBlock = {
      kind: 'chart',
      title: '按类型 <件>',
      form: 'bars',
      categories: ['邻里', '损害赔偿'],
      series: [{ name: '受理', values: [14, 5] }],
    };
    const bytes = docxOf(paper(...form, chart, { ...chart, form: 'columns' }));
    expect(Buffer.compare(bytes, docxOf(paper(...form, chart, { ...chart, form: 'columns' })))).toBe(0);
    const first = part(bytes, 'word/charts/chart1.xml');
    expect(first).toContain('<a:t>按类型 &lt;件&gt;</a:t>');
    expect([...first.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value)).toEqual([
      '受理',
      '邻里',
      '损害赔偿',
      '14',
      '5',
    ]);
    expect(part(bytes, 'word/_rels/document.xml.rels')).toContain('Id="chart2"');
    expect(part(bytes, '[Content_Types].xml')).toContain('/word/charts/chart2.xml');
    expect(body(bytes)).toContain('descr="按类型 &lt;件&gt;：邻里 受理14；损害赔偿 受理5"');
  });

  test('holds its pictures as parts of their own, in their size and with their words', () => {
    const picture: PaperBlock = {
      kind: 'picture',
      png: codePicture('https://fengqiao.example/receipt#123'),
      widthMm: 36,
      heightMm: 36,
      words: '查询 <二维码>',
    };
    const bytes = docxOf(paper(...form, picture, picture));
    expect(Buffer.compare(bytes, docxOf(paper(...form, picture, picture)))).toBe(0);
    expect(Buffer.from(unzipSync(bytes)['word/media/picture2.png'] as Uint8Array)).toEqual(
      Buffer.from(picture.png),
    );
    expect(part(bytes, '[Content_Types].xml')).toContain('Extension="png"');
    expect(part(bytes, 'word/_rels/document.xml.rels')).toContain('Id="picture2"');
    expect(body(bytes)).toContain('cx="1296000" cy="1296000"');
    expect(body(bytes)).toContain('descr="查询 &lt;二维码&gt;"');
  });
});
