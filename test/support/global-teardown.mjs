// biome-ignore lint/style/noDefaultExport: Jest calls the default export
export { stopTestServer as default } from './global-setup.mjs';
