import { inflateSync } from 'node:zlib';
import { type PDFContext, PDFHexString, type PDFRef } from '@cantoo/pdf-lib';

/** An image with more pixels is not unpacked: 20 million are a large photograph, and 80 MB of memory. */
const pixelsAtMost = 20_000_000;
/** Bytes of a pixel at most, 16 bits of four colours; and two for the head of a line of one pixel, also of interlaced lines. */
const bytesOfPixel = 8 + 2;

/** A PNG that unpacks to no more than it says. */
interface Png {
  readonly width: number;
  readonly height: number;
  /** Of a colour of a pixel. */
  readonly bits: number;
  /** 0 grey, 2 colours, 3 colours of a palette, 4 and 6 with transparency. */
  readonly colours: number;
  readonly isInterlaced: boolean;
  readonly palette: Buffer | undefined;
  readonly hasTransparency: boolean;
  readonly packed: Buffer;
  readonly unpacked: Buffer;
}

/**
 * Reads a PNG, and holds it against the size that it names first of all before a reader unpacks it in one piece: a few
 * kilobytes can hold gigabytes.
 * @returns null for one that is damaged or out of all proportion
 * @source PNG, third edition, sections 5 and 11
 */
export function readPng(bytes: Uint8Array): Png | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 33) return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const pixels = width * height;
  if (pixels === 0 || pixels > pixelsAtMost) return null;
  const chunks: (readonly [type: string, content: Buffer])[] = [];
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at))
    chunks.push([
      file.toString('latin1', at + 4, at + 8),
      file.subarray(at + 8, at + 8 + file.readUInt32BE(at)),
    ]);
  const contentOf = (name: string) => chunks.find(([type]) => type === name)?.[1];
  const packed = Buffer.concat(chunks.flatMap(([type, content]) => (type === 'IDAT' ? [content] : [])));
  try {
    return {
      width,
      height,
      bits: file.readUInt8(24),
      colours: file.readUInt8(25),
      isInterlaced: file.readUInt8(28) !== 0,
      palette: contentOf('PLTE'),
      hasTransparency: contentOf('tRNS') !== undefined,
      packed,
      unpacked: inflateSync(packed, { maxOutputLength: pixels * bytesOfPixel }),
    };
  } catch {
    return null;
  }
}

/** What a line of pixels is of, as a PDF calls it. */
function spaceOf({ colours, bits, palette }: Png) {
  if (colours === 0 && [1, 2, 4, 8, 16].includes(bits)) return { name: 'DeviceGray', channels: 1 };
  if (colours === 2 && [8, 16].includes(bits)) return { name: 'DeviceRGB', channels: 3 };
  const entries = (palette?.length ?? 0) / 3;
  if (
    colours !== 3 ||
    ![1, 2, 4, 8].includes(bits) ||
    !Number.isInteger(entries) ||
    entries < 1 ||
    entries > 256
  )
    return null;
  return {
    name: ['Indexed', 'DeviceRGB', entries - 1, PDFHexString.of(palette?.toString('hex') ?? '')],
    channels: 1,
  };
}

/** Is every line there, with a filter that there is? Readers of PDF show what is not as an empty or torn page, without a word. */
function isWhole({ width, height, bits, unpacked }: Png, channels: number): boolean {
  const line = 1 + Math.ceil((width * channels * bits) / 8);
  if (unpacked.length !== line * height) return false;
  for (let at = 0; at < unpacked.length; at += line) if ((unpacked[at] ?? 5) > 4) return false;
  return true;
}

/**
 * Puts a PNG into a PDF with the bytes that it has: both pack lines of pixels in the same way.
 * @returns null for one that a PDF cannot show as it is: interlaced, transparent, or unlike what it says
 * @source ISO 32000-1, 7.4.4.4
 */
export function pngAsItIs(
  context: PDFContext,
  png: Png,
): { readonly ref: PDFRef; readonly width: number; readonly height: number } | null {
  const { width, height, bits, packed } = png;
  const space = spaceOf(png);
  if (space === null || png.isInterlaced || png.hasTransparency || !isWhole(png, space.channels)) return null;
  const stream = context.stream(packed, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: space.name,
    BitsPerComponent: bits,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: space.channels, BitsPerComponent: bits, Columns: width },
  });
  return { ref: context.register(stream), width, height };
}
