import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** What a phone keeps so that it works without a network: the frame, and the pages by which a report is told. */
const keptPages =
  /\/(pages\/report\/report-page|pages\/my-day\/my-day-page|offline\/sending|api\/follow)\.tsx?$/;

/** Tells the worker of public/sw.js the names of the assets that it keeps; a changed list makes a new worker. */
const assetsForWorker: Plugin = {
  name: 'assets-for-worker',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const wanted = new Set(['icon.svg', 'manifest.webmanifest']);
    const want = (name: string) => {
      const chunk = chunks.find(({ fileName }) => fileName === name);
      if (chunk === undefined || wanted.has(name)) return;
      wanted.add(name);
      chunk.imports.forEach(want);
      for (const style of chunk.viteMetadata?.importedCss ?? []) wanted.add(style);
    };
    for (const { fileName, isEntry, facadeModuleId } of chunks)
      if (isEntry || keptPages.test(facadeModuleId ?? '')) want(fileName);
    const source = `self.keptAssets = ${JSON.stringify([...wanted].map((name) => `/${name}`))};\n`;
    this.emitFile({ type: 'asset', fileName: 'sw-assets.js', source });
  },
};

/** Lays beside every text what is sent of it: here the best compression costs a second once, not each process. */
const compressedTexts: Plugin = {
  name: 'compressed-texts',
  async writeBundle({ dir = '' }, bundle) {
    const texts = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
    await Promise.all(
      texts.map(async (name) => {
        const file = join(dir, name);
        await writeFile(`${file}.br`, await promisify(brotliCompress)(await readFile(file)));
      }),
    );
  },
};

/** Builds the browser's part into dist/web; `npm run dev:web` serves it beside a running product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), assetsForWorker, compressedTexts],
  // The server writes the nonce of the answer wherever this stands.
  html: { cspNonce: '{{nonce}}' },
  // The law is read from its sources, the same that the server compiles.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // A worker loads what it seldom needs later, as the page does.
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // ECharts and the tables of Ant Design are larger than the 500 kB at which a warning appears; they load by route.
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': process.env.FENGQIAO_URL ?? 'http://127.0.0.1:8080' } },
});
