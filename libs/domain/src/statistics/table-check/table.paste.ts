import type { RegisterCell } from '../../register/register.reading.ts';

/**
 * Tells whether a text is a table: pasted from a spreadsheet (tabs), or lines divided by commas or bars. Quoted cells may
 * hold line breaks, as spreadsheets write them.
 * @returns its cells, or null for a paragraph
 */
export function tableOfText(text: string): readonly (readonly RegisterCell[])[] | null {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.includes('\t'))) return divided(plain, '\t');
  if (isMostly(lines, (line) => /^\s*\|.*\|\s*$/.test(line))) {
    const bare = plain.split('\n').filter((line) => !/^[\s|:-]+$/.test(line));
    return divided(bare.map((line) => line.trim().replace(/^\||\|$/g, '')).join('\n'), '|');
  }
  return isDividedByCommas(lines) ? divided(plain, ',') : null;
}

const isMostly = (lines: readonly string[], holds: (line: string) => boolean): boolean =>
  lines.length > 1 && lines.filter(holds).length * 2 > lines.length;

/** 1,234 alone divides nothing; sentences are longer and end with their own signs. */
function isDividedByCommas(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => line.length > 400 || /[。；]/.test(line))) return false;
  const counts = new Set(lines.map((line) => line.split(',').length));
  return (counts.size === 1 && !counts.has(1)) || isMostly(lines, (line) => /[^\d],|,[^\d]/.test(line));
}

function divided(text: string, mark: string): readonly (readonly RegisterCell[])[] {
  const rows: RegisterCell[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { cell, next } = text[at] === '"' ? quoted(text, at, mark) : plainCell(text, at, mark);
    const shown = cell.trim();
    rows.at(-1)?.push(shown === '' ? null : shown);
    if (text[next] === '\n') rows.push([]);
    at = next + 1;
  }
  return rows;
}

function plainCell(
  text: string,
  from: number,
  mark: string,
): { readonly cell: string; readonly next: number } {
  let next = from;
  while (next < text.length && text[next] !== mark && text[next] !== '\n') next += 1;
  return { cell: text.slice(from, next), next };
}

/** A mark that is never closed is a character like others. */
function quoted(text: string, from: number, mark: string): { readonly cell: string; readonly next: number } {
  const [whole, inner = ''] = /^"((?:[^"]|"")*)"(?=[\t,|\n]|$)/.exec(text.slice(from, from + 2_000)) ?? [];
  if (whole === undefined) return plainCell(text, from, mark);
  return { cell: inner.replaceAll('""', '"').replaceAll('\n', ''), next: from + whole.length };
}
