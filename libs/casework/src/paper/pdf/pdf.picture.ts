import { degrees, drawImage, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';
import type { PdfFile } from './pdf.file.ts';
import { pngAsItIs, readPng } from './pdf.png.ts';
import { points, sheet } from './pdf.sheet.ts';

/** Room for a picture: the page without a margin of 15 mm, and without the line that names it. */
const room = { x: points(15), y: points(28), width: points(180), height: points(247) } as const;

/** A picture that lies in the file. */
type Embedded = Pick<PDFImage, 'ref' | 'width' | 'height'>;

/**
 * Puts a photograph on a page of its own, upright as it was taken and as large as the page allows.
 * @param caption  stands under it
 * @returns null for one that cannot be shown: too large, damaged
 */
export async function addPicture(
  file: PdfFile,
  bytes: Uint8Array,
  mediaType: 'image/jpeg' | 'image/png',
  caption: string,
): Promise<'all' | null> {
  const image = await (mediaType === 'image/png' ? embeddedPng : embeddedJpeg)(file, bytes);
  if (image === null) return null;
  const page = file.addPage();
  draw(page, image, mediaType === 'image/jpeg' ? orientationOf(bytes) : 1);
  const text = file.font.shown(caption);
  page.drawText(text, { x: room.x, y: points(17), size: 10.5, font: file.font.face });
  return 'all';
}

/** What a PDF shows as it is packed is not packed anew, which takes seconds for a page of a scanner. */
async function embeddedPng({ document }: PdfFile, bytes: Uint8Array): Promise<Embedded | null> {
  const png = readPng(bytes);
  if (png === null) return null;
  return pngAsItIs(document.context, png) ?? (await embedded(async () => await document.embedPng(bytes)));
}

async function embeddedJpeg({ document }: PdfFile, bytes: Uint8Array): Promise<Embedded | null> {
  return isWholeJpeg(bytes) ? await embedded(async () => await document.embedJpg(bytes)) : null;
}

async function embedded(read: () => Promise<PDFImage>): Promise<Embedded | null> {
  try {
    const image = await read();
    await image.embed();
    return image;
  } catch {
    return null;
  }
}

/**
 * Does the scan of a JPEG come to its end? A reader of PDF shows one that was cut off as an empty or half page, without a
 * word. The picture of its own that a camera puts into the head is passed over.
 * @source ISO/IEC 10918-1, B.1.1
 */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  // Segments tell their length, up to the first scan.
  while (at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== 0xda) {
    if (file[at + 1] === 0xd9) return true;
    at += file[at + 1] === 0xff ? 1 : 2 + file.readUInt16BE(at + 2);
  }
  return at < file.length && file.indexOf(Buffer.from([0xff, 0xd9]), at) >= 0;
}

/** How a picture is turned for each orientation that a telephone writes; mirrored ones stay mirrored. */
const turns: Readonly<Record<number, 0 | 90 | 180 | 270>> = { 3: 180, 4: 180, 5: 270, 6: 270, 7: 90, 8: 90 };

function draw(page: PDFPage, image: Embedded, orientation: number): void {
  const turn = turns[orientation] ?? 0;
  const isAcross = turn === 90 || turn === 270;
  const [wide, high] = isAcross ? [image.height, image.width] : [image.width, image.height];
  // Never larger than at 96 dots per inch: a small picture stays a small one.
  const scale = Math.min(room.width / wide, room.height / high, 72 / 96);
  const [width, height] = [wide * scale, high * scale];
  const [x, y] = [(sheet.width - width) / 2, room.y + (room.height - height) / 2];
  const origin = {
    0: { x, y },
    90: { x: x + width, y },
    180: { x: x + width, y: y + height },
    270: { x, y: y + height },
  }[turn];
  const name = page.node.newXObject('Image', image.ref);
  page.pushOperators(
    ...drawImage(name, {
      ...origin,
      width: image.width * scale,
      height: image.height * scale,
      rotate: degrees(turn),
      xSkew: degrees(0),
      ySkew: degrees(0),
    }),
  );
}

/** Up to here the orientation stands, in every file that has one. */
const headBytes = 64 * 1024;

/** The orientation of a JPEG, 1 where it says nothing. @source Exif 2.32, 4.6.4, tag 0x0112 */
function orientationOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headBytes));
  const at = head.indexOf('Exif\0\0', 0, 'latin1');
  if (at < 0 || at + 14 > head.length) return 1;
  const tiff = head.subarray(at + 6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (offset: number): number => {
    if (offset + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(offset) : tiff.readUInt16BE(offset);
  };
  if (tiff.length < 8) return 1;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(short(directory), 100);
  for (let n = 0; n < entries; n += 1) {
    const entry = directory + 2 + n * 12;
    if (short(entry) === 0x0112) return short(entry + 8);
  }
  return 1;
}
