import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { pagesOfScan, parsePaperCode, type ScanReading } from '#domain';
import type { WorkerWord } from './code-reading.ts';

/** Longest side of the picture that is read, in pixels: a module of the code then has some five. */
const longestSide = 2_600;

prepareZXingModule({ overrides: { locateFile: () => wasm } });

const say = (word: WorkerWord): void => self.postMessage(word);

/** Looks for the codes of papers on every page of a photograph or scan. */
self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
  say({ reading: await readingIn(data).catch(() => null) });
});

async function readingIn(file: File): Promise<ScanReading | null> {
  const isPdf = file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
  const pages = isPdf ? pagesOfScan(new Uint8Array(await file.arrayBuffer())) : [file];
  const codes: { page: number; code: string }[] = [];
  for (const [n, page] of pages.entries()) {
    const blob = page instanceof Blob ? page : new Blob([page.slice()], { type: 'image/jpeg' });
    // A page that cannot be shown says nothing; those after it may.
    for (const code of await codesOn(blob).catch(() => [])) codes.push({ page: n + 1, code });
    say({ page: n + 1 });
  }
  return codes.length === 0 ? null : { pages: pages.length, codes };
}

async function codesOn(page: Blob): Promise<readonly string[]> {
  const found = await readBarcodes(await pixelsOf(page), { formats: ['QRCode'], tryHarder: true });
  return found.map(({ text }) => text.trim()).filter((text) => parsePaperCode(text) !== null);
}

async function pixelsOf(page: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(page);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no room for a picture');
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return context.getImageData(0, 0, width, height);
}
