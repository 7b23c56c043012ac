import { plainText, shownText } from '../../register/cell-text.ts';
import type { RegisterCell, RegisterMerge } from '../../register/register.reading.ts';
import { Sheet } from '../../register/sheet.ts';
import { inFigures, times, whole } from './exact.ts';
import { readNumber } from './figure.number.ts';
import type { TableEntry } from './figure.ts';
import { type Block, blocksOf } from './grid.blocks.ts';
import { levelMark, type Meanings, readHead } from './label.reading.ts';
import { measures } from './measures.ts';

/** A figure of a table with the cell in which it stands; rows and columns count from 0. */
export interface GridEntry extends TableEntry {
  readonly cell: { readonly row: number; readonly column: number };
}

/**
 * Finds the figures of a table: titles and lines of remarks are passed over, heads may take several rows and merged
 * cells, several tables may stand below each other. Without a row of heads each number belongs to the words before it.
 */
export function readGrid(
  cells: readonly (readonly RegisterCell[])[],
  merges: readonly RegisterMerge[] = [],
  meanings: Meanings = {},
): readonly GridEntry[] {
  const sheet = new Sheet(cells, merges);
  const blocks = blocksOf(sheet);
  return blocks.flatMap((block, at) => {
    const group = blocks.length > 1 ? `表${at + 1}` : '';
    const entries = block.header === null ? listed(sheet, block) : tabulated(sheet, block);
    return entries.map((entry) => withUnit(group === '' ? entry : { ...entry, group }, block, meanings));
  });
}

/** Number after words: 受理 | 38 | 件 | 成功 | 37. */
function listed(sheet: Sheet, { from, to }: Block): readonly GridEntry[] {
  const entries: GridEntry[] = [];
  for (let row = from; row < to; row += 1) {
    let words: string[] = [];
    for (const column of sheet.filled(row)) {
      const cell = sheet.cell(row, column);
      if (numberIn(cell) === null) {
        const text = sheet.text(row, column);
        const last = entries.at(-1);
        if (last && words.length === 0 && last.cell.row === row && isUnit(text))
          entries[entries.length - 1] = { ...last, unit: text };
        else words.push(text);
        continue;
      }
      entries.push({ wording: words.join(' ') || '', value: writtenIn(cell), cell: { row, column } });
      words = [];
    }
  }
  return entries;
}

const isUnit = (text: string): boolean =>
  /^(?:件|起|宗|次|人|名|人次|户|元|万元|%|个|份|场)$/.test(plainText(text));

function tabulated(sheet: Sheet, block: Block): readonly GridEntry[] {
  const { header, from, to } = block;
  if (header === null) return [];
  const heads = Array.from({ length: sheet.width }, (_, column) => headOf(sheet, header, from, column));
  const units = heads.findIndex(
    (head, column) => /^(?:计量)?单位$/.test(plainText(head)) && isUnit(sheet.text(from, column)),
  );
  const entries: GridEntry[] = [];
  for (let row = from; row < to; row += 1) {
    const head = rowHead(sheet, row, block, heads);
    const unit = units < 0 ? '' : sheet.text(row, units);
    for (const column of sheet.filled(row)) {
      const cell = sheet.cell(row, column);
      if (column === units || numberIn(cell) === null || isNumbering(heads[column] ?? '')) continue;
      if (block.heads.includes(column)) continue;
      const columnHead = heads[column] ?? '';
      const wording = [head, columnHead].filter((word) => word !== '').join(levelMark);
      const entry = { wording, value: writtenIn(cell), row: head, column: columnHead, cell: { row, column } };
      entries.push(unit === '' ? entry : { ...entry, unit });
    }
  }
  return asPercentages(entries);
}

const isNumbering = (head: string): boolean =>
  /^(?:序号|编号|行次|行号|栏次|no\.?|备注|说明)$/i.test(plainText(head));

/** The levels of a head from the top down; a merged cell counts for all columns that it covers. */
function headOf(sheet: Sheet, top: number, end: number, column: number): string {
  const levels: string[] = [];
  for (let row = top; row < end; row += 1) {
    const text = headText(sheet, row, column, row < end - 1);
    if (text !== '' && !levels.includes(text) && !/^\d{1,2}$/.test(text)) levels.push(text);
  }
  return levels.join(levelMark);
}

function headText(sheet: Sheet, row: number, column: number, isUpper: boolean): string {
  const first = sheet.coveredBy(row, column);
  const own = plainText(first ? sheet.text(first.row, first.column) : sheet.text(row, column));
  if (own !== '' || !isUpper || first) return own;
  // Pasted tables have lost their merged cells: a heading stands over its first column only.
  if (sheet.text(row + 1, column) === '') return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = plainText(sheet.text(row, left));
    if (text !== '') return sheet.text(row + 1, left) === '' ? '' : text;
  }
  return '';
}

function rowHead(sheet: Sheet, row: number, { heads }: Block, columns: readonly string[]): string {
  const levels = heads.flatMap((column) => {
    if (isNumbering(columns[column] ?? '')) return [];
    const first = sheet.coveredBy(row, column);
    const text = plainText(first ? sheet.text(first.row, first.column) : sheet.text(row, column));
    return text === '' ? [] : [text];
  });
  return [...new Set(levels)].join(levelMark);
}

function numberIn(cell: RegisterCell): ReturnType<typeof readNumber> {
  if (typeof cell === 'number' || typeof cell === 'string') return readNumber(shownText(cell));
  return null;
}
const writtenIn = (cell: RegisterCell): string | number =>
  typeof cell === 'number' ? cell : shownText(cell);

/** A workbook holds 98.9% as 0.989: a row or column of rates whose numbers are all within 1 is meant so. */
function asPercentages(entries: readonly GridEntry[]): readonly GridEntry[] {
  const isRated = (head: string) => /率|占比|比重|比例|满意度|同比|环比|增幅/.test(head);
  const headOfRates = ({ row = '', column = '' }: GridEntry) =>
    isRated(column) ? `c${column}` : isRated(row) ? `r${row}` : null;
  const all = new Map<string, boolean>();
  for (const entry of entries) {
    const head = headOfRates(entry);
    if (head === null) continue;
    const isFraction = typeof entry.value === 'number' && Math.abs(entry.value) <= 1;
    all.set(head, isFraction && (all.get(head) ?? true));
  }
  return entries.map((entry) => {
    const head = headOfRates(entry);
    const number = head !== null && all.get(head) ? readNumber(entry.value) : null;
    if (number === null) return entry;
    return {
      ...entry,
      value: `${inFigures(times(number.value, whole(100)), Math.max(0, Math.min(4, number.decimals - 2)))}%`,
    };
  });
}

/** 单位：万元 above a table counts for the amounts whose own head names no unit. */
function withUnit(entry: GridEntry, { title }: Block, meanings: Meanings): GridEntry {
  const unit = /单位[:：]?[^:：]{0,12}?(万元|亿元|元)/.exec(plainText(title))?.[1];
  if (unit === undefined || entry.unit !== undefined) return entry;
  const labels = [entry.row, entry.column, entry.wording].map((head) => readHead(head ?? '', meanings));
  const isMoney = labels.some(({ measure }) => measure !== undefined && measures[measure].nature === 'money');
  return isMoney && labels.every((label) => label.unit === undefined) ? { ...entry, unit } : entry;
}
