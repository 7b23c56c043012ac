import type { ScanReading } from '#domain';

/** A photograph takes a second on an old phone; a page that takes longer holds no code. */
const patienceMs = 30_000;

/** What may bear a code: pictures, and pages of a scan. */
const isPage = ({ type, name }: File): boolean =>
  /^image\/|^application\/pdf$/.test(type) || /\.(jpe?g|png|webp|pdf)$/i.test(name);

/** What the worker says: that a page was looked through, or what it has read. */
export type WorkerWord = { readonly page: number } | { readonly reading: ScanReading | null };

/**
 * The codes of papers on a photograph or scan, page by page. They are read in a worker of their own: the page itself runs no
 * WebAssembly.
 * @returns null where none was found
 */
export async function readingOf(file: File): Promise<ScanReading | null> {
  if (!isPage(file)) return null;
  const worker = new Worker(new URL('./paper-code.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ScanReading | null>((resolve) => {
      const giveUp = () => resolve(null);
      let patience = setTimeout(giveUp, patienceMs);
      worker.addEventListener('error', giveUp);
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerWord>) => {
        clearTimeout(patience);
        if ('reading' in data) resolve(data.reading);
        else patience = setTimeout(giveUp, patienceMs);
      });
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
