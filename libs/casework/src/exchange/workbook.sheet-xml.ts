import type { RegisterMerge } from '#domain';
import { exchangeLimits } from './exchange.limits.ts';
import { fileRefused } from './file.refusal.ts';

const prefix = '(?:\\w+:)?';
const placed = new RegExp(`<(${prefix}(?:row|c))\\b([^>]*?)(/?)>`, 'g');
const mergeTag = new RegExp(
  `<${prefix}mergeCell\\b[^>]*?\\bref="([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})"`,
  'g',
);
const errorCell = new RegExp(`(<${prefix}c\\b[^>]*?)\\bt="e"`, 'g');
/** A formula whose result was never stored, as programs write it that do not calculate. */
const bareFormula = new RegExp(
  `(<${prefix}c\\b)([^>]*)>\\s*<${prefix}f\\b[^>]*>([^<]*)</${prefix}f>\\s*` +
    `(?:<${prefix}v\\s*/>|<${prefix}v>\\s*</${prefix}v>)?\\s*</(${prefix})c>`,
  'g',
);
const emptyContent = new RegExp(`^\\s*(?:<${prefix}v\\s*/>|<${prefix}v>\\s*</${prefix}v>)?\\s*</${prefix}c>`);
/** Sheets of Excel end here. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/**
 * Makes the XML of a sheet safe to read: refuses sheets that are too long or too wide before a library builds a grid
 * for them, gives cells without an address theirs, and turns what a library would silently read as empty (errors of
 * formulas, formulas without a result) into text that a person gets to see.
 * @throws RuleError kind "invalid", code "table-too-long", "table-too-wide" or "workbook-damaged"
 */
export function checkedSheetXml(xml: string): string {
  return withAddresses(xml)
    .replace(errorCell, '$1t="str"')
    .replace(bareFormula, (_all, open: string, attributes: string, formula: string, ns: string) => {
      const kept = attributes.replace(/\s\bt="[^"]*"/, '');
      return `${open}${kept} t="str"><${ns}v>=${formula}</${ns}v></${ns}c>`;
    });
}

/** Walks all rows and cells; rows must rise. Cells that hold something must lie within the limits. */
function withAddresses(xml: string): string {
  let row = 0;
  let column = 0;
  return xml.replace(placed, (tag, name: string, attributes: string, selfClosed: string, at: number) => {
    const stated = /(?<![\w:])r\s*=\s*(["'])([^"']*)\1/.exec(attributes)?.[2];
    if (name.endsWith('row')) {
      const next = stated === undefined ? row + 1 : wholeNumber(stated);
      if (next <= row || next > lastRow) throw fileRefused('workbook-damaged');
      [row, column] = [next, 0];
      return stated === undefined ? `<${name} r="${row}"${attributes}${selfClosed}>` : tag;
    }
    if (row === 0) throw fileRefused('workbook-damaged');
    const next = stated === undefined ? column + 1 : columnOf(stated, row);
    if (next <= column || next > lastColumn) throw fileRefused('workbook-damaged');
    column = next;
    const behind = at + tag.length;
    if (selfClosed === '' && !emptyContent.test(xml.slice(behind, behind + 40))) refuseFar(row, column);
    return stated === undefined ? `<${name} r="${lettersOf(column)}${row}"${attributes}${selfClosed}>` : tag;
  });
}

function refuseFar(row: number, column: number): void {
  if (row > exchangeLimits.rows) throw fileRefused('table-too-long');
  if (column > exchangeLimits.columns) throw fileRefused('table-too-wide');
}

function wholeNumber(text: string): number {
  return /^\d{1,7}$/.test(text) ? Number(text) : 0;
}

/** The column of an address, or 0 when the address is none or of another row. */
function columnOf(address: string, row: number): number {
  const [, letters = '', number] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  return Number(number) === row ? columnNumber(letters) : 0;
}

/** The merged blocks of a sheet; rows and columns from 0. */
export function mergesOf(xml: string): readonly RegisterMerge[] {
  return [...xml.matchAll(mergeTag)].map(([, left = '', top, right = '', bottom]) => ({
    top: Number(top) - 1,
    left: columnNumber(left) - 1,
    bottom: Number(bottom) - 1,
    right: columnNumber(right) - 1,
  }));
}

/** A = 1, Z = 26, AA = 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(column: number): string {
  const last = (column - 1) % 26;
  const rest = (column - 1 - last) / 26;
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(65 + last)}`;
}
