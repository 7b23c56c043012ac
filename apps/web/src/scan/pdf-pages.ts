import { GlobalWorkerOptions, getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import Parser from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { scanPagesAtMost } from '#domain';
import { blankPicture, longestSide } from './page-picture.ts';

// It ends with the worker in which the file is read.
GlobalWorkerOptions.workerPort = new Parser();

/** A picture with more than A2 has at 600 dots an inch is no page. */
const pixelsAtMost = 150_000_000;

type Picture = ReturnType<typeof blankPicture>;

/** Pictures in between, without the document that a worker does not have. */
class Canvases {
  readonly create = blankPicture;
  reset({ canvas }: Picture, width: number, height: number): void {
    Object.assign(canvas, { width, height });
  }
  destroy({ canvas }: Picture): void {
    Object.assign(canvas, { width: 0, height: 0 });
  }
}

/** A code is black on white: nothing corrects its colours, for which a document were needed, too. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy = () => undefined;
}

/**
 * Draws the pages of a PDF one by one, whatever they are made of: pictures as a copier packs them, black and white or grey, or text and
 * lines as a program writes them.
 * @param onPage  is told each page, from 1 on; null is one that cannot be drawn
 * @returns how many pages there are; those after the first hundred are not drawn
 * @source decision 0074
 * @throws where it is no PDF, or opens by a password only
 */
export async function drawPages(
  data: ArrayBuffer,
  onPage: (page: number, pixels: ImageData | null) => Promise<void>,
): Promise<number> {
  const { promise } = getDocument({
    data,
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
    // Letters are drawn as lines: fonts belong to a document as well.
    disableFontFace: true,
    isEvalSupported: false,
    maxImageSize: pixelsAtMost,
    verbosity: 0,
  });
  const pdf = await promise;
  for (let n = 1; n <= Math.min(pdf.numPages, scanPagesAtMost); n += 1) {
    const page = pdf.getPage(n).then(drawn);
    await onPage(n, await page.catch(() => null));
  }
  return pdf.numPages;
}

async function drawn(page: PDFPageProxy): Promise<ImageData> {
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: longestSide / Math.max(width, height) });
  const { canvas, context } = blankPicture(Math.round(viewport.width), Math.round(viewport.height));
  // Its types know the canvas of a document only.
  const canvasContext = context as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: canvasContext.canvas, canvasContext, viewport }).promise;
  page.cleanup();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
