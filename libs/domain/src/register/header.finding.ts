import { plainText } from './cell-text.ts';
import { headerKey, headerMeaning } from './header.wordings.ts';
import { decidedField } from './mapping.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterMapping } from './register.reading.ts';
import type { Sheet } from './sheet.ts';

/** Where the header stands; rows count from 0. */
export interface HeaderPlace {
  readonly top: number;
  readonly depth: number;
}

/** A header further down is not looked for: nobody writes more lines above a table. */
export const searchedRows = 200;
const deepest = 3;
/** Fewer recognised columns make no register. */
const fewestFields = 3;
const fewestOfNextTable = 4;
/** Line breaks and blanks that only spread a header over its cell: 登记\n时间. */
const betweenCharacters = /(?<=[\p{Script=Han}()（）、]) (?=[\p{Script=Han}()（）、])/gu;
/** A cell of a header is a few words. */
const longestCell = 30;
/** A row under the header that fills one of these is a row of the table, not a second level of the header. */
const core: ReadonlySet<RegisterField> = new Set([
  'seq',
  'reported_on',
  'village',
  'type',
  'summary',
  'status',
]);

/** Finds the header: the row, or up to three rows together, in which most columns are recognised. */
export function findHeader(sheet: Sheet, mapping: RegisterMapping, chosen?: number): HeaderPlace | null {
  let best: HeaderPlace | null = null;
  let bestScore = 0;
  const [from, to] =
    chosen === undefined ? [0, Math.min(sheet.rows.length, searchedRows) - 1] : [chosen - 1, chosen - 1];
  for (let top = from; top <= to; top += 1) {
    for (let depth = 1; depth <= deepest && top + depth <= sheet.rows.length; depth += 1) {
      if (!looksLikeHeader(sheet, top + depth - 1)) break;
      if (depth > 1 && !looksLikeGroups(sheet, top + depth - 2)) break;
      const { score, fields } = scoreOf(sheet, { top, depth }, mapping);
      const isBetter = score > bestScore || (score === bestScore && best !== null && depth < best.depth);
      if (isBetter && (fields >= fewestFields || chosen !== undefined)) {
        best = { top, depth };
        bestScore = score;
      }
    }
  }
  if (best === null) return chosen === undefined ? null : { top: chosen - 1, depth: 1 };
  return withLowerLevels(sheet, withUpperLevels(sheet, best));
}

/** Whether a row below a table is the header of another one: a case never holds the names of so many columns. */
export function beginsTable(sheet: Sheet, row: number): boolean {
  if (!looksLikeHeader(sheet, row)) return false;
  const meanings = sheet.filled(row).map((column) => headerMeaning([sheet.text(row, column)]));
  const whole = meanings.filter((meaning) => meaning !== null && meaning.rank < 1000);
  const known = meanings.filter((meaning) => meaning !== null);
  return (
    new Set(whole.map((meaning) => meaning?.field)).size >= fewestOfNextTable &&
    known.length >= 0.6 * meanings.length
  );
}

/** The texts of a column's header from top to bottom. */
export function headerLevels(sheet: Sheet, { top, depth }: HeaderPlace, column: number): readonly string[] {
  const levels: string[] = [];
  for (let level = 0; level < depth; level += 1) {
    const own = headerText(sheet, top + level, column);
    // A group heading stands over its first column only; the others find it to their left.
    const group = own === '' && level < depth - 1 ? groupHeading(sheet, { top, depth }, level, column) : own;
    if (group !== '' && !levels.includes(group)) levels.push(group);
  }
  return levels;
}

function groupHeading(sheet: Sheet, { top, depth }: HeaderPlace, level: number, column: number): string {
  const below = headerText(sheet, top + depth - 1, column);
  if (below === '') return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const heading = headerText(sheet, top + level, left);
    // A heading with nothing below it is a column of its own, not a group.
    if (heading === '') continue;
    const ends = sheet.isFirstOfBlock(top + level, left) || sheet.coveredBy(top + level, left) !== null;
    return ends || headerText(sheet, top + depth - 1, left) === '' ? '' : heading;
  }
  return '';
}

function headerText(sheet: Sheet, row: number, column: number): string {
  const first = sheet.coveredBy(row, column);
  const cell = first ? sheet.cell(first.row, first.column) : sheet.cell(row, column);
  if (typeof cell !== 'string') return '';
  const text = sheet
    .text(first?.row ?? row, first?.column ?? column)
    .replace(/\s+/g, ' ')
    .replace(betweenCharacters, '');
  return /^\d+$/.test(text) ? '' : text;
}

/** An upper level of a header: several short headings, unlike a title or a line such as 填报单位：…. */
function looksLikeGroups(sheet: Sheet, row: number): boolean {
  const filled = sheet.filled(row);
  return (
    filled.length >= 2 &&
    filled.every((column) => sheet.text(row, column).length <= 15 && !/[:：]/.test(sheet.text(row, column)))
  );
}

/** Only short texts, at least one, no dates and no numbers. */
function looksLikeHeader(sheet: Sheet, row: number): boolean {
  const filled = sheet.filled(row);
  return (
    filled.length > 0 &&
    filled.every((column) => {
      const cell = sheet.cell(row, column);
      if (typeof cell !== 'string') return false;
      const text = plainText(sheet.text(row, column));
      // A title above the header is longer; it takes no part in the score.
      return text.length <= longestCell ? !/^[\d.,/-]+$/.test(text) : filled.length <= 2;
    })
  );
}

function scoreOf(
  sheet: Sheet,
  place: HeaderPlace,
  mapping: RegisterMapping,
): { readonly score: number; readonly fields: number } {
  const fields = new Map<RegisterField, number>();
  for (let column = 0; column < sheet.width; column += 1) {
    const levels = headerLevels(sheet, place, column);
    if (levels.length === 0) continue;
    const saved = decidedField(mapping, headerKey(levels.join('/')));
    const meaning = saved && saved !== 'ignore' ? { field: saved, rank: 0 } : headerMeaning(levels);
    if (!meaning || meaning.field === null) continue;
    const points = meaning.rank < 1000 ? 2 : 1;
    fields.set(meaning.field, Math.max(points, fields.get(meaning.field) ?? 0));
  }
  return { score: [...fields.values()].reduce((sum, points) => sum + points, 0), fields: fields.size };
}

/** Headings that are merged down into the found row belong to the header with the groups beside them. */
function withUpperLevels(sheet: Sheet, { top, depth }: HeaderPlace): HeaderPlace {
  const reachesUp = Array.from({ length: sheet.width }, (_, column) => sheet.coveredBy(top, column)).some(
    (first) => first !== null && first.row < top,
  );
  return reachesUp && depth < deepest
    ? withUpperLevels(sheet, { top: top - 1, depth: depth + 1 })
    : { top, depth };
}

/** Adds rows that belong to the header although they name no further field (性别, 年龄 below 当事人). */
function withLowerLevels(sheet: Sheet, found: HeaderPlace): HeaderPlace {
  let place = found;
  while (place.depth < deepest) {
    const row = place.top + place.depth;
    const filled = sheet.filled(row);
    const below = filled.filter((column) => !sheet.coveredBy(row, column));
    const belongs =
      isNumbering(sheet, row, filled) ||
      reachesInto(sheet, place, row) ||
      (below.length >= 2 &&
        looksLikeHeader(sheet, row) &&
        below.every((column) => {
          const meaning = headerMeaning(headerLevels(sheet, place, column));
          return !meaning?.field || !core.has(meaning.field);
        }) &&
        below.every((column) => sheet.text(row, column).length <= 8));
    if (!belongs) return place;
    place = { top: place.top, depth: place.depth + 1 };
  }
  return place;
}

/** Headings beside it are merged down into this row: it is their second level. */
function reachesInto(sheet: Sheet, { top }: HeaderPlace, row: number): boolean {
  const merged = Array.from({ length: sheet.width }, (_, column) => sheet.coveredBy(row, column)).filter(
    (first) => first !== null && first.row >= top && first.row < row,
  );
  return merged.length >= 2 && looksLikeHeader(sheet, row);
}

/** A row that only counts the columns: 1, 2, 3 … */
function isNumbering(sheet: Sheet, row: number, filled: readonly number[]): boolean {
  const numbers = filled.map((column) => Number(plainText(sheet.text(row, column))));
  return numbers.length >= 5 && numbers.every((value, at) => value === (numbers[0] ?? 0) + at);
}
