import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { parsePaperCode, type ScanReading } from '#domain';
import type { WorkerWord } from './code-reading.ts';
import { blankPicture, longestSide } from './page-picture.ts';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

const say = (word: WorkerWord): void => self.postMessage(word);

/** Looks for the codes of papers on every page of a photograph or scan. */
self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
  say({ reading: await readingIn(data).catch(() => null) });
});

async function readingIn(file: File): Promise<ScanReading | null> {
  const codes: { page: number; code: string }[] = [];
  const look = async (page: number, pixels: ImageData | null) => {
    // A page that cannot be shown says nothing; those after it may.
    const found = pixels === null ? [] : await codesOn(pixels).catch(() => []);
    codes.push(...found.map((code) => ({ page, code })));
    say({ page });
  };
  const isPdf = file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
  const pages = isPdf ? await eachPage(await file.arrayBuffer(), look) : 1;
  if (!isPdf) await look(1, await pixelsOf(file));
  return codes.length === 0 ? null : { pages, codes };
}

/** What draws a PDF is a third of a megabyte as it is sent: it comes with the first that is handed in. */
const eachPage: typeof import('./pdf-pages.ts').drawPages = async (...asked) =>
  await (await import('./pdf-pages.ts')).drawPages(...asked);

async function codesOn(pixels: ImageData): Promise<readonly string[]> {
  const found = await readBarcodes(pixels, { formats: ['QRCode'], tryHarder: true });
  return found.map(({ text }) => text.trim()).filter((text) => parsePaperCode(text) !== null);
}

async function pixelsOf(photograph: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(photograph);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const { context } = blankPicture(width, height);
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return context.getImageData(0, 0, width, height);
}
