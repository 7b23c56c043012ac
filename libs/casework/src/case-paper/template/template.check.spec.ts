import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { examplePaperData, paperForms } from '#domain';
import { withParts } from '../print/paper.rendering.ts';
import { defaultTemplate } from './default.templates.ts';
import { checkedTemplate } from './template.check.ts';
import { unusedFields } from './template.unused.ts';

const at = '2026-11-26T02:00:00.000Z';
const body = 'word/document.xml';

/** The template of an agreement, changed as somebody at a desk changes it. */
function changed(change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
  const parts = unzipSync(defaultTemplate('agreement'));
  change(parts);
  return zipSync(parts);
}
const reworded = (from: string, to: string): Uint8Array =>
  changed((parts) => {
    const xml = strFromU8(parts[body] as Uint8Array);
    if (!xml.includes(from)) throw new Error(`no ${from} in the template`);
    parts[body] = strToU8(xml.replace(from, to));
  });
const added = (path: string, text: string): Uint8Array =>
  changed((parts) => {
    parts[path] = strToU8(text);
  });
const faultsOf = (bytes: Uint8Array): readonly string[] => {
  const checked = checkedTemplate('agreement', bytes);
  return 'faults' in checked ? checked.faults.map(({ zh }) => zh) : [];
};

test.each(paperForms)('the template of %s that comes with the product may be handed in again', (form) => {
  expect(checkedTemplate(form, defaultTemplate(form))).toHaveProperty('parts');
});

describe('what a template leaves out of the one that comes with the product', () => {
  const unusedOf = (bytes: Uint8Array) => {
    const checked = checkedTemplate('agreement', bytes);
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
    return unusedFields('agreement', checked.parts);
  };

  test('is nothing where it is the same', () => {
    expect(unusedOf(defaultTemplate('agreement'))).toEqual([]);
  });

  test('is named where it has a case number alone, and accepted', () => {
    const bytes = changed((parts) => {
      const xml = strFromU8(parts[body] as Uint8Array);
      parts[body] = strToU8(xml.replace(/\{\{(?!案号)[^{}]*\}\}/g, ''));
    });
    expect(unusedOf(bytes)).toEqual(expect.arrayContaining(['纠纷情况', '协议内容', '当事人', '约定']));
    expect(unusedOf(bytes)).not.toContain('案号');
  });
});

test('a specimen has on each side who stands there', () => {
  const { 申请方, 被申请方 } = examplePaperData('application');
  expect([申请方, 被申请方]).toEqual([
    [expect.objectContaining({ 地位: '申请人' })],
    [expect.objectContaining({ 地位: '被申请人' })],
  ]);
});

test('a field that Word has torn into runs is found whole', () => {
  const run = (text: string) =>
    `</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>${text}`;
  const bytes = reworded('{{案号}}', `{{${run('案')}${run('号}')}${run('}')}`);
  const checked = checkedTemplate('agreement', bytes);
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  const filled = unzipSync(withParts(checked.parts, examplePaperData('agreement'), at));
  const xml = strFromU8(filled[body] as Uint8Array);
  expect(xml.replace(/<[^>]+>/g, '')).toContain('（2026）月人调字第001号');
});

test('blanks within braces are no part of a name, wherever it stands', () => {
  const foot = 'word/footer1.xml';
  const field = '<w:p><w:r><w:t>{{乡镇}}</w:t></w:r></w:p>';
  const textOf = (bytes: Uint8Array) => {
    const checked = checkedTemplate('agreement', bytes);
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
    const filled = unzipSync(withParts(checked.parts, examplePaperData('agreement'), at));
    return [body, foot].map((path) => strFromU8(filled[path] as Uint8Array).replace(/<[^>]+>/g, ''));
  };
  const spaced = (before: string, after: string) =>
    changed((parts) => {
      parts[foot] = strToU8(strFromU8(parts[foot] as Uint8Array).replace('</w:ftr>', `${field}</w:ftr>`));
      for (const path of [body, foot])
        parts[path] = strToU8(
          strFromU8(parts[path] as Uint8Array).replace(
            /\{\{([#/]?)([^{}]+)\}\}/g,
            (_, sign: string, name: string) => `{{${before}${sign}${sign && before}${name}${after}}}`,
          ),
        );
    });
  const plain = textOf(spaced('', ''));
  expect(plain.join('')).toMatch(/第001号.*月山镇/s);
  expect(textOf(spaced(' ', ' '))).toEqual(plain);
  expect(textOf(spaced('', '\u00a0'))).toEqual(plain);
  expect(textOf(reworded('{{#约定}}', '{{ # 约定}}'))[0]).toBe(plain[0]);
  expect(textOf(spaced('　', ''))).toEqual(plain);
});

test.each([
  [
    'an old LibreOffice names what it has written',
    '_rels/.rels',
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties',
  ],
  [
    'Word writes when it is strict',
    '_rels/.rels',
    'schemas.openxmlformats.org/officeDocument/2006',
    'purl.oclc.org/ooxml/officeDocument',
  ],
])('what %s is known', (_, path, from, to) => {
  const bytes = changed((parts) => {
    const xml = strFromU8(parts[path] as Uint8Array);
    if (!xml.includes(from)) throw new Error(`no ${from}`);
    parts[path] = strToU8(xml.replace(from, to));
  });
  expect(faultsOf(bytes)).toEqual([]);
});

test('what a library of SharePoint and WPS add to a document stays', () => {
  const bytes = changed((parts) => {
    parts['customXml/item1.xml'] = strToU8(
      '<?xml version="1.0" encoding="utf-8"?><?mso-contentType?><FormTemplates xmlns="http://schemas.microsoft.com/sharepoint/v3/contenttype/forms"/>',
    );
    parts['customXml/item2.xml'] = strToU8(
      '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"/>',
    );
  });
  expect(faultsOf(bytes)).toEqual([]);
});

describe('what is wrong is named, with what to do', () => {
  test.each([
    ['a field with a slip', '{{案号}}', '{{案好}}', '没有“案好”这个字段，是否指“案号”？'],
    ['a field of another form', '{{案号}}', '{{回访日期}}', '没有“回访日期”这个字段'],
    ['a list that is none', '{{#约定}}', '{{#约订}}', '约订'],
    ['a list without an end', '{{/约定}}', '', '列表 {{#约定}} 没有结束标记 {{/约定}}'],
    ['an end without a list', '{{#约定}}', '', '多出结束标记 {{/约定}}'],
    ['a field in single braces', '{{案号}}', '{案号}', '“案号”两边各要两个半角花括号：{{案号}}'],
    ['a field in full-width braces', '{{案号}}', '｛案号｝', '“案号”两边各要两个半角花括号：{{案号}}'],
    [
      'a field in two full-width braces',
      '{{案号}}',
      '｛｛案号｝｝',
      '“案号”两边各要两个半角花括号：{{案号}}',
    ],
    ['braces of both widths', '{{案号}}', '{｛案号}｝', '正文的“案号”两边各要两个半角花括号：{{案号}}'],
    ['full-width braces about no field', '{{案号}}', '｛｛甲｝｝', '正文的“甲”两边各要两个半角花括号'],
    [
      'a field that the engine does not see',
      '{{案号}}',
      '&#123;&#123;案号&#125;&#125;',
      '正文的 {{案号}} 不会被填写',
    ],
    [
      'what is printed where a list is empty',
      '{{案号}}',
      '{{^当事人}}{{/当事人}}',
      '不支持这种写法：{{^当事人}}',
    ],
    [
      'a list within another',
      '{{案号}}',
      '{{#当事人}}{{#约定}}{{/约定}}{{/当事人}}',
      '列表“约定”不能放在列表“当事人”里面',
    ],
    [
      'a list within itself, ten deep',
      '{{案号}}',
      `${'{{#当事人}}'.repeat(10)}${'{{/当事人}}'.repeat(10)}`,
      '列表“当事人”不能放在列表“当事人”里面',
    ],
    ['a row of braces', '{{案号}}', '{{{{{案号}}', '正文有五个以上连在一起的花括号'],
    ['a row of full-width braces', '{{案号}}', '{{案号}}｝｝｝', '正文有五个以上连在一起的花括号'],
    ['braces that do not pair', '{{案号}}', '{{案号', '花括号不成对'],
    ['raw XML', '{{案号}}', '{{@案号}}', '不支持这种写法：案号'],
  ])('%s', (_, from, to, sentence) => {
    expect(faultsOf(reworded(from, to)).join('；')).toContain(sentence);
  });

  test('everything at once, each once', () => {
    const bytes = reworded('{{案号}}', '{{甲}}{{甲}}{{案件号}}');
    expect(faultsOf(bytes)).toEqual(['没有“甲”这个字段', '没有“案件号”这个字段，是否指“案号”？']);
  });
});

describe('what would be long to read is refused before it is read', () => {
  const lists = (count: number) => `${'{{#当事人}}'.repeat(count)}${'{{/当事人}}'.repeat(count)}`;
  const named = (path: string) => added(`word/${path}.xml`, `<a>${'<b/>'.repeat(1_000)}</a>`);
  const run = (inner: string) => reworded('<w:r>', `<w:r>${inner}</w:r><w:r>`);
  test.each([
    ['braces without end', reworded('{{案号}}', '{'.repeat(30_000)), '花括号太多（最多500个字段）'],
    ['braces that never close', reworded('{{案号}}', '{{案号 '.repeat(2_000)), '花括号太多'],
    ['lists in lists, a hundred deep', reworded('{{案号}}', lists(100)), '列表太多（最多20个）'],
    ['the same with blanks', reworded('{{案号}}', lists(100).replaceAll('#', ' #')), '列表太多'],
    [
      'the same torn into runs',
      reworded('{{案号}}', lists(100).replaceAll('{#', '{</w:t><w:t>#')),
      '列表太多',
    ],
    ['more elements than any form has', run('<w:b/>'.repeat(100_000)), '解压后过大'],
    ['text within text', run(`${'<w:t>'.repeat(99)}字${'</w:t>'.repeat(99)}`), '不完整或已损坏（正文）'],
    ['words that only some readers see', run('<w:t>{{<!--#约定-->案号}}</w:t>'), '不完整或已损坏（正文）'],
    ['a path without end', named('_rels/'.repeat(300)), '不是 Word 文档'],
  ])('%s', (_, bytes, sentence) => {
    expect(faultsOf(bytes)).toEqual([expect.stringContaining(sentence)]);
  });

  test('a stray brace before blanks is read in a time that does not grow with their cube', () => {
    const takes = (blanks: number) => {
      const bytes = reworded('{{案号}}', `{{案号}}{${' '.repeat(blanks)}`);
      const times = Array.from({ length: 3 }, () => {
        const from = performance.now();
        expect(faultsOf(bytes)).toEqual([]);
        return performance.now() - from;
      });
      return Math.min(...times);
    };
    takes(60);
    expect(takes(600) / takes(60)).toBeLessThan(30);
  });

  test('a brace does not go with one of another paragraph', () => {
    const apart = '{</w:t></w:r></w:p><w:p><w:r><w:t>案号}';
    expect(faultsOf(reworded('{{案号}}', `{{案号}}${apart}`))).toEqual([]);
  });
});

test('a file without any field is no template', () => {
  const bytes = changed((parts) => {
    parts[body] = strToU8(strFromU8(parts[body] as Uint8Array).replace(/\{\{[^{}]*\}\}/g, ''));
  });
  expect(faultsOf(bytes).join('；')).toMatch(/没有任何字段.*\{\{案号\}\}/);
});

describe('what no template needs is refused', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const relation = (kind: string, target: string, mode = '') =>
    relations(`<Relationship Id="x" Type="${office}/${kind}" Target="${target}"${mode}/>`);
  const related = (kind: string, target: string, mode?: string) =>
    added('word/_rels/footer9.xml.rels', relation(kind, target, mode));
  const run = (inner: string) => reworded('<w:r>', `<w:r>${inner}</w:r><w:r>`);
  const other = (inner: string) =>
    reworded(
      '<w:r>',
      `<q:r xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</q:r><w:r>`,
    );
  test.each([
    [
      'a picture from elsewhere',
      related('image', 'https://example.org/x.png', ' TargetMode="External"'),
      '页脚含有外部链接（图片）：https://example.org/x.png',
    ],
    [
      'the same with a sign written otherwise',
      related('image', 'https://example.org/x.png', ' TargetMode="&#69;xternal"'),
      '页脚含有外部链接（图片）',
    ],
    ['a page without a mode', related('image', 'http://example.org/x.png'), '页脚含有外部链接'],
    ['a file of the machine', related('image', 'file:///c:/x.png'), '页脚含有外部链接'],
    ['a machine of the network', related('image', '\\\\host\\x.png'), '页脚含有外部链接'],
    ['a host without a scheme', related('image', '//host/x.png'), '页脚含有外部链接'],
    [
      'a template of the machine',
      added('word/_rels/settings.xml.rels', relation('attachedTemplate', 'x.xml')),
      '文档设置引用了不允许的内容（文档模板，可在“开发工具—文档模板”里改为 Normal）：x.xml',
    ],
    ['another document', related('aFChunk', 'chunk.xml'), '页脚引用了不允许的内容（嵌入的文档）'],
    ['text as a picture', related('image', 'media/x.xml'), '页脚引用了不允许的内容（图片）'],
    ['a picture as text', related('header', 'media/x.png'), '页脚引用了不允许的内容（header）'],
    [
      'a relation of an unknown kind',
      added('word/_rels/footer9.xml.rels', relations('<Relationship Id="x" Type="t" Target="x.xml"/>')),
      '页脚引用了不允许的内容（未知种类）',
    ],
    [
      'relations within something else',
      added('word/_rels/footer9.xml.rels', relations('<a><Relationship/></a>')),
      '页脚的引用关系写法不对',
    ],
    ['a page under the name of a picture', added('word/media/x.png', '<svg/>'), '不是图片：word/media/x.png'],
    [
      'a picture of an old drawing',
      reworded(
        '<w:r>',
        '<w:r><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.org"/></w:r><w:r>',
      ),
      '正文含有外部链接（imagedata）',
    ],
    ['an instruction under another prefix', other('<q:instrText>DDEAUTO c a b</q:instrText>'), 'DDEAUTO'],
    ['a simple field under another prefix', other('<q:fldSimple q:instr="DDE c a b"/>'), 'DDE c a b'],
    ['a document under another prefix', other('<q:altChunk/>'), '前缀“q”'],
    ['an object', run('<w:object/>'), '正文含有嵌入对象或外部数据（object）'],
    [
      'an object of OLE',
      run('<z:OLEObject xmlns:z="urn:schemas-microsoft-com:office:office"/>'),
      '正文含有嵌入对象或外部数据（OLEObject）',
    ],
    ['letters from a list', run('<w:mailMerge/>'), '正文含有嵌入对象或外部数据（mailMerge）'],
    ['literal text', run('<w:t><![CDATA[x]]></w:t>'), '正文含有不允许的 XML 声明'],
    ['an instruction to a reader', run('<?x y?>'), '正文含有不允许的 XML 声明'],
    [
      'a field that begins harmlessly',
      run('<w:instrText>PAGE \\* MERGEFORMAT INCLUDEPICTURE "http://x"</w:instrText>'),
      '正文含有不允许的 Word 域：PAGE \\* MERGEFORMAT INCLUDEPICTURE "http://x"',
    ],
    [
      'a field torn into runs',
      run(
        '<w:fldChar w:fldCharType="begin"/><w:instrText>INCL</w:instrText><w:instrText>UDETEXT x</w:instrText><w:fldChar w:fldCharType="end"/>',
      ),
      '正文含有不允许的 Word 域：INCLUDETEXT x',
    ],
    [
      'a field within a field',
      run(
        '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/>',
      ),
      '正文含有不允许的 Word 域：PAGE{}',
    ],
    [
      'another encoding',
      changed((parts) => {
        const xml = strFromU8(parts[body] as Uint8Array);
        parts[body] = strToU8(xml.replace(/encoding="[^"]*"/, 'encoding="UTF-7"'));
      }),
      '不完整或已损坏（正文）',
    ],
    ['two bytes for a sign', changed((parts) => (parts[body] = Buffer.from('<a/>', 'utf16le'))), '（正文）'],
    ['what is nested without end', run('<w:r>'.repeat(9_000) + '</w:r>'.repeat(9_000)), '（正文）'],
    ['an entity that nobody knows', run('<w:t>&b;</w:t>'), '不完整或已损坏（正文）'],
    [
      'a template of Word',
      changed((parts) => {
        const types = strFromU8(parts['[Content_Types].xml'] as Uint8Array);
        parts['[Content_Types].xml'] = strToU8(types.replace('document.main', 'template.main'));
      }),
      '这不是 Word 文档（.docx）',
    ],
    ['more text than any form has', run(`<w:t>${'字'.repeat(700_000)}</w:t>`), '解压后过大'],
    ['macros', added('word/vbaProject.bin', 'x'), 'vbaProject.bin'],
    ['an embedded object', added('word/embeddings/sheet.xlsx', 'x'), 'word/embeddings'],
    ['a program', added('word/run.exe', 'x'), 'run.exe'],
    ['entities', reworded('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document'), 'XML 声明'],
    [
      'a field that fetches',
      reworded('<w:r>', '<w:r><w:instrText>INCLUDETEXT "c:\\x"</w:instrText></w:r><w:r>'),
      'INCLUDETEXT',
    ],
    ['no archive', strToU8('%PDF-1.7'), '不是 Word 文档'],
    ['nothing', new Uint8Array(0), '不是 Word 文档'],
    ['an archive that is cut off', defaultTemplate('agreement').subarray(0, 2_000), '不是 Word 文档'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), '不是 Word 文档'],
    ['XML that is none', reworded('</w:body>', ''), '不完整或已损坏'],
    ['what is large', new Uint8Array(1_000_001), '超过 1 MB'],
  ])('%s', (_, bytes, sentence) => {
    expect(faultsOf(bytes).join('；')).toContain(sentence);
  });

  test.each([
    ' PAGE ',
    'page',
    'PAGE   \\* MERGEFORMAT',
    ' NUMPAGES  \\* Arabic  \\* MERGEFORMAT ',
    'PAGE \\* CHINESENUM3 \\* MERGEFORMAT',
    'SECTIONPAGES \\# "0"',
  ])('%s counts pages and stays', (code) => {
    const field = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`;
    expect(
      faultsOf(
        run(
          `${field('begin')}<w:instrText>${code.slice(0, 3)}</w:instrText><w:instrText>${code.slice(3)}</w:instrText>${field('separate')}<w:t>1</w:t>${field('end')}`,
        ),
      ),
    ).toEqual([]);
  });

  test('two parts of the same name, of which readers see one each', () => {
    const twice = Buffer.from(zipSync({ [body]: strToU8('<a/>'), 'word/documenT.xml': strToU8('<b/>') }));
    const [first, second] = [Buffer.from('documenT.xml'), Buffer.from('document.xml')];
    for (let at = twice.indexOf(first); at !== -1; at = twice.indexOf(first)) second.copy(twice, at);
    expect(faultsOf(twice)).toEqual([expect.stringMatching(/^文件内有同名的部分.*另存为 \.docx/)]);
  });

  test('a bomb, before it goes off', () => {
    const bomb = zipSync({ [body]: new Uint8Array(60_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(faultsOf(bomb)).toEqual(['模板解压后过大，不予接受']);
  });
});
