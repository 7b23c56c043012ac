import type { PaperBlock } from './paper.ts';
import { escaped, paragraph } from './word.text.ts';

/** A picture as content: its bytes, how large it is on paper, and what it says. */
export type PaperPicture = Extract<PaperBlock, { kind: 'picture' }>;

const namespace = 'http://schemas.openxmlformats.org/drawingml/2006';
/** English Metric Units, in which drawings measure. */
const emu = (millimetres: number): number => Math.round(millimetres * 36_000);
/** Charts are numbered from 1 on: no drawing of a document has the number of another. */
const firstNumber = 1_000;

/** Where the bytes of a picture lie. @param n  from 1 on */
export const picturePart = (n: number): string => `word/media/picture${n}.png`;

/** By what the document refers to a picture. */
export const pictureRelation = (n: number): string => `picture${n}`;

/** The paragraph in which a picture stands, centred. @param n  from 1 on, which also names its part */
export function pictureParagraph({ widthMm, heightMm, words }: PaperPicture, n: number): string {
  const size = `cx="${emu(widthMm)}" cy="${emu(heightMm)}"`;
  const id = firstNumber + n;
  const drawing =
    `<w:drawing><wp:inline xmlns:wp="${namespace}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/>` +
    `<wp:docPr id="${id}" name="Picture ${n}" descr="${escaped(words)}"/><wp:cNvGraphicFramePr/>` +
    `<a:graphic xmlns:a="${namespace}/main"><a:graphicData uri="${namespace}/picture"><pic:pic xmlns:pic="${namespace}/picture">` +
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="picture${n}.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${pictureRelation(n)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  return paragraph(
    'Gap',
    `<w:r>${drawing}</w:r>`,
    '<w:keepNext/><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
  );
}
