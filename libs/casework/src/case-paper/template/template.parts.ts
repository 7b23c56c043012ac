/** The parts of a .docx by their path, unpacked. */
export type TemplateParts = Readonly<Record<string, Uint8Array>>;

/** Where the text of the document stands. */
export const documentPart = 'word/document.xml';

/** The parts that are XML, and those that are pictures, by how their path ends. */
export const xmlPart = /\.(?:xml|rels)$/i;
export const picturePart = /\.(?:png|jpe?g|gif|emf|wmf)$/i;

/** How many of some signs of ASCII there are in the parts that are XML, wherever in it they stand. */
export function countOf(parts: TemplateParts, ...signs: readonly string[]): number {
  const codes = new Set(signs.map((sign) => sign.charCodeAt(0)));
  let count = 0;
  for (const [path, bytes] of Object.entries(parts))
    if (xmlPart.test(path)) for (const byte of bytes) if (codes.has(byte)) count += 1;
  return count;
}
