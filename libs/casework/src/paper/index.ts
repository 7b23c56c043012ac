export { paperHeaders } from './paper.headers.ts';
export type { Paper, PaperBlock } from './paper.ts';
export { docxOf, docxType } from './word.file.ts';
