/** The parts of a .docx by their path, unpacked. */
export type TemplateParts = Readonly<Record<string, Uint8Array>>;

/** Where the text of the document stands. */
export const documentPart = 'word/document.xml';
