import { chartRelation } from './word.charts.ts';
import { pictureRelation } from './word.pictures.ts';
import { escaped, fonts, type Typeface, twips, typefaces } from './word.text.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const parts = [
  ['word/document.xml', `${word}.document.main+xml`],
  ['word/styles.xml', `${word}.styles+xml`],
  ['word/settings.xml', `${word}.settings+xml`],
  ['word/fontTable.xml', `${word}.fontTable+xml`],
  ['word/footer1.xml', `${word}.footer+xml`],
  ['word/footer2.xml', `${word}.footer+xml`],
  ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
] as const;

const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** Where the part of a chart lies. @param n  from 1 on */
export const chartPart = (n: number): string => `word/charts/chart${n}.xml`;

/** How many parts of their own a document has beside its text. */
export interface PartCounts {
  readonly charts: number;
  readonly pictures: number;
}

const pictureType = '<Default Extension="png" ContentType="image/png"/>';

/** `[Content_Types].xml`: what each part is. */
export const contentTypes = ({ charts, pictures }: PartCounts): string =>
  `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${pictures > 0 ? pictureType : ''}${[...parts, ...numbers(charts).map((n) => [chartPart(n), chartType] as const)].map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('')}</Types>`;

/** From 1 on. */
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

const relationsOf = (list: readonly (readonly [type: string, target: string, id?: string])[]): string =>
  `${head}<Relationships xmlns="${packaged}/relationships">${list
    .map(
      ([type, target, id = ''], n) =>
        `<Relationship Id="${id || `r${n + 1}`}" Type="${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** `_rels/.rels`: where the document and its properties are. */
export const packageRelations = relationsOf([
  [`${relations}/officeDocument`, 'word/document.xml'],
  [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
]);

/** What the document refers to: r4 is the foot of odd pages, r5 that of even ones, then its charts and its pictures. */
export const documentRelations = ({ charts, pictures }: PartCounts): string =>
  relationsOf([
    [`${relations}/styles`, 'styles.xml'],
    [`${relations}/settings`, 'settings.xml'],
    [`${relations}/fontTable`, 'fontTable.xml'],
    [`${relations}/footer`, 'footer1.xml'],
    [`${relations}/footer`, 'footer2.xml'],
    ...numbers(charts).map((n) => [`${relations}/chart`, `charts/chart${n}.xml`, chartRelation(n)] as const),
    ...numbers(pictures).map(
      (n) => [`${relations}/image`, `media/picture${n}.png`, pictureRelation(n)] as const,
    ),
  ]);

/** `docProps/core.xml`: title, issuer and the time of the content. */
export const coreProperties = (title: string, issuer: string, at: string): string =>
  `${head}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(issuer)}</dc:creator>${['created', 'modified'].map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`).join('')}</cp:coreProperties>`;

/** Odd and even pages have their numbers on the outer side. */
export const settings = `${head}<w:settings xmlns:w="${main}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

const standIns: Readonly<Record<Typeface, string>> = {
  title: '宋体',
  body: '仿宋',
  heading: 'SimHei',
  subheading: '楷体',
  page: 'SimSun',
};

/** What stands in where a machine lacks a typeface of the official form. */
export const fontTable = `${head}<w:fonts xmlns:w="${main}">${(Object.keys(typefaces) as Typeface[])
  .map(
    (face) =>
      `<w:font w:name="${typefaces[face]}"><w:altName w:val="${standIns[face]}"/><w:charset w:val="86"/><w:family w:val="${face === 'heading' ? 'swiss' : 'roman'}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`;

/**
 * The number of the page, 一字线 on both sides, one character from the outer edge.
 * @source GB/T 9704-2012, 7.5
 */
export const footer = (side: 'right' | 'left'): string => {
  const field = ['begin', 'end'].map((type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`);
  const number = `${field[0]}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field[1]}`;
  return `${head}<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:${side}="280"/><w:jc w:val="${side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>${number}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
};

interface Style {
  readonly id: string;
  readonly name: string;
  readonly face: Typeface;
  /** Points. */
  readonly size: number;
  /** Members of `w:pPr`. */
  readonly form: string;
}

const exactly = (points: number) => `<w:spacing w:line="${points * 20}" w:lineRule="exact"/>`;
const twoCharacters = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const centred = '<w:jc w:val="center"/>';
const outerTab = `<w:tabs><w:tab w:val="right" w:pos="${twips(156) - 320}"/></w:tabs>`;
const level = (n: number) => `<w:outlineLvl w:val="${n}"/>`;
const tableLine = '<w:spacing w:before="40" w:after="40" w:line="360" w:lineRule="exact"/>';

/**
 * 标题 2号小标宋, 正文 3号仿宋 at 28 points, 一级标题 黑体, 二级标题 楷体, tables 小四.
 * @source GB/T 9704-2012, 5.2 and 7.3
 */
const styles: readonly Style[] = [
  { id: 'Body', name: 'Body Text', face: 'body', size: 16, form: `${exactly(28)}${twoCharacters}` },
  {
    id: 'OfficialTitle',
    name: 'Title',
    face: 'title',
    size: 22,
    form: `<w:keepNext/><w:spacing w:before="560" w:after="280" w:line="640" w:lineRule="exact"/>${centred}`,
  },
  { id: 'RedMark', name: 'Red Mark', face: 'title', size: 22, form: centred },
  { id: 'RedLine', name: 'Red Line', face: 'body', size: 16, form: outerTab },
  { id: 'Under', name: 'Subtitle', face: 'body', size: 16, form: `${exactly(28)}${centred}` },
  { id: 'Address', name: 'Address', face: 'body', size: 16, form: exactly(28) },
  {
    id: 'Heading1',
    name: 'heading 1',
    face: 'heading',
    size: 16,
    form: `<w:keepNext/>${exactly(28)}${twoCharacters}${level(0)}`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    face: 'subheading',
    size: 16,
    form: `<w:keepNext/>${exactly(28)}${twoCharacters}${level(1)}`,
  },
  { id: 'TableHead', name: 'Table Head', face: 'heading', size: 12, form: `${tableLine}${centred}` },
  { id: 'TableText', name: 'Table Text', face: 'body', size: 12, form: tableLine },
  { id: 'TableCentre', name: 'Table Centre', face: 'body', size: 12, form: `${tableLine}${centred}` },
  { id: 'Gap', name: 'Gap', face: 'body', size: 8, form: exactly(14) },
  {
    id: 'Signature',
    name: 'Signature',
    face: 'body',
    size: 16,
    form: `<w:keepLines/>${exactly(28)}<w:jc w:val="right"/>`,
  },
  {
    id: 'Imprint',
    name: 'Imprint',
    face: 'body',
    size: 14,
    form: `<w:keepLines/>${outerTab}${exactly(28)}`,
  },
  { id: 'PageNumber', name: 'footer', face: 'page', size: 14, form: '' },
];

const characters = (face: Typeface, size: number): string =>
  `<w:rPr>${fonts(face)}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;

/** `word/styles.xml`. */
export const stylesXml = `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('body')}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${styles
  .map(
    ({ id, name, face, size, form }) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${form}</w:pPr>${characters(face, size)}</w:style>`,
  )
  .join('')}</w:styles>`;

/**
 * `word/document.xml`: A4; margins 37, 35, 28 and 26 mm, so that 156 × 225 mm are left.
 * @source GB/T 9704-2012, 5.2.1
 */
export const documentXml = (body: string): string =>
  `${head}<w:document xmlns:w="${main}" xmlns:r="${relations}"><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="r4"/><w:footerReference w:type="even" r:id="r5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}" w:header="851" w:footer="${twips(24)}" w:gutter="0"/></w:sectPr></w:body></w:document>`;
