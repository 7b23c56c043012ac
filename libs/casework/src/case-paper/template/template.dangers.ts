import type { Document, Element } from '@xmldom/xmldom';
import type { Label } from '#domain';
import { fault, type TemplateFault, unique } from './template.fault.ts';
import { documentPart, picturePart, type TemplateParts, xmlPart } from './template.parts.ts';
import { isPicture } from './template.pictures.ts';
import { placeOf } from './template.places.ts';
import { relationFaults } from './template.relations.ts';
import { wordFieldFaults } from './template.word-fields.ts';
import { attributeOf, elementsOf, type ReadParts, readXml } from './template.xml.ts';

/** Parts that a document of text needs; no program, no foreign object, no settings of a printer. */
const wanted = /\.(?:xml|rels|png|jpe?g|gif|emf|wmf|odttf)$/i;
const unwanted = /vbaProject|vbaData|activeX|embeddings|oleObject|\/attachedToolbars/i;

const words = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Elements that bring in what is not text: another document, an object, a control, a source of letters. */
const foreign = new Set([
  ...['altChunk', 'object', 'control', 'subDoc', 'OLEObject', 'frameset', 'mailMerge'],
  ...['saveThroughXslt', 'entryMacro', 'exitMacro'],
]);
/** Names of a file or a page that need no relation, as the old drawings of Word may have them. */
const addresses = ['src', 'href', 'althref'] as const;
const drawings = /^urn:schemas-microsoft-com:/;

/** Programs, foreign objects, and whatever would fetch something from elsewhere; or, where there is none, what was read. */
export function dangersIn(
  parts: TemplateParts,
): { readonly read: ReadParts } | { readonly faults: readonly TemplateFault[] } {
  const read = new Map<string, Document>();
  const faults = Object.entries(parts).flatMap(([path, bytes]): readonly TemplateFault[] => {
    if (unwanted.test(path) || !wanted.test(path))
      return [fault(`含有不允许的内容：${path}`, `It holds what is not allowed: ${path}`)];
    if (picturePart.test(path) && !isPicture(path, bytes))
      return [fault(`图片已损坏或不是图片：${path}`, `It is no picture: ${path}`)];
    if (!xmlPart.test(path)) return [];
    const document = readXml(bytes);
    const place = placeOf(path);
    if (document === 'torn')
      return [
        fault(
          `模板的内容不完整或已损坏（${place.zh}），请用 WPS 或 Word 打开后另存为 .docx 再上传`,
          `The template is not well formed: ${place.en}`,
        ),
      ];
    if (document === 'declares')
      return [
        fault(
          `${place.zh}含有不允许的 XML 声明`,
          `In ${place.en} there are declarations that are not allowed`,
        ),
      ];
    read.set(path, document);
    if (/\.rels$/i.test(path)) return relationFaults(path, document);
    if (path === '[Content_Types].xml') return typeFaults(document);
    return [
      ...[...elementsOf(document)].flatMap((element) => elementFaults(place, element)),
      ...wordFieldFaults(path, document),
    ];
  });
  return faults.length > 0 ? { faults: unique(faults) } : { read };
}

/** A template of Word (.dotx) and a document with macros are other kinds of file under the same name. */
function typeFaults(document: Document): readonly TemplateFault[] {
  const types = [...elementsOf(document)].map((element) => ({
    part: attributeOf(element, 'PartName'),
    type: attributeOf(element, 'ContentType'),
  }));
  if (types.some(({ type }) => /macroEnabled/i.test(type)))
    return [fault('含有宏，请另存为不含宏的 .docx', 'It holds macros: save it without them')];
  return types.some(({ part, type }) => part === `/${documentPart}` && type === mainType)
    ? []
    : [fault('这不是 Word 文档（.docx），请另存为 .docx 后再上传', 'This is no .docx: save it as .docx')];
}

function elementFaults(place: Label, element: Element): readonly TemplateFault[] {
  const { localName, prefix } = element;
  const namespace = element.namespaceURI ?? '';
  // The engine that fills a template, like most programs, knows Word's own prefix only: under another it would fill nothing.
  if (words.has(namespace) !== (prefix === 'w'))
    return [
      fault(
        `${place.zh}的 XML 写法不是 Word 或 WPS 的（前缀“${prefix ?? ''}”），请用 WPS 或 Word 打开后另存为 .docx 再上传`,
        `In ${place.en} the prefix ${prefix ?? ''} is not used as Word uses it`,
      ),
    ];
  const isDrawing = drawings.test(namespace);
  if ((words.has(namespace) || isDrawing) && foreign.has(localName ?? ''))
    return [
      fault(
        `${place.zh}含有嵌入对象或外部数据（${localName}），请去掉后再上传`,
        `In ${place.en} there is an embedded object: ${localName}`,
      ),
    ];
  return isDrawing && addresses.some((name) => attributeOf(element, name) !== '')
    ? [
        fault(
          `${place.zh}含有外部链接（${localName}），请去掉后再上传`,
          `In ${place.en} there is a link to something outside: ${localName}`,
        ),
      ]
    : [];
}
