import type { Document, Element } from '@xmldom/xmldom';
import { fault, shortened, type TemplateFault } from './template.fault.ts';
import { picturePart } from './template.parts.ts';
import { placeOf } from './template.places.ts';
import { elementsOf } from './template.xml.ts';

const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
/** Of Word before and after the standard became strict, of the package, of Word's later years, and of old LibreOffice. */
const families = [
  /^http:\/\/schemas\.openxmlformats\.org\/officedocument\/2006\/relationships\/(?:metadata\/)?([\w-]+)$/i,
  /^http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/relationships\/([\w-]+)$/,
  /^http:\/\/schemas\.openxmlformats\.org\/package\/2006\/relationships\/(?:metadata\/)?([\w-]+)$/,
  /^http:\/\/schemas\.microsoft\.com\/office\/20\d\d(?:\/\d\d)?\/relationships\/([\w-]+)$/,
];
const kindOf = (type: string): string | undefined =>
  families.flatMap((family) => family.exec(type)?.[1] ?? []).at(0);

const text = /\.xml$/i;
/** To what a text document may refer within itself. A kind that is not here is one that no paper needs. */
const kinds: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    [
      ...['officeDocument', 'core-properties', 'extended-properties', 'custom-properties'],
      ...['extendedProperties', 'customProperties', 'coreProperties', 'classificationlabels'],
      ...['styles', 'stylesWithEffects', 'settings', 'webSettings', 'fontTable', 'theme', 'numbering'],
      ...['header', 'footer', 'footnotes', 'endnotes', 'glossaryDocument', 'customXml', 'customXmlProps'],
      ...['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible', 'people'],
    ].map((kind) => [kind, text]),
  ),
  image: picturePart,
  thumbnail: picturePart,
  font: /\.odttf$/i,
};
/** A path within the archive: no scheme, no host, no drive, nothing encoded. */
const within = /^\/?(?:[\w.-]+\/)*[\w.-]+$/;

const called: Readonly<Record<string, string>> = {
  hyperlink: '超链接',
  image: '图片',
  attachedTemplate: '文档模板，可在“开发工具—文档模板”里改为 Normal',
  aFChunk: '嵌入的文档',
  subDocument: '子文档',
  oleObject: '嵌入对象',
  package: '嵌入对象',
  control: '控件',
  chart: '图表',
  mailMergeSource: '邮件合并数据源',
};

/** What the relations of a part refer to that a paper must not. */
export function relationFaults(path: string, document: Document): readonly TemplateFault[] {
  const root = document.documentElement;
  return [...elementsOf(document)].flatMap((element) => {
    const isRoot = element === root;
    if (
      element.namespaceURI !== relations ||
      element.localName !== (isRoot ? 'Relationships' : 'Relationship')
    )
      return [odd(path)];
    return isRoot ? [] : faultsOf(path, element);
  });
}

function faultsOf(path: string, element: Element): readonly TemplateFault[] {
  const target = element.getAttribute('Target') ?? '';
  const mode = element.getAttribute('TargetMode') ?? 'Internal';
  const kind = kindOf(element.getAttribute('Type') ?? '');
  const allowed = kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const what = (kind === undefined ? undefined : called[kind]) ?? kind ?? '未知种类';
  const place = placeOf(path);
  if (mode !== 'Internal' || !within.test(target))
    return [
      fault(
        `${place.zh}含有外部链接（${what}）：${shortened(target)}，请去掉后再上传`,
        `In ${place.en} there is a link to something outside (${kind ?? 'unknown'}): ${shortened(target)}`,
      ),
    ];
  return allowed?.test(target) === true
    ? []
    : [
        fault(
          `${place.zh}引用了不允许的内容（${what}）：${shortened(target)}，请去掉后再上传`,
          `In ${place.en} there is a reference that is not allowed (${kind ?? 'unknown'}): ${shortened(target)}`,
        ),
      ];
}

const odd = (path: string): TemplateFault =>
  fault(
    `${placeOf(path).zh}的引用关系写法不对`,
    `The relations of ${placeOf(path).en} are not written as they should be`,
  );
