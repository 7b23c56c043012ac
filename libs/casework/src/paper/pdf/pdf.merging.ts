import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfFile } from './pdf.file.ts';

/** Nobody reads on; and a file that says it has more is no paper. */
const pagesAtMost = 500;
/** What the directory of a file may unpack to. It is unpacked whole before a page is seen. */
const directoryAtMost = 32 * 2 ** 20;

/** Pages of a PDF, counted from 1, of a file that is known to have so many. */
export interface PdfRange {
  readonly of: number;
  readonly pages: readonly number[];
}

/**
 * Adds the pages of a PDF as they are.
 * @param only  some of its pages; where it has another number of pages than was said, all of them
 * @returns whether all of them were added; null for one that cannot be merged: encrypted, damaged, without pages, out of all proportion
 */
export async function addPdf(
  file: PdfFile,
  bytes: Uint8Array,
  only?: PdfRange,
): Promise<'all' | 'some' | null> {
  if (!isInProportion(bytes)) return null;
  try {
    // A parser that gives way now and then: a large file takes seconds, and others are answered meanwhile.
    const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: 500 });
    const count = source.getPageCount();
    if (count === 0 || count > pagesAtMost) return null;
    const some = only?.of === count ? only.pages.map((page) => page - 1) : undefined;
    for (const page of await file.document.copyPages(source, some ?? source.getPageIndices()))
      file.document.addPage(page);
    return some === undefined || some.length === count ? 'all' : 'some';
  } catch {
    return null;
  }
}

/**
 * Holds compressed directories against what they unpack to, before a parser unpacks them in one piece: a few kilobytes can
 * claim gigabytes. One that is packed twice, in another way, or wrongly is refused: no program writes the first two, and how much
 * the third unpacks to before it fails nobody is told, so that hundreds of them would pass unmeasured.
 */
function isInProportion(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = directoryAtMost;
  let before = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    // All since the last stream, however long: what is written in between cannot hide a directory.
    const isEnd = file.toString('latin1', at - 3, at) === 'end';
    const dictionary = isEnd ? '' : plainNames(file.toString('latin1', before, at));
    before = at + 6;
    if (!/\/(?:ObjStm|XRef)/.test(dictionary)) continue;
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g) ?? [];
    if (filters.length === 0 && !dictionary.includes('/Filter')) continue;
    if (filters.length !== 1) return false;
    const from = file[at + 6] === 13 ? at + 8 : at + 7;
    try {
      left -= inflateSync(file.subarray(from), { maxOutputLength: left, finishFlush: 2 }).length;
    } catch {
      return false;
    }
  }
  return true;
}

/** A name may write any letter as a number: /Obj#53tm. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
