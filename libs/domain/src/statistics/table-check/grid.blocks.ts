import { plainText } from '../../register/cell-text.ts';
import type { Sheet } from '../../register/sheet.ts';
import { readNumber } from './figure.number.ts';

/** One table of a sheet. Rows count from 0. */
export interface Block {
  /** The lines above it: its title, 单位：万元. */
  readonly title: string;
  /** The first row of heads, or null where each number belongs to the words before it. */
  readonly header: number | null;
  /** The first row of figures, and the row behind the last. */
  readonly from: number;
  readonly to: number;
  /** The columns on the left that name the rows. */
  readonly heads: readonly number[];
}

/** Divides a sheet into its tables: each has rows of figures, with heads above them or without. */
export function blocksOf(sheet: Sheet): readonly Block[] {
  const blocks: Block[] = [];
  let row = 0;
  while (row < sheet.rows.length) {
    const from = firstFigures(sheet, row);
    if (from === null) break;
    const to = endOf(sheet, from);
    blocks.push(blockOf(sheet, row, from, to));
    row = to;
  }
  return blocks;
}

function firstFigures(sheet: Sheet, start: number): number | null {
  for (let row = start; row < sheet.rows.length; row += 1) if (hasFigures(sheet, row)) return row;
  return null;
}

/** A table ends where a row of heads or a title stands between figures again, or two empty rows. */
function endOf(sheet: Sheet, from: number): number {
  for (let row = from + 1; row < sheet.rows.length; row += 1) {
    if (hasFigures(sheet, row)) continue;
    if (isHeads(sheet, row) && firstFigures(sheet, row) !== null && !isOneRowOfWords(sheet, row)) return row;
    if (sheet.isEmpty(row) && (row + 1 >= sheet.rows.length || !hasFigures(sheet, row + 1))) return row;
  }
  return sheet.rows.length;
}

/** 按类型分： between rows of figures is a remark, no head of a new table. */
const isOneRowOfWords = (sheet: Sheet, row: number): boolean => sheet.filled(row).length < 2;

function blockOf(sheet: Sheet, start: number, from: number, to: number): Block {
  let header: number | null = null;
  for (let row = from - 1; row >= start; row -= 1) {
    if (sheet.isEmpty(row) || !isHeads(sheet, row)) break;
    header = row;
  }
  const above = Array.from({ length: (header ?? from) - start }, (_, at) => start + at);
  const title = above
    .map((row) =>
      sheet
        .filled(row)
        .map((column) => sheet.text(row, column))
        .join(' '),
    )
    .join(' ');
  return { title, header, from, to, heads: header === null ? [] : headColumns(sheet, header, from, to) };
}

/** Two or more short words side by side, or cells merged over several columns with words below them. */
function isHeads(sheet: Sheet, row: number): boolean {
  const filled = sheet.filled(row);
  const covered = Array.from({ length: sheet.width }, (_, column) => column).filter((column) =>
    sheet.coveredBy(row, column),
  );
  return (
    filled.length + (filled.length > 0 ? 0 : covered.length) >= 2 &&
    filled.every((column) => {
      const text = plainText(sheet.text(row, column));
      return (
        text.length <= 24 &&
        !/^(?:填报|制表|单位[:：]|报送|日期|审核|负责人)/.test(text) &&
        !/[。；]/.test(text)
      );
    })
  );
}

/** A row of figures: a number that is neither a year in a head nor the number of a column. */
function hasFigures(sheet: Sheet, row: number): boolean {
  const numbers = sheet.filled(row).filter((column) => isFigure(sheet, row, column));
  if (numbers.length === 0) return false;
  const values = numbers.map((column) => plainText(sheet.text(row, column)));
  const areYears =
    values.every((text) => /^20\d\d年?$/.test(text)) && sheet.filled(row).length <= values.length + 1;
  const isNumbering =
    values.length >= 4 && values.every((text, at) => Number(text) === at + Number(values[0]));
  const others = sheet.filled(row).filter((column) => !numbers.includes(column));
  return (
    !areYears && !(isNumbering && others.length <= 1 && values[0] !== undefined && Number(values[0]) <= 2)
  );
}

function isFigure(sheet: Sheet, row: number, column: number): boolean {
  const cell = sheet.cell(row, column);
  if (typeof cell === 'number') return true;
  if (typeof cell !== 'string') return false;
  const number = readNumber(cell);
  return number !== null && (!number.isInWords || number.unit !== null);
}

/** The columns before the first one in which most rows have a figure. */
function headColumns(sheet: Sheet, header: number, from: number, to: number): readonly number[] {
  const heads: number[] = [];
  for (let column = 0; column < sheet.width; column += 1) {
    const isNumbering = /^(?:序号|编号|行次|行号|no\.?)$/i.test(plainText(sheet.text(header, column)));
    const rows = Array.from({ length: to - from }, (_, at) => from + at).filter(
      (row) => sheet.text(row, column) !== '',
    );
    const figures = rows.filter((row) => isFigure(sheet, row, column)).length;
    if (!isNumbering && figures * 2 > rows.length) break;
    heads.push(column);
  }
  return heads;
}
