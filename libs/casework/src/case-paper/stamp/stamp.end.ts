import { strToU8 } from 'fflate';
import { codePicture } from '#casework/paper';
import { documentPart } from '../template/template.parts.ts';
import { type Parts, relate, textOf } from './stamp.parts.ts';
import { codeSide, pictureOnPage } from './stamp.picture.ts';

const relationId = 'fengqiaoEnd';
const unitsATwip = 635;

/**
 * Puts a code into the margin of the page on which a document ends, at the right of the foot: where the signatures are, wherever
 * the program that lays it out breaks the pages. It takes no room, and so cannot go over to a page of its own.
 * @param code  the text of it
 */
export function markEnd(all: Parts, code: string): void {
  all.set('word/media/fengqiao-end.png', codePicture(code));
  relate(all, documentPart, { id: relationId, kind: 'image', target: 'media/fengqiao-end.png' });
  const body = textOf(all, documentPart);
  const picture = { relationId, number: 9002, words: '末页编码' };
  const run = `<w:r>${pictureOnPage(picture, placeIn(body))}</w:r>`;
  all.set(documentPart, strToU8(withLastRun(body, run)));
}

/** At the right margin of the last section, as high as the code at the foot. */
function placeIn(body: string): { readonly x: number; readonly y: number } {
  const of = (tag: string, name: string, usual: number): number => {
    const [last = ''] = [...body.matchAll(new RegExp(`<w:${tag}\\b[^>]*>`, 'g'))].at(-1) ?? [];
    return Number(new RegExp(`\\bw:${name}="(\\d+)"`).exec(last)?.[1] ?? usual);
  };
  return {
    x: (of('pgSz', 'w', 11_906) - of('pgMar', 'right', 1_440)) * unitsATwip - codeSide,
    y: (of('pgSz', 'h', 16_838) - of('pgMar', 'footer', 454)) * unitsATwip - codeSide,
  };
}

/** Adds to the last paragraph of the text; after a table at its end there is none, and one without height is added. */
function withLastRun(body: string, run: string): string {
  const open = body.replace(/<w:p\b((?:[^>"]|"[^"]*")*)\/>/g, '<w:p$1></w:p>');
  const [paragraph, table] = [open.lastIndexOf('</w:p>'), open.lastIndexOf('</w:tbl>')];
  if (paragraph > table) return `${open.slice(0, paragraph)}${run}${open.slice(paragraph)}`;
  const flat = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>';
  const at = table + '</w:tbl>'.length;
  return `${open.slice(0, at)}<w:p>${flat}${run}</w:p>${open.slice(at)}`;
}
