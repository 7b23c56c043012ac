import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { coverageTable } from '#casework/verification';
import {
  deadlineTable,
  figureTable,
  machineDiagram,
  policyTable,
  stateTable,
  tableCheckTable,
} from '#domain';

/** A document that the code writes, whole or in part; `from` is what stands in the file now. */
interface GeneratedDocument {
  readonly path: string;
  readonly content: (from: string) => string;
}

/** The documents that follow from the code. A spec fails when one of them is out of date. */
export const generatedDocuments: readonly GeneratedDocument[] = [
  { path: 'docs/policy.md', content: policyTable },
  { path: 'docs/architecture.md', content: withDiagram },
  { path: 'docs/deadlines.md', content: (from) => withBlock(from, 'rules', deadlineTable()) },
  { path: 'docs/statistics.md', content: (from) => withBlock(from, 'figures', figureTable()) },
  { path: 'docs/statistics-checks.md', content: (from) => withBlock(from, 'checks', tableCheckTable()) },
  { path: 'docs/verification.md', content: (from) => withBlock(from, 'matrix', coverageTable()) },
];

function withDiagram(from: string): string {
  return withBlock(from, 'diagram', ['```mermaid', machineDiagram(), '```', '', stateTable()].join('\n'));
}

/** @throws Error when the marks are not there: nothing is guessed about where the block belongs */
function withBlock(from: string, name: string, block: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest] = from.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${begin} … ${end} is missing`);
  return `${before}${begin}\n\n${block}\n\n${end}${after}`;
}

/**
 * Writes every generated document below a folder.
 * @returns the paths of those that were out of date
 */
export async function writeDocuments(folder: string): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { path, content } of generatedDocuments) {
    const file = join(folder, path);
    const from = await readFile(file, 'utf8').catch(() => '');
    const to = content(from);
    if (to === from) continue;
    await writeFile(file, to);
    changed.push(path);
  }
  return changed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const changed = await writeDocuments(process.cwd());
  process.stdout.write(`${changed.length === 0 ? 'up to date' : changed.join('\n')}\n`);
}
