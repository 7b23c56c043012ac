import { equal, inFigures, whole } from '../statistics/table-check/exact.ts';
import { type Figure, figureOf } from '../statistics/table-check/figure.ts';
import { percentOf, percentText, percentVerdict } from '../statistics/table-check/percent.verdict.ts';
import { checkText } from '../statistics/table-check/table-check.ts';
import { readText } from '../statistics/table-check/text.reading.ts';
import { plainText } from './cell-text.ts';
import type { Note } from './note.ts';
import { countOfRows, ratesOfRows } from './printed.counts.ts';
import type {
  RegisterCell,
  RegisterMerge,
  RegisterMessage,
  RegisterReading,
  RegisterRowKind,
  RowReading,
} from './register.reading.ts';
import type { RegisterDraft } from './register.record.ts';
import { Sheet } from './sheet.ts';
import { isCountOfCases } from './totals.reading.ts';

/** A sheet prints its figures in a few lines; more are no summary. */
const most = { lines: 20, characters: 1_000 } as const;
const spoken: ReadonlySet<RegisterRowKind> = new Set(['title', 'meta', 'note', 'totals']);

/**
 * Holds the figures that a sheet prints above its header and below its last case against its rows, and against each
 * other: 共受理60件，化解48件，化解率80%. Each contradiction is said at its line.
 * @param isOneTable  of several tables on a sheet nobody knows of which a line speaks: then each line only answers to itself
 */
export function withPrintedFigures(
  sheet: Sheet,
  rows: readonly RowReading[],
  isOneTable: boolean,
): readonly RowReading[] {
  const header = rows.findIndex(({ kind }) => kind === 'header');
  const last = rows.findLastIndex(({ kind }) => kind === 'data');
  const cases = isOneTable ? rows.flatMap((row) => (row.kind === 'data' ? [row.record] : [])) : [];
  const lines = rows
    .filter(({ kind }, at) => (at < header || at > last) && spoken.has(kind))
    .slice(0, most.lines);
  const said = new Map(lines.map((line) => [line.row, messagesOf(sheet, line, cases)]));
  return rows.map((row) => ({ ...row, messages: [...row.messages, ...(said.get(row.row) ?? [])] }));
}

const codes: ReadonlySet<string> = new Set([
  'PRINTED_FIGURES_CONTRADICT',
  'PRINTED_COUNT_DIFFERS',
  'PRINTED_RATE_DIFFERS',
]);

/** The same after rows were corrected: what a sheet prints is held against its rows as they are to be entered. */
export function withFiguresRechecked(
  reading: RegisterReading,
  cells: readonly (readonly RegisterCell[])[],
  merges: readonly RegisterMerge[] = [],
): RegisterReading {
  const before = reading.rows.map((row) => ({
    ...row,
    messages: row.messages.filter(({ code }) => !codes.has(code)),
  }));
  const rows = withPrintedFigures(new Sheet(cells, merges), before, reading.furtherLayouts.length === 0);
  return { ...reading, rows };
}

function messagesOf(
  sheet: Sheet,
  { row, kind }: RowReading,
  cases: readonly RegisterDraft[],
): readonly RegisterMessage[] {
  const text = sheet
    .filled(row - 1)
    .map((column) => sheet.text(row - 1, column))
    // What stands alone in a row of totals belongs to its column, and is held against it.
    .filter(
      (cell) => kind !== 'totals' || (/\p{Script=Han}.*\d/u.test(cell) && !isCountOfCases(plainText(cell))),
    )
    .join('；')
    .slice(0, most.characters);
  if (!/\d/.test(text.normalize('NFKC'))) return [];
  const notes = [...withItself(text), ...(cases.length === 0 ? [] : withRows(text, cases))];
  return notes.map(({ zh, en, ...note }) => ({
    ...note,
    row,
    field: '',
    messageZh: `第${row}行：${zh}`,
    message: `Row ${row}: ${en}`,
  }));
}

const withItself = (text: string): readonly Note[] =>
  checkText(text)
    .findings.filter(({ severity }) => severity !== 'note')
    .map(({ zh, en }) => ({ code: 'PRINTED_FIGURES_CONTRADICT', severity: 'warn', zh, en }));

/** Of another time than the register's own. */
const otherTimes = /去年|上一?[年月季周]|往年|历年|同期|累计/;

function withRows(text: string, cases: readonly RegisterDraft[]): readonly Note[] {
  const sentences = text.split(/[。；;！!]/).filter((sentence) => !otherTimes.test(sentence));
  const figures = sentences.flatMap((sentence) => readText(sentence).map((draft, at) => figureOf(at, draft)));
  return figures.flatMap((figure) => {
    if (figure === null || figure.isApproximate) return [];
    const note = figure.kind === 'rate' ? rateNote(figure, cases) : countNote(figure, cases);
    return note === null ? [] : [note];
  });
}

function countNote(figure: Figure, cases: readonly RegisterDraft[]): Note | null {
  const counted = figure.kind === 'count' ? countOfRows(figure, cases) : null;
  if (counted === null || equal(whole(counted), figure.value)) return null;
  const printed = inFigures(figure.value);
  return {
    code: 'PRINTED_COUNT_DIFFERS',
    severity: 'warn',
    zh: `表上写明的“${figure.wording}”为${printed}，与逐行读数${counted}件（全部${cases.length}行）不一致，请核对`,
    en: `The sheet prints ${printed} for “${figure.wording}”; its ${cases.length} rows give ${counted}.`,
    written: printed,
    read: String(counted),
  };
}

function rateNote(figure: Figure, cases: readonly RegisterDraft[]): Note | null {
  const { value, decimals, wording } = figure;
  const ways = ratesOfRows(figure, cases);
  const isRight = ways.some(
    ({ over, under }) => percentVerdict(value, decimals, whole(over), whole(under)) === 'right',
  );
  if (ways.length === 0 || isRight) return null;
  const shown = ways.map(
    ({ over, under }) => `${over}÷${under}＝${percentText(percentOf(whole(over), whole(under)), 1)}`,
  );
  const right = [...new Set(shown)];
  const printed = `${inFigures(value, decimals)}%`;
  return {
    code: 'PRINTED_RATE_DIFFERS',
    severity: 'warn',
    zh: `表上写明的“${wording}”为${printed}，与逐行读数算得的${right.join('、')}均不一致，请核对`,
    en: `The sheet prints ${printed} for “${wording}”; its rows give ${right.join(', ')}.`,
    written: printed,
    read: right.join('、'),
  };
}
