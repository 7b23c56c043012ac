/**
 * `npm run bench -- commands | list | import-register | verify | idle | screen | sweep | review | statistics | dossier | typical [arguments]`: builds what is not built, then measures.
 * See docs/performance.md.
 */
import { ensureBuilt } from '../apps/standalone/build.mjs';

const names = [
  'commands',
  'list',
  'import-register',
  'verify',
  'idle',
  'screen',
  'sweep',
  'review',
  'statistics',
  'dossier',
  'typical',
];
const [name, ...rest] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`npm run bench -- ${names.join(' | ')}`);
  process.exit(1);
}
await ensureBuilt();
process.argv = [process.argv[0], process.argv[1], ...rest];
await import(`./${name}.mjs`);
