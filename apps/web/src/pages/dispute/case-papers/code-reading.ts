/** A photograph takes a second on an old phone; what takes longer holds no code. */
const patienceMs = 30_000;

/**
 * The code of a paper on a photograph or scan. It is read in a worker of its own: the page itself runs no WebAssembly.
 * @returns null where none was found
 */
export async function codeOf(file: File): Promise<string | null> {
  const worker = new Worker(new URL('./paper-code.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<string | null>((resolve) => {
      setTimeout(() => resolve(null), patienceMs);
      worker.addEventListener('error', () => resolve(null));
      worker.addEventListener('message', ({ data }: MessageEvent<string | null>) => resolve(data));
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
