import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock, TrainingClock } from '../clock/clock.ts';
import { sendPage } from './page.ts';

/** What the routing asks of a request. */
interface AskedPage {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A file of the browser's part, as it is sent. */
interface WebFile {
  readonly type: string;
  readonly plain: Buffer;
  /** Made at the first request that can take it. */
  compressed?: Promise<Buffer>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The worker that keeps the application on the device fetches it; the policy of its script is the policy of its life. */
const workerPath = '/sw.js';
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** Reads the codes of papers in WebAssembly, which the page itself does not run. */
const readerPath = /^\/assets\/paper-code\.worker-[\w-]+\.js$/;
const readerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

const compress = promisify(brotliCompress);
/** 5 of 11: a tenth larger than the best and thirty times as fast, for what the build has not compressed; once per file and process. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Serves the browser's part from a folder: files as they are, and its one page for every address that a person may have
 * in the browser, because the addresses of pages are known to the page alone. What is missing under /api or /assets, and
 * whatever asks for no page, stays a problem. The files, some 7 MB, are read once: what is not there then is nobody's to
 * ask for, and no path of a request ever reaches the disk.
 * @param folder  with index.html and assets/; without index.html nothing is served
 * @param isTraining  the page is told how far its clock runs ahead
 */
export async function serveWeb(
  app: NestFastifyApplication,
  folder: string | undefined,
  isTraining: boolean,
): Promise<void> {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return;
  const template = await readFile(join(folder, 'index.html'), 'utf8');
  const files = await filesIn(folder);
  const clock = isTraining ? app.get(Clock) : undefined;
  const page = () => (clock instanceof TrainingClock ? inTraining(template, clock) : template);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', async (request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const file = files.get(path);
      if (file === undefined) {
        return isPage(request) ? sendPage(reply, page()) : reply.callNotFound();
      }
      void reply
        .header('content-type', file.type)
        .header('vary', 'accept-encoding')
        // The names of assets hold a hash of their contents.
        .header(
          'cache-control',
          path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      if (readerPath.test(path)) void reply.header('content-security-policy', readerPolicy);
      if (path === workerPath) void reply.header('content-security-policy', workerPolicy);
      if (!/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(file.plain);
      file.compressed ??= compress(file.plain, quality);
      return reply.header('content-encoding', 'br').send(await file.compressed);
    });
}

/** The page learns how far its clock runs ahead: whoever trains reads days that have not come yet. */
const inTraining = (template: string, { shiftMs }: TrainingClock): string =>
  template.replace('</head>', `<meta name="fengqiao-training" content="${Math.round(shiftMs)}" /></head>`);

/** Every file by its address. The page is no file: it is never sent without a nonce. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<readonly [string, WebFile]> => {
        const address = `/${relative(folder, path).split(sep).join('/')}`;
        const plain = await readFile(path);
        const compressed = existsSync(`${path}.br`) ? readFile(`${path}.br`) : undefined;
        return [address, { type: types[extname(path)] ?? '', plain, ...(compressed && { compressed }) }];
      }),
    ),
  );
}

/** A person looks for a page: not the interface, not a file, and the browser says that it wants HTML. */
function isPage({ method, url, headers }: AskedPage): boolean {
  const path = url.split('?')[0] ?? '';
  const isElsewhere = /^\/(api|assets)(\/|$)/.test(path) || extname(path) !== '';
  return method === 'GET' && !isElsewhere && String(headers.accept ?? '').includes('text/html');
}
