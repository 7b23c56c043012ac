/** Twentieths of a point, in which WordprocessingML measures. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** The typefaces of GB/T 9704; where a machine lacks one, the table of fonts names what stands in. */
export const typefaces = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
} as const;
export type Typeface = keyof typeof typefaces;

// Control characters and lone halves of a pair have no place in XML 1.0 at all: Word would refuse the whole file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Whatever people have written, as text of an XML file. */
export const escaped = (text: string): string =>
  text.replace(unwritable, '').replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** The lines of a text; blank ones are nothing on a paper. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');

/** How a run differs from the style of its paragraph. */
export interface RunForm {
  readonly face?: Typeface;
  /** Points. */
  readonly size?: number;
  readonly colour?: string;
}

/** A run of text. */
export function run(text: string, { face, size, colour }: RunForm = {}): string {
  const properties = [
    face === undefined ? '' : fonts(face),
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
  ].join('');
  const form = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${form}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** Figures are set in Times New Roman, as is usual; everything else in the typeface. */
export const fonts = (face: Typeface): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${typefaces[face]}" w:hint="eastAsia"/>`;

/** A paragraph of a style. @param properties  members of `w:pPr` after the style, in the order of the schema */
export const paragraph = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
