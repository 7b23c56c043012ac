import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { pagesOfScan, parsePaperCode } from '#domain';

/** Longest side of the picture that is read, in pixels: a module of the code then has some five. */
const longestSide = 2_600;

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** Looks for the code of a paper on a photograph or scan; the answer is its text, or null. */
self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
  self.postMessage(await codeIn(data).catch(() => null));
});

async function codeIn(file: File): Promise<string | null> {
  const isPdf = file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
  const pages = isPdf ? pagesOfScan(new Uint8Array(await file.arrayBuffer())) : [file];
  for (const page of pages) {
    const blob = page instanceof Blob ? page : new Blob([page.slice()], { type: 'image/jpeg' });
    const codes = await readBarcodes(await pixelsOf(blob), { formats: ['QRCode'], tryHarder: true });
    const found = codes.find(({ text }) => parsePaperCode(text) !== null);
    if (found) return found.text;
  }
  return null;
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
