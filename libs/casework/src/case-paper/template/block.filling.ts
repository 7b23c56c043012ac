import type { PaperBlock } from '#casework/paper';
import type { PaperData } from '#domain';

type Line = Readonly<Record<string, string>>;

const field = /\{\{([^{}#/]+)\}\}/g;
const opened = /\{\{#([^{}]+)\}\}/;
const closed = /\{\{\/[^{}]+\}\}/g;

/** What a list gives in a line goes before what the case gives; a field that nobody knows is empty. */
const filled = (text: string, data: PaperData, line: Line = {}): string =>
  text.replace(field, (_, name: string) => {
    const value = line[name] ?? data[name];
    return typeof value === 'string' ? value : '';
  });

/** A row that names a list comes once for each of its lines. */
function rowsOf(row: readonly string[], data: PaperData): readonly (readonly string[])[] {
  const [, name] = opened.exec(row[0] ?? '') ?? [];
  if (name === undefined) return [row.map((cell) => filled(cell, data))];
  const lines = data[name];
  const plain = row.map((cell) => cell.replace(opened, '').replace(closed, ''));
  return typeof lines === 'string' || lines === undefined
    ? []
    : lines.map((line) => plain.map((cell) => filled(cell, data, line)));
}

/** The blocks of a form with its fields filled: the same content as the .docx that is made of the same template. */
export function filledBlocks(blocks: readonly PaperBlock[], data: PaperData): readonly PaperBlock[] {
  return blocks.map((block): PaperBlock => {
    switch (block.kind) {
      case 'title':
      case 'under':
      case 'address':
      case 'heading':
      case 'text':
        return { ...block, text: filled(block.text, data) };
      case 'table':
        return { ...block, rows: block.rows.flatMap((row) => rowsOf(row, data)) };
      case 'form':
        return {
          ...block,
          rows: block.rows.map(({ label, text }) => ({ label, text: filled(text, data) })),
        };
      case 'signature':
        return { ...block, issuer: filled(block.issuer, data), on: filled(block.on, data) };
      default:
        return block;
    }
  });
}
