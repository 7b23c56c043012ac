/** `node --import ./test/support/typescript.mjs x.ts` runs our source as it is, in a process outside Jest. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
