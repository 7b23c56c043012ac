import { inflateSync } from 'node:zlib';
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { PdfFile } from './pdf.file.ts';

/** Nobody reads on; and a file that says it has more is no paper. */
const pagesAtMost = 500;
/** What the directory of a file may unpack to. It is unpacked whole before a page is seen. */
const directoryAtMost = 32 * 2 ** 20;

/**
 * Adds the pages of a PDF as they are.
 * @returns null for one that cannot be merged: encrypted, damaged, without pages, out of all proportion
 */
export async function addPdf(file: PdfFile, bytes: Uint8Array): Promise<readonly PDFPage[] | null> {
  if (!isInProportion(bytes)) return null;
  try {
    // A parser that gives way now and then: a large file takes seconds, and others are answered meanwhile.
    const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: 500 });
    const count = source.getPageCount();
    if (count === 0 || count > pagesAtMost) return null;
    const pages = await file.document.copyPages(source, source.getPageIndices());
    return pages.map((page) => file.document.addPage(page));
  } catch {
    return null;
  }
}

/**
 * Holds compressed directories against what they unpack to, before a parser unpacks them in one piece: a few kilobytes can
 * claim gigabytes. One that is packed twice is refused: no program writes that.
 */
function isInProportion(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = directoryAtMost;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const dictionary = file.toString('latin1', Math.max(0, at - 400), at);
    const own = dictionary.slice(dictionary.lastIndexOf(' obj'));
    if (!/\/(ObjStm|XRef)|#/.test(own)) continue;
    if ((own.match(/FlateDecode/g) ?? []).length > 1) return false;
    const from = file[at + 6] === 13 ? at + 8 : at + 7;
    try {
      left -= inflateSync(file.subarray(from), { maxOutputLength: left, finishFlush: 2 }).length;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return false;
    }
  }
  return true;
}
