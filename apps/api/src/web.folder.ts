import { fileURLToPath } from 'node:url';

/** Where the build puts the browser's part: dist/web, seen from dist/apps/api/src. Nothing is there before a build. */
export const webFolder = fileURLToPath(new URL('../../../web', import.meta.url));
