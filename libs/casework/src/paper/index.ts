export { codePicture } from './code.picture.ts';
export { paperHeaders } from './paper.headers.ts';
export type { Paper, PaperBlock, PaperColumn } from './paper.ts';
export { docxOf, docxType, entryTime } from './word.file.ts';
export { type Sheet, xlsxOf, xlsxType } from './workbook.file.ts';
