export { PdfFile } from './pdf.file.ts';
export { addPdf, type PdfRange } from './pdf.merging.ts';
export { numberPage } from './pdf.numbering.ts';
export { addPaper } from './pdf.paper.ts';
export { addPicture } from './pdf.picture.ts';
