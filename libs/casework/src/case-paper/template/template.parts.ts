/** The parts of a .docx by their path, unpacked. */
export type TemplateParts = Readonly<Record<string, Uint8Array>>;

/** Where the text of the document stands. */
export const documentPart = 'word/document.xml';

/** The parts that are XML, and those that are pictures, by how their path ends. */
export const xmlPart = /\.(?:xml|rels)$/i;
export const picturePart = /\.(?:png|jpe?g|gif|emf|wmf)$/i;
