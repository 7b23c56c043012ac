import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  examplePaperData,
  lineCharacters,
  type PaperData,
  paperFieldsOf,
  paperForms,
  withRoomToWrite,
} from '#domain';
import { defaultBlocks, defaultTemplate } from '../template/default.templates.ts';
import { readXml } from '../template/template.xml.ts';
import { renderedPaper } from './paper.rendering.ts';

const at = '2026-11-26T02:00:00.000Z';
const stamp = {
  code: 'FQ1:0193B2C4D5E6700080000123456789AB:09:1:0123456789ABCDEF0123',
  line: '（2026）月人调字第001号　人民调解协议书　第1版　校验0123-4567',
};

/** Kept where PAPERS says, so that somebody can look at them in LibreOffice. */
function kept(name: string, bytes: Uint8Array): Uint8Array {
  const folder = process.env.PAPERS;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.docx`), bytes);
  }
  return bytes;
}

/** Every part that is XML must be so, and no placeholder may be left. */
function faultsOf(bytes: Uint8Array): readonly string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([path, part]) => {
    if (!/\.(?:xml|rels)$/.test(path)) return [];
    const xml = strFromU8(part);
    return [
      ...(typeof readXml(part) === 'string' ? [`${path} is not well formed`] : []),
      ...(/\{\{|\}\}|undefined|\[object/.test(xml) ? [`${path} has something left`] : []),
    ];
  });
}

const repacked = (parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

const many = Array.from({ length: 30 }, (_, n) => ({
  序号: String(n + 1),
  地位: n % 2 === 0 ? '申请人' : '被申请人',
  姓名: n === 7 ? 'Maria-Alejandra Fernández de Córdoba y Rodríguez-Villaseñor' : `当事人${n + 1}`,
  证件类型: n === 7 ? '护照' : '居民身份证',
  证件号码: n === 7 ? 'XDB1234567890123456' : '000000********0019',
  联系电话: n === 9 ? '' : '138****0921',
  住址: '月山镇柳溪村第三村民小组渠东巷二十七号附一号',
  人数: '1',
}));
const signed = { ...stamp, endCode: `${stamp.code}:E` };
const longTerms = Array.from(
  { length: 60 },
  (_, n) => `${n + 1}．${'甲方于约定之日前将滴水檐沟改至自家院内，'.repeat(2)}并修复受损墙体。`,
).join('\n　　');

/** What strains a form: thirty parties, three thousand characters, what XML must escape, amounts in the billions. */
function hard(form: (typeof paperForms)[number]): PaperData {
  const example = examplePaperData(form);
  const long = paperFieldsOf(form).fields.filter(({ blank }) => blank > 25);
  const isLong = new Set(long.map(({ name }) => name));
  const strained = Object.entries(example).map(([name, value]) => {
    if (typeof value !== 'string')
      return [name, value.flatMap((row) => Array.from({ length: 15 }, () => row))];
    return [name, isLong.has(name) ? longTerms : `${value}<&>"'`];
  });
  const party = { 当事人: many, 申请方: many, 被申请方: many };
  return { ...Object.fromEntries(strained), ...party, 当事人姓名: many.map(({ 姓名 }) => 姓名).join('、') };
}

test('the terms of the specimens are some three thousand characters', () => {
  expect(longTerms.length).toBeGreaterThan(2_900);
});

describe.each(paperForms)('%s', (form) => {
  test.each([
    ['example', examplePaperData(form)],
    ['blank', withRoomToWrite(form, {})],
    ['hard', withRoomToWrite(form, hard(form))],
  ])('is filled: %s', (name, data) => {
    const bytes = kept(`${form}-${name}`, renderedPaper(defaultTemplate(form), data, at, stamp));
    expect(faultsOf(bytes)).toEqual([]);
    expect(bytes).toEqual(renderedPaper(defaultTemplate(form), data, at, stamp));
  });
});

describe('the foot of a paper', () => {
  const partOf = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array(0));
  const data = examplePaperData('remarks');
  const template = defaultTemplate('remarks');
  const footOf = (bytes: Uint8Array) => /w:footer="(\d+)"/.exec(partOf(bytes, 'word/document.xml'))?.[1];

  test('stands below the text, which loses no line to the code', () => {
    // The margin is 35 mm; number and code need 25.4.
    expect(footOf(renderedPaper(template, data, at, stamp))).toBe(String(1_984 - 1_440));
    expect(footOf(renderedPaper(template, data, at))).toBe('1361');
  });

  test('goes no further down than a printer reaches, and stays where there is room', () => {
    const withMargins = (margins: string) => {
      const parts = unzipSync(template);
      const body = strFromU8(parts['word/document.xml'] as Uint8Array);
      const changed = body.replace(/<w:pgMar\b[^>]*>/, `<w:pgMar ${margins}/>`);
      return footOf(renderedPaper(repacked({ ...parts, 'word/document.xml': changed }), data, at, stamp));
    };
    expect(withMargins('w:bottom="1440" w:footer="851"')).toBe('454');
    expect(withMargins('w:footer="300" w:bottom="1440"')).toBe('300');
    expect(withMargins('w:bottom="3000" w:footer="851"')).toBe('851');
  });

  test('says how many pages there are, and then what the paper is', () => {
    const foot = partOf(renderedPaper(template, data, at, stamp), 'word/footer1.xml');
    expect(foot.replace(/<[^>]+>/g, '')).toMatch(/　共 NUMPAGES 页　（2026）月人调字第001号/);
    expect([...foot.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].at(-1)?.[1]).toBe(stamp.line);
  });
});

describe('the code of the end', () => {
  const mark = 'descr="末页编码"';
  const documentOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
  const rendered = (template: Uint8Array, name: string) =>
    kept(`end ${name}`, renderedPaper(template, withRoomToWrite('agreement', hard('agreement')), at, signed));
  const withEnding = (ending: string): Uint8Array => {
    const parts = unzipSync(defaultTemplate('agreement'));
    const body = strFromU8(parts['word/document.xml'] as Uint8Array);
    return repacked({ ...parts, 'word/document.xml': body.replace(/(?=<w:sectPr\b)/, ending) });
  };

  test('stands once, in the last paragraph, and at the end of nothing else', () => {
    const bytes = rendered(defaultTemplate('agreement'), 'long');
    expect(faultsOf(bytes)).toEqual([]);
    expect(documentOf(bytes).split(mark)).toHaveLength(2);
    expect(documentOf(bytes).split(mark)[1]).not.toContain('<w:p>');
    const plain = renderedPaper(defaultTemplate('remarks'), examplePaperData('remarks'), at, stamp);
    expect(documentOf(plain)).not.toContain(mark);
  });

  test.each([
    ['an empty paragraph', '<w:p/>'],
    ['a table', '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'],
  ])('stands after %s', (name, ending) => {
    const bytes = rendered(withEnding(ending), name);
    expect(faultsOf(bytes)).toEqual([]);
    const after = documentOf(bytes).split(mark)[1] ?? '';
    expect([after === '', /<w:t>|<w:tbl>/.test(after)]).toEqual([false, false]);
  });
});

describe('the templates that come with the product', () => {
  test.each(paperForms)('%s fits its sheet', (form) => {
    for (const block of defaultBlocks(form)) {
      if (block.kind === 'table')
        expect(block.columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(156);
      // A line to write on is broken nowhere: 25 characters behind the indent.
      if (block.kind === 'text')
        for (const line of block.text.split('\n').filter((one) => /＿/.test(one) && !one.includes('{{')))
          expect([line, [...line].length <= lineCharacters]).toEqual([line, true]);
    }
  });
});

test('a template without a foot gets one of ours, with the code', () => {
  const parts = unzipSync(defaultTemplate('remarks'));
  const body = strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<w:footerReference[^>]*\/>/g, '');
  const bytes = renderedPaper(
    repacked({ ...parts, 'word/document.xml': body }),
    examplePaperData('remarks'),
    at,
    stamp,
  );
  expect(faultsOf(kept('footless', bytes))).toEqual([]);
  expect(strFromU8(unzipSync(bytes)['word/fengqiao-footer.xml'] as Uint8Array)).toContain('校验0123-4567');
});

describe('the code stands on every page', () => {
  const own = unzipSync(defaultTemplate('remarks'));
  const [document, settings] = ['word/document.xml', 'word/settings.xml'];
  const xmlOf = (path: string) => strFromU8(own[path] as Uint8Array);
  const references = xmlOf(document).match(/<w:footerReference[^>]*\/>/g) ?? [];
  const [odd = '', even = ''] = references;
  const page =
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="851" w:gutter="0"/>';
  const section = (feet: string) => `<w:sectPr>${feet}${page}</w:sectPr>`;
  /** A section of two pages for each but the last, which is that of the template. */
  const bodyOf = (before: readonly string[], last: string) => {
    const pages = '<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t></w:r></w:p>';
    const ends = before.map((feet) => `${pages}<w:p><w:pPr>${section(feet)}</w:pPr></w:p>`).join('');
    return xmlOf(document)
      .replace(/<w:sectPr>[\s\S]*<\/w:sectPr>/, `${pages}${section(last)}`)
      .replace('<w:body>', `<w:body>${ends}`);
  };
  const oddOnly = { [settings]: xmlOf(settings).replace('<w:evenAndOddHeaders/>', '') };
  const title = '<w:titlePg/>';

  test.each([
    ['first pages', {}, [], [odd, even], title, [['first: ours', 'default: own', 'even: own']]],
    ['no first pages', {}, [], [odd, even], '<w:titlePg w:val="0"/>', [['default: own', 'even: own']]],
    ['even pages', {}, [], [odd], '', [['even: ours', 'default: own']]],
    ['no even pages', oddOnly, [], [odd], '', [['default: own']]],
    ['a foot taken over', oddOnly, [odd], [], '', [['default: own'], []]],
    ['a foot taken over, and first pages', oddOnly, [odd], [], title, [['default: own'], ['first: ours']]],
    ['a foot from the second section on', oddOnly, [''], [odd], '', [['default: ours'], ['default: own']]],
    ['our foot taken over', oddOnly, [''], [], '', [['default: ours'], []]],
    [
      'a foot that is not there',
      oddOnly,
      [],
      [odd.replace(/r:id="\w+"/, 'r:id="r99"')],
      '',
      [['default: ours']],
    ],
  ] as const)('with %s', (name, parts, before, feet, rest, expected) => {
    const body = bodyOf(before, '').replace(
      /<w:sectPr>(?=(?:(?!<w:sectPr>)[\s\S])*$)/,
      `<w:sectPr>${feet.join('')}`,
    );
    const template = repacked({
      ...own,
      ...parts,
      [document]: body.replace(/(?=<\/w:sectPr>(?![\s\S]*<\/w:sectPr>))/, rest),
    });
    const bytes = kept(`feet ${name}`, renderedPaper(template, examplePaperData('remarks'), at, stamp));
    expect(faultsOf(bytes)).toEqual([]);
    const written = strFromU8(unzipSync(bytes)[document] as Uint8Array);
    const sections = written.match(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/g) ?? [];
    const named = /<w:footerReference\b[^>]*w:type="(\w+)"[^>]*r:id="(\w+)"/g;
    expect(
      sections.map((one) =>
        [...one.matchAll(named)].map(
          ([, type, id]) => `${type}: ${id === 'fengqiaoFooter' ? 'ours' : 'own'}`,
        ),
      ),
    ).toEqual(expected);
  });

  test('in a foot that is written as one tag', () => {
    const path = Object.keys(own).find((one) => /word\/footer\d*\.xml$/.test(one)) ?? '';
    const empty = xmlOf(path).replace(/(<w:ftr\b[^>]*)>[\s\S]*$/, '$1/>');
    const bytes = renderedPaper(repacked({ ...own, [path]: empty }), examplePaperData('remarks'), at, stamp);
    expect(strFromU8(unzipSync(bytes)[path] as Uint8Array)).toContain('校验0123-4567');
  });
});
