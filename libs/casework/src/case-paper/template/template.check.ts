import { strFromU8 } from 'fflate';
import { type Label, nearName, type PaperForm, paperFieldsOf } from '#domain';
import { type Placeholder, ReadTemplate } from './template.filling.ts';
import { documentPart, type TemplateParts } from './template.parts.ts';
import { templateBytes, unpackedTemplate } from './template.unpacking.ts';
import { isWellFormed } from './template.xml.ts';

/** What is wrong with a template, each with what to do. */
export type TemplateFault = Label;

/** Parts that a document of text needs; no program, no foreign object, no settings of a printer. */
const wanted = /\.(?:xml|rels|png|jpe?g|gif|emf|wmf|odttf)$/i;
const unwanted = /vbaProject|vbaData|activeX|embeddings|oleObject|\/attachedToolbars/i;
/** Fields of Word that only count pages. */
const harmlessFields = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b/;

const fault = (zh: string, en: string): TemplateFault => ({ zh, en });
const notWord = fault(
  '这不是 Word 文档（.docx），请用 WPS 或 Word 打开，另存为 .docx 后再上传',
  'This is no .docx: save it as .docx in WPS or Word',
);

const torn = fault('模板的内容不完整或已损坏', 'The template is not well formed');

/**
 * Checks a template before anything is made of it.
 * @returns its parts, ready to be filled; or everything that is wrong with it
 */
export function checkedTemplate(
  form: PaperForm,
  bytes: Uint8Array,
): { readonly parts: TemplateParts } | { readonly faults: readonly TemplateFault[] } {
  if (bytes.length > templateBytes)
    return { faults: [fault('模板超过 1 MB，请压缩或去掉图片', 'The template is larger than 1 MB')] };
  if (strFromU8(bytes.subarray(0, 4), true) !== 'PK\u0003\u0004') return { faults: [notWord] };
  const parts = unpackedTemplate(bytes);
  if (parts === 'damaged') return { faults: [notWord] };
  if (parts === 'too-large')
    return { faults: [fault('模板解压后过大，不予接受', 'The template is too large when unpacked')] };
  if (!(documentPart in parts && '[Content_Types].xml' in parts)) return { faults: [notWord] };
  const dangers = dangersIn(parts);
  if (dangers.length > 0) return { faults: dangers };
  const faults = fieldFaults(form, parts);
  return faults.length > 0 ? { faults } : { parts };
}

/** Programs, foreign objects, and whatever would fetch something from elsewhere. */
function dangersIn(parts: TemplateParts): readonly TemplateFault[] {
  const found = Object.entries(parts).flatMap(([path, bytes]): readonly TemplateFault[] => {
    if (unwanted.test(path) || !wanted.test(path))
      return [fault(`含有不允许的内容：${path}`, `It holds what is not allowed: ${path}`)];
    if (!/\.(?:xml|rels)$/i.test(path)) return [];
    const xml = strFromU8(bytes);
    return [
      ...(isWellFormed(xml) ? [] : [torn]),
      ...(/<!DOCTYPE|<!ENTITY/i.test(xml)
        ? [fault('含有不允许的 XML 声明', 'It declares entities of its own')]
        : []),
      ...(/macroEnabled/i.test(xml) && path === '[Content_Types].xml'
        ? [fault('含有宏，请另存为不含宏的 .docx', 'It holds macros: save it without them')]
        : []),
      ...(/TargetMode\s*=\s*["']External/i.test(xml)
        ? [
            fault(
              '含有外部链接（超链接、外部图片或外部模板），请去掉后再上传',
              'It links to something outside: a page, a picture or a template',
            ),
          ]
        : []),
      ...(/<w:altChunk\b|<o:OLEObject\b|<w:object\b|<w:control\b/.test(xml)
        ? [fault('含有嵌入对象，请去掉后再上传', 'It holds an embedded object')]
        : []),
      ...foreignFields(xml),
    ];
  });
  return unique(found);
}

function foreignFields(xml: string): readonly TemplateFault[] {
  const codes = [
    ...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g),
    ...xml.matchAll(/<w:fldSimple\b[^>]*w:instr="([^"]*)"/g),
  ].map(([, code = '']) => code);
  return codes
    .filter((code) => code.trim() !== '' && !harmlessFields.test(code))
    .map((code) =>
      fault(
        `含有不允许的 Word 域：${code.trim().slice(0, 30)}`,
        `It holds a field of Word that is not allowed: ${code.trim().slice(0, 30)}`,
      ),
    );
}

function fieldFaults(form: PaperForm, parts: TemplateParts): readonly TemplateFault[] {
  try {
    const { placeholders } = new ReadTemplate(parts);
    const { fields, lists } = paperFieldsOf(form);
    const names = fields.map(({ name }) => name);
    const cells = new Map(lists.map((list) => [list.name, list.fields.map(({ name }) => name)]));
    return unique([
      ...unknownIn(placeholders, names, cells),
      ...halfBraced(parts, [...names, ...cells.values()].flat()),
    ]);
  } catch (error) {
    return unique(engineFaults(error));
  }
}

/** A field in one pair of braces where two are needed would stand on the paper as it is. */
function halfBraced(parts: TemplateParts, names: readonly string[]): readonly TemplateFault[] {
  const words = Object.entries(parts)
    .filter(([path]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(path))
    .map(([, bytes]) => strFromU8(bytes).replace(/<[^>]+>/g, ''))
    .join('\n');
  return [...words.matchAll(/(?<![{｛])[{｛]\s*([^{}｛｝\s]{1,40})\s*[}｝](?![}｝])/g)].flatMap(
    ([, name = '']) =>
      names.includes(name)
        ? [
            fault(
              `“${name}”两边各要两个花括号：{{${name}}}`,
              `Write {{${name}}} with two braces on each side`,
            ),
          ]
        : [],
  );
}

type Lists = ReadonlyMap<string, readonly string[]>;

/** @param within  the list in which they stand: one within another would be filled rows times rows, without end */
function unknownIn(
  found: readonly Placeholder[],
  names: readonly string[],
  lists: Lists,
  within?: string,
): readonly TemplateFault[] {
  return found.flatMap((one): readonly TemplateFault[] => {
    if (one.type !== 'placeholder') return [];
    if (one.module === 'loop') {
      const cells = lists.get(one.value);
      if (cells === undefined) return [unknown(one.value, [...lists.keys()], '列表')];
      if (one.inverted === true) return unknownIn(one.subparsed ?? [], names, lists, within);
      if (within !== undefined) return [nested(one.value, within)];
      return unknownIn(one.subparsed ?? [], [...cells, ...names], lists, one.value);
    }
    if (one.module !== undefined)
      return [fault(`不支持这种写法：${one.value}`, `This is not supported: ${one.value}`)];
    return names.includes(one.value) ? [] : [unknown(one.value, [...names, ...lists.keys()], '字段')];
  });
}

const nested = (inner: string, outer: string): TemplateFault =>
  fault(
    `列表“${inner}”不能放在列表“${outer}”里面`,
    `The list ${inner} cannot stand within the list ${outer}`,
  );

function unknown(name: string, names: readonly string[], what: string): TemplateFault {
  const near = nearName(name, names);
  return near === null
    ? fault(`没有“${name}”这个${what}`, `There is no field ${name}`)
    : fault(
        `没有“${name}”这个${what}，是否指“${near}”？`,
        `There is no field ${name}: did you mean ${near}?`,
      );
}

interface EngineError {
  readonly id?: string;
  readonly xtag?: string;
  readonly context?: string;
  readonly openingtag?: string;
  readonly closingtag?: string;
  readonly errors?: readonly { readonly properties?: EngineError }[];
}

/** What the engine says of braces and lists that do not fit together. */
function engineFaults(error: unknown): readonly TemplateFault[] {
  const properties = (error as { readonly properties?: EngineError }).properties;
  const all = properties?.errors?.flatMap((one) => one.properties ?? []) ?? [properties ?? {}];
  return all.map((one) => {
    const name = (one.xtag ?? one.openingtag ?? one.context ?? '').slice(0, 40);
    switch (one.id) {
      case 'unclosed_loop':
        return fault(`列表 {{#${name}}} 没有结束标记 {{/${name}}}`, `The list ${name} has no end`);
      case 'unopened_loop':
        return fault(`多出结束标记 {{/${name}}}`, `The list ${name} ends and has no beginning`);
      case 'closing_tag_does_not_match_opening_tag':
        return fault(
          `列表 {{#${one.openingtag ?? ''}}} 与结束标记 {{/${one.closingtag ?? ''}}} 不对应`,
          `The list ${one.openingtag ?? ''} ends as ${one.closingtag ?? ''}`,
        );
      case 'unbalanced_loop_tags':
      case 'loop_position_invalid':
        return fault(
          `列表 {{#${name}}} 的开始和结束不在同一行或同一单元格层级`,
          `The list ${name} begins and ends in places that do not belong together`,
        );
      case 'unclosed_tag':
      case 'unopened_tag':
      case 'duplicate_open_tag':
      case 'duplicate_close_tag':
        return fault(`花括号不成对：“${name}”`, `Braces that do not pair: ${name}`);
      default:
        return torn;
    }
  });
}

const unique = (faults: readonly TemplateFault[]): readonly TemplateFault[] => [
  ...new Map(faults.map((one) => [one.zh, one])).values(),
];
