import { scanPagesAtMost } from './scan.parts.ts';

/** Smaller ones are logos, not pages. */
const pageBytes = 4_000;

const marks = {
  stream: [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d],
  end: [0x65, 0x6e, 0x64, 0x73, 0x74, 0x72, 0x65, 0x61, 0x6d],
} as const;

function find(bytes: Uint8Array, mark: readonly number[], from: number): number {
  for (let at = bytes.indexOf(mark[0] ?? 0, from); at >= 0; at = bytes.indexOf(mark[0] ?? 0, at + 1))
    if (mark.every((byte, n) => bytes[at + n] === byte)) return at;
  return -1;
}

/**
 * The pictures of the pages of a scan in PDF: scanners write each page as one JPEG, which needs no reader of PDF. Pages in
 * another compression are not found, and a person says what they are. @source ISO 32000-1, 7.3.8 and 7.4.8
 */
export function pagesOfScan(pdf: Uint8Array): readonly Uint8Array[] {
  const pages: Uint8Array[] = [];
  for (let at = find(pdf, marks.stream, 0); at >= 0 && pages.length < scanPagesAtMost; ) {
    const start = at + marks.stream.length + (pdf[at + marks.stream.length] === 0x0d ? 2 : 1);
    const end = find(pdf, marks.end, start);
    if (end < 0) break;
    const content = pdf.subarray(start, end);
    if (content[0] === 0xff && content[1] === 0xd8 && content.length >= pageBytes) pages.push(content);
    at = find(pdf, marks.stream, end + marks.end.length);
  }
  return pages;
}
