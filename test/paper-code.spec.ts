import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { paperCodeText } from '#domain';
import { codePicture } from '../libs/casework/src/paper/code.picture.ts';

const text = paperCodeText({
  disputeId: '0193b2c4-d5e6-7000-8000-0123456789ab',
  form: 'agreement',
  version: 12,
  check: '0123456789abcdef0123',
});

/** A page in grey, and a question what stands on it. */
interface Page {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): number;
}

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(wasm);
  prepareZXingModule({
    overrides: {
      wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    },
  });
});

/** The picture of the code as the stamp has written it: one bit a pixel, a byte before each row. */
function codePage(): Page {
  const png = Buffer.from(codePicture(text));
  const side = png.readUInt32BE(16);
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const stride = Math.ceil(side / 8) + 1;
  const at = (x: number, y: number) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (column < 0 || row < 0 || column >= side || row >= side) return 255;
    return ((rows[row * stride + 1 + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1 ? 255 : 0;
  };
  return { width: side, height: side, at };
}

/** The foot of a page, 90 mm in the square, as photographed with so many pixels a millimetre. */
function foot(pixelsAMillimetre: number): Page {
  const code = codePage();
  const scale = code.width / (18 * pixelsAMillimetre);
  const edge = 36 * pixelsAMillimetre;
  const side = Math.round(90 * pixelsAMillimetre);
  return { width: side, height: side, at: (x, y) => code.at((x - edge) * scale, (y - edge) * scale) };
}

function rotated(page: Page, degrees: number): Page {
  const turn = (degrees * Math.PI) / 180;
  const [x0, y0] = [page.width / 2, page.height / 2];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (x: number, y: number) =>
    page.at((x - x0) * cos + (y - y0) * sin + x0, (y - y0) * cos - (x - x0) * sin + y0);
  return { ...page, at };
}

/** As a hand that is not still, and a lens that is not clean. */
function blurred(page: Page, radius: number): Page {
  const at = (x: number, y: number) => {
    let sum = 0;
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1) sum += page.at(x + dx, y + dy);
    return sum / (2 * radius + 1) ** 2;
  };
  return { ...page, at };
}

/** A lamp from one side. */
const shaded = (page: Page): Page => ({
  ...page,
  at: (x, y) => 40 + page.at(x, y) * 0.35 + (x / page.width) * 60,
});

async function readFrom({ width, height, at }: Page): Promise<string | undefined> {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = at(x, y);
      data.set([grey, grey, grey, 255], 4 * (y * width + x));
    }
  const image = { data, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0];
  const [found] = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true });
  return found?.text;
}

describe('the code on a signed page is read', () => {
  test.each([
    ['as it is scanned', foot(8)],
    ['from a photograph of little resolution', foot(5)],
    ['turned a little', rotated(foot(6), 7)],
    ['lying on its side', rotated(foot(6), 90)],
    ['upside down', rotated(foot(6), 183)],
    ['out of focus', blurred(foot(9), 1)],
    ['in bad light', shaded(foot(6))],
    ['turned, out of focus and in bad light', shaded(blurred(rotated(foot(9), -13), 1))],
  ])('%s', async (_, page) => {
    expect(await readFrom(page)).toBe(text);
  });

  test('and none is read where there is none', async () => {
    expect(await readFrom({ width: 900, height: 900, at: (x, y) => (x * y) % 256 })).toBeUndefined();
  });
});
