import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Builds the browser's part into dist/web; `npm run dev:web` serves it beside a running product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server writes the nonce of the answer wherever this stands.
  html: { cspNonce: '{{nonce}}' },
  // The law is read from its sources, the same that the server compiles.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // ECharts and the tables of Ant Design are larger than the 500 kB at which a warning appears; they load by route.
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': process.env.FENGQIAO_URL ?? 'http://127.0.0.1:8080' } },
});
