import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import qrcode from 'qrcode-generator';

/** The white rim that scanners need. @source ISO/IEC 18004, section 6.3.8 */
const rim = 4;
/** Pixels of a module: printers scale a picture of whole modules without blur. */
const scale = 8;

/** What the mode for capitals holds, in little room. @source ISO/IEC 18004, 7.4.4 */
const isAlphanumeric = (text: string): boolean => /^[0-9A-Z $%*+\-./:]*$/.test(text);

/**
 * A text as a QR code of strength M, which stays readable when a seventh of it is spoilt: a PNG of one bit a
 * pixel, whose bytes follow from the text alone.
 * @param text  capitals, digits and colons take the least room
 */
export function codePicture(text: string): Uint8Array {
  const code = qrcode(0, 'M');
  code.addData(text, isAlphanumeric(text) ? 'Alphanumeric' : 'Byte');
  code.make();
  const count = code.getModuleCount();
  const side = (count + 2 * rim) * scale;
  const stride = Math.ceil(side / 8) + 1;
  const rows = new Uint8Array(stride * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [row, column] = [Math.floor(y / scale) - rim, Math.floor(x / scale) - rim];
      const isInside = row >= 0 && column >= 0 && row < count && column < count;
      const isDark = isInside && code.isDark(row, column);
      const at = y * stride + 1 + (x >> 3);
      if (!isDark) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  return pngOf(side, rows);
}

const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A square picture in black and white. @source PNG, third edition, sections 5 and 11 */
function pngOf(side: number, rows: Uint8Array): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header[8] = 1;
  const chunks = [chunk('IHDR', header), chunk('IDAT', zlibSync(rows, { level: 9 })), chunk('IEND')];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, content: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
