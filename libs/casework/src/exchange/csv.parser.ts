import type { RegisterCell } from '#domain';
import { exchangeLimits } from './exchange.limits.ts';
import { fileRefused } from './file.refusal.ts';

export interface ParsedCsv {
  readonly cells: readonly (readonly RegisterCell[])[];
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly delimiter: string;
}

const delimiters = [',', '\t', ';', '，'] as const;

/**
 * Reads a table of text: UTF-8 with or without mark, UTF-16 with mark, else GB18030 (and with it GBK and GB2312);
 * divided by comma, tab, semicolon or full-width comma; quoted cells may hold line breaks. Every cell is text.
 * @throws RuleError kind "invalid": empty, too large, not text, a web page, a quotation mark that never closes
 */
export function parseCsv(buffer: Uint8Array): ParsedCsv {
  const { text, encoding } = decodedText(buffer);
  // Excel's own hint names the delimiter in a first line that it does not show.
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const delimiter = hint?.[1] ?? likelyDelimiter(body);
  return { cells: divided(body, delimiter), encoding, delimiter };
}

/**
 * The text of a file, whatever its encoding.
 * @throws RuleError kind "invalid": empty, too large, not text, a web page
 */
export function decodedText(buffer: Uint8Array): {
  readonly text: string;
  readonly encoding: ParsedCsv['encoding'];
} {
  if (buffer.length === 0) throw fileRefused('file-empty');
  if (buffer.length > exchangeLimits.fileBytes) throw fileRefused('file-too-large');
  // Documents that begin like text: PDF and RTF.
  if (/^(?:%PDF-|\{\\rtf)/.test(Buffer.from(buffer.subarray(0, 5)).toString('latin1')))
    throw fileRefused('file-not-text');
  const decoding = decoded(buffer);
  if (/^\s*<(?:!doctype|html|\?xml|table)\b/i.test(decoding.text.slice(0, 1000)))
    throw fileRefused('file-web-page');
  return decoding;
}

function decoded(buffer: Uint8Array): { readonly text: string; readonly encoding: ParsedCsv['encoding'] } {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodedAs('utf-16le', buffer);
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodedAs('utf-16be', buffer);
  // Bytes 0 stand in no text of the encodings below.
  if (buffer.subarray(0, 4096).includes(0)) throw fileRefused('file-not-text');
  try {
    return decodedAs('utf-8', buffer);
  } catch {
    return decodedAs('gb18030', buffer);
  }
}

function decodedAs(
  encoding: ParsedCsv['encoding'],
  buffer: Uint8Array,
): { readonly text: string; readonly encoding: ParsedCsv['encoding'] } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(buffer), encoding };
  } catch (cause) {
    if (encoding === 'utf-8') throw cause;
    throw fileRefused('file-not-text');
  }
}

/** The sign that stands most often outside quotation marks in the first lines. */
function likelyDelimiter(text: string): string {
  const counts = new Map<string, number>(delimiters.map((sign) => [sign, 0]));
  let quoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    const count = quoted ? undefined : counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  // A comma of Chinese prose divides nothing where a plain sign divides.
  const plain = delimiters
    .slice(0, 3)
    .reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best));
  return (counts.get(plain) ?? 0) > 0 ? plain : '，';
}

/** Cells row by row. A quotation mark counts only at the beginning of a cell. */
function divided(text: string, delimiter: string): readonly (readonly RegisterCell[])[] {
  const rows: (readonly RegisterCell[])[] = [];
  let row: RegisterCell[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, next } =
      text[at] === '"' ? quotedCell(text, at, delimiter, rows.length + 1) : plainCell(text, at, delimiter);
    row.push(value === '' ? null : value);
    at = next;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(trimmed(row));
    row = [];
    if (rows.length > exchangeLimits.rows) throw fileRefused('table-too-long');
  }
  return rows;
}

function plainCell(
  text: string,
  from: number,
  delimiter: string,
): { readonly value: string; readonly next: number } {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), next: at };
}

function quotedCell(
  text: string,
  from: number,
  delimiter: string,
  row: number,
): { readonly value: string; readonly next: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    // Read on to the end of the file, such a cell would swallow every row below it.
    if (close < 0) throw fileRefused('csv-quote-open', { zh: `第${row}行`, en: `Row ${row}.` });
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // Text behind the closing mark belongs to the cell: "张三"等3人
  const rest = plainCell(text, at, delimiter);
  return { value: value + rest.value, next: rest.next };
}

/** Without empty cells at the end: spreadsheets write a delimiter for every formatted column. */
function trimmed(row: RegisterCell[]): readonly RegisterCell[] {
  const last = row.findLastIndex((cell) => cell !== null && cell !== '');
  if (last >= exchangeLimits.columns) throw fileRefused('table-too-wide');
  return row.slice(0, last + 1);
}
