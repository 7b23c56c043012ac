import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { examplePaperData, paperForms } from '#domain';
import { withParts } from '../print/paper.rendering.ts';
import { defaultTemplate } from './default.templates.ts';
import { checkedTemplate } from './template.check.ts';

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

describe('what is wrong is named, with what to do', () => {
  test.each([
    ['a field with a slip', '{{案号}}', '{{案好}}', '没有“案好”这个字段，是否指“案号”？'],
    ['a field of another form', '{{案号}}', '{{回访日期}}', '没有“回访日期”这个字段'],
    ['a list that is none', '{{#约定}}', '{{#约订}}', '约订'],
    ['a list without an end', '{{/约定}}', '', '列表 {{#约定}} 没有结束标记 {{/约定}}'],
    ['an end without a list', '{{#约定}}', '', '多出结束标记 {{/约定}}'],
    ['a field in single braces', '{{案号}}', '{案号}', '“案号”两边各要两个花括号：{{案号}}'],
    ['a field in full-width braces', '{{案号}}', '｛案号｝', '“案号”两边各要两个花括号：{{案号}}'],
    [
      'a list within another',
      '{{案号}}',
      '{{#当事人}}{{#约定}}{{/约定}}{{/当事人}}',
      '列表“约定”不能放在列表“当事人”里面',
    ],
    [
      'a list within itself, three hundred deep',
      '{{案号}}',
      `${'{{#当事人}}'.repeat(300)}${'{{/当事人}}'.repeat(300)}`,
      '列表“当事人”不能放在列表“当事人”里面',
    ],
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

describe('what no template needs is refused', () => {
  const relation = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="t" Target="${target}" TargetMode="External"/></Relationships>`;
  test.each([
    [
      'a picture from elsewhere',
      added('word/_rels/footer9.xml.rels', relation('https://example.org/x.png')),
      '外部链接',
    ],
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

  test('a bomb, before it goes off', () => {
    const bomb = zipSync({ [body]: new Uint8Array(60_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(faultsOf(bomb)).toEqual(['模板解压后过大，不予接受']);
  });
});
