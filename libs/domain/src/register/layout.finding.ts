import { plainText, shownText } from './cell-text.ts';
import { chineseYear } from './chinese-number.ts';
import { findHeader, type HeaderPlace } from './header.finding.ts';
import { assignColumns } from './layout.columns.ts';
import { type RegisterField, registerFieldLabels, registerMustFields } from './register.fields.ts';
import type {
  RegisterColumn,
  RegisterContext,
  RegisterLayout,
  RegisterMessage,
  RegisterVillage,
} from './register.reading.ts';
import type { Sheet } from './sheet.ts';
import { type VillageHeading, villageHeadings } from './village.headings.ts';
import type { VillageBook } from './village.reading.ts';

export interface FoundLayout {
  readonly layout: RegisterLayout;
  /** The year was read from the title, the line below it or the sheet name: dates of another year are worth a look. */
  readonly isYearStated: boolean;
  /** Every case lies here: the register has no column for villages and its title names one. */
  readonly village: RegisterVillage | null;
  /** Without such a column the villages may stand in lines of their own. */
  readonly headings: readonly VillageHeading[];
  readonly problems: readonly RegisterMessage[];
}

/** A register without its own date column is read by the next of these. */
const standIns: readonly RegisterField[] = ['accepted_on', 'occurred_on', 'mediated_on'];
const titleWords = /台账|台帐|登记|统计|汇总|一览|明细|清单|册|表$/;

/**
 * Finds header, columns, title and year of a sheet, or null when no row looks like the header of a register.
 * @param lines the rows above the table, counted from 0, where other tables stand between
 */
export function findLayout(
  sheet: Sheet,
  context: RegisterContext,
  book: VillageBook,
  lines?: readonly number[],
): FoundLayout | null {
  const place = findHeader(sheet, context.mapping ?? {}, context.headerRow);
  if (place === null) return null;
  const above = (lines ?? Array.from({ length: place.top }, (_, row) => row)).filter(
    (row) => !sheet.isEmpty(row),
  );
  const titleRow =
    above.find((row) => titleWords.test(lineOf(sheet, row)) && !/^附[件表]/.test(lineOf(sheet, row))) ??
    above[0];
  const metaRow = above.find((row) => titleRow !== undefined && row > titleRow);
  const problems: RegisterMessage[] = [];
  const say = problemsOf(problems, place.top + 1);
  const columns = inWanByMeta(
    withStandIn(assignColumns(sheet, place, context, book), say),
    above.map((row) => lineOf(sheet, row)).join(' '),
    say,
  );
  const titles = above.map((row) => lineOf(sheet, row));
  const stated = statedYear([
    ...titles.map((title) => [title, '年'] as const),
    [context.sheetName ?? '', ''] as const,
  ]);
  const year = stated ?? context.defaultYear ?? usualYear(sheet, place, columns);
  const hasVillages = columns.some((column) => column.field === 'village');
  const headings = hasVillages ? [] : villageHeadings(sheet, place.top + place.depth, book);
  const village = hasVillages ? null : book.mentioned([...titles, context.sheetName ?? ''].join(' '));
  sayAboutColumns(columns, headings.length > 0 ? 'headings' : village, say);
  const layout: RegisterLayout = {
    titleRow: titleRow === undefined ? null : titleRow + 1,
    metaRow: metaRow === undefined ? null : metaRow + 1,
    headerRow: place.top + 1,
    headerRows: place.depth,
    firstDataRow: place.top + place.depth + 1,
    year,
    columns,
    unmapped: columns
      .filter((column) => column.field === null && column.header !== '')
      .map((column) => column.header),
  };
  return { layout, isYearStated: stated !== null, village, headings, problems };
}

function lineOf(sheet: Sheet, row: number): string {
  return (sheet.rows[row] ?? [])
    .map((cell) => shownText(cell))
    .filter((text) => text !== '')
    .join(' ');
}

/** The one year that a line names: lines are asked in order, a line with two years tells nothing. */
function statedYear(lines: readonly (readonly [line: string, behind: string])[]): number | null {
  for (const [line, behind] of lines) {
    const plain = plainText(line);
    const arabic = [...plain.matchAll(new RegExp(`(?<!\\d)(20\\d{2})(?!\\d)${behind}`, 'g'))].map((match) =>
      Number(match[1]),
    );
    const words = [...plain.matchAll(/([零〇一二三四五六七八九]{4})年/g)].map((match) =>
      chineseYear(match[1] ?? ''),
    );
    const years = [...new Set([...arabic, ...words])].filter(
      (year) => year !== null && year >= 2000 && year <= 2099,
    );
    if (years.length === 1) return years[0] ?? null;
  }
  return null;
}

/** The year of most complete dates in the column of reports. */
function usualYear(sheet: Sheet, place: HeaderPlace, columns: readonly RegisterColumn[]): number | null {
  const column = columns.find((one) => one.field === 'reported_on')?.index;
  if (column === undefined) return null;
  const counts = new Map<number, number>();
  for (const row of sheet.rows.slice(place.top + place.depth)) {
    const year = Number(/^(20\d{2})\D/.exec(plainText(shownText(row[column])))?.[1] ?? Number.NaN);
    if (!Number.isNaN(year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].find(([, count]) => count > 0.6 * total)?.[0] ?? null;
}

type Say = (
  code: string,
  severity: RegisterMessage['severity'],
  zh: string,
  en: string,
  column?: RegisterColumn,
) => void;

function problemsOf(problems: RegisterMessage[], headerRow: number): Say {
  return (code, severity, messageZh, message, column) => {
    const where = column ? { field: column.header, column: column.index } : { field: '' };
    problems.push({ code, severity, row: headerRow, ...where, messageZh, message });
  };
}

function withStandIn(columns: readonly RegisterColumn[], say: Say): readonly RegisterColumn[] {
  if (columns.some((column) => column.field === 'reported_on')) return columns;
  const found = standIns.flatMap((field) => columns.find((column) => column.field === field) ?? [])[0];
  if (!found) return columns;
  say(
    'COLUMN_STANDS_IN',
    'warn',
    `没有排查（登记）日期一栏，按“${found.header}”作为上报日期`,
    `There is no column for the date of report; “${found.header}” stands in for it.`,
    found,
  );
  return columns.map((column) => (column === found ? { ...column, field: 'reported_on' as const } : column));
}

/** 单位：万元 or 单位：人、万元 above the table counts for amounts whose own header names no unit. */
function inWanByMeta(columns: readonly RegisterColumn[], lines: string, say: Say): readonly RegisterColumn[] {
  if (!/单位:?[^:]{0,8}?万元/.test(plainText(lines))) return columns;
  return columns.map((column) => {
    const isAmount = column.field === 'amount' || column.field === 'agreed_amount';
    if (!isAmount || column.inWan || /元/.test(column.header)) return column;
    say(
      'AMOUNT_UNIT_READ',
      'info',
      `表头上方注明单位为万元，“${column.header}”按万元读取`,
      `The line above the table says 10,000 yuan: “${column.header}” is read so.`,
      column,
    );
    return { ...column, inWan: true as const };
  });
}

function sayAboutColumns(
  columns: readonly RegisterColumn[],
  village: RegisterVillage | 'headings' | null,
  say: Say,
): void {
  for (const column of columns) {
    if (column.lostTo !== undefined) {
      say(
        'COLUMN_NOT_READ',
        'info',
        `“${column.header}”与“${column.lostTo}”含义相同，按“${column.lostTo}”读取，“${column.header}”只留存原文`,
        `“${column.header}” means the same as “${column.lostTo}”, which is read; its own words are kept.`,
        column,
      );
    }
    if (column.by !== 'content' || column.field === null) continue;
    const { zh, en } = registerFieldLabels[column.field];
    const name = column.header === '' ? `第${column.index + 1}列` : `“${column.header}”`;
    say(
      'COLUMN_BY_CONTENT',
      'warn',
      `${name}按内容认作“${zh}”，请核对`,
      `A column was taken for the ${en} by its content.`,
      column,
    );
  }
  for (const field of registerMustFields) {
    if (columns.some((column) => column.field === field)) continue;
    const { zh, en } = registerFieldLabels[field];
    if (field === 'village' && village === 'headings') {
      say(
        'VILLAGE_FROM_HEADINGS',
        'warn',
        '没有村（社区）一栏，按各行上方的小标题登记，请核对',
        'There is no column for villages; each case lies in the village of the heading above it.',
      );
      continue;
    }
    if (field === 'village' && village && village !== 'headings') {
      say(
        'VILLAGE_FROM_TITLE',
        'warn',
        `没有村（社区）一栏，按标题全部登记为${village.name}，请核对`,
        `There is no column for villages; by the title every case lies in ${village.name}.`,
      );
      continue;
    }
    say(
      'COLUMN_MISSING',
      'error',
      `没有找到“${zh}”一栏，请在列对应中指定`,
      `No column for the ${en} was found; name it in the mapping.`,
    );
  }
  if (!columns.some((column) => column.field === 'closed_on' || column.field === 'mediated_on')) {
    say(
      'COLUMN_MISSING',
      'warn',
      '没有找到“化解日期”一栏，已了结的案件按上报日期登记为化解日期，请核对',
      'No column for the closing date was found: ended cases are entered as ended on the day of report.',
    );
  }
}
