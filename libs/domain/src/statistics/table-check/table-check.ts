import type { Label } from '../../label.ts';
import type { RegisterCell, RegisterMerge } from '../../register/register.reading.ts';
import { checkBalances } from './balance.checks.ts';
import { checkCarriedOver } from './carry.checks.ts';
import {
  attached,
  type Draft,
  type Figure,
  figureOf,
  foundNotScreened,
  linesOf,
  type TableEntry,
} from './figure.ts';
import { finding, labelMeaning, meaningOf } from './figure.words.ts';
import { type FindingSeverity, findingSeverities, type TableFinding } from './finding.ts';
import { readGrid } from './grid.reading.ts';
import { checkGrowth } from './growth.checks.ts';
import { type LabelReading, type Meanings, readHead, readLabel } from './label.reading.ts';
import { checkOrder } from './order.checks.ts';
import { checkPeriods } from './period.checks.ts';
import { checkPlans } from './plan.checks.ts';
import { checkRates } from './rate.checks.ts';
import { checkSpread } from './rate.spread.checks.ts';
import { checkRunning, runningTotals } from './running.checks.ts';
import { checkShares } from './share.checks.ts';
import { checkSubtotals, checkSums } from './sum.checks.ts';
import { tableParts } from './table.parts.ts';
import { tableOfText } from './table.paste.ts';
import { refuseTooMuch } from './table-check.limits.ts';
import { readText } from './text.reading.ts';
import { checkUnits } from './unit.checks.ts';
import { checkValues } from './value.checks.ts';

/** How one figure was understood. */
export interface UnderstoodFigure {
  readonly index: number;
  readonly wording: string;
  readonly written: string;
  /** What it was taken for; null when it takes no part in the checks. */
  readonly meaning: Label | null;
}

/** One label of a table: the head of a row or column, or the words of a figure. */
export interface UnderstoodLabel {
  readonly label: string;
  /** What it says by itself; null when nothing was made of it. */
  readonly meaning: Label | null;
}

/** The result of checking a table of figures. */
export interface TableCheck {
  readonly figures: readonly UnderstoodFigure[];
  /** Each label once, in the order in which they stand: what a person may correct. */
  readonly labels: readonly UnderstoodLabel[];
  /** The gravest first. */
  readonly findings: readonly TableFinding[];
  readonly counts: Readonly<Record<FindingSeverity, number>>;
}

/** Where a figure stands: its cell, counted from 0, or its characters in the text. */
export interface FigurePlace {
  readonly cell?: { readonly row: number; readonly column: number };
  readonly span?: { readonly from: number; readonly to: number };
}

export interface PlacedTableCheck extends TableCheck {
  readonly form: 'table' | 'text';
  /** One for each figure. */
  readonly places: readonly FigurePlace[];
}

/**
 * Checks a list of figures, from wherever it comes: every contradiction is named in a sentence with both numbers and what
 * would be right. Exact arithmetic only.
 * @param meanings what a person decided that a label means
 * @throws RuleError kind "invalid", code "table-too-large", and nothing else, whatever the entries
 */
export function checkTable(entries: readonly TableEntry[], meanings: Meanings = {}): TableCheck {
  refuseTooMuch('figures', entries.length);
  // A table repeats the head of each row and column in all its cells.
  const heads = new Map<string, LabelReading>();
  const head = (words: string): LabelReading => {
    const known = heads.get(words) ?? readHead(words, meanings);
    heads.set(words, known);
    return known;
  };
  return checkDrafts(entries.map((entry) => draftOf(entry, meanings, head)));
}

/** The labels of an entry: of a cell its row and column, else its wording. */
function draftOf(entry: TableEntry, meanings: Meanings, head: (words: string) => LabelReading): Draft {
  const { wording, row, column, period } = entry;
  const dated = period === undefined ? [] : [readLabel(period)];
  if (row === undefined || column === undefined)
    return { entry, labels: [...dated, readLabel(row ?? column ?? wording, meanings)] };
  return { entry, labels: [...dated, head(row), head(column)] };
}

/**
 * Checks a table of cells, as a workbook or a paste holds it.
 * @throws RuleError kind "invalid", code "table-too-large"
 */
export function checkGrid(
  cells: readonly (readonly RegisterCell[])[],
  merges: readonly RegisterMerge[] = [],
  meanings: Meanings = {},
): PlacedTableCheck {
  refuseTooMuch('rows', cells.length);
  refuseTooMuch('columns', Math.max(0, ...cells.map((row) => row.length)));
  const entries = readGrid(cells, merges, meanings);
  const check = checkTable(entries, meanings);
  return { ...check, form: 'table', places: entries.map(({ cell }) => ({ cell })) };
}

/**
 * Checks a pasted text: a table where its lines are divided like one, else a paragraph.
 * @throws RuleError kind "invalid", code "table-too-large"
 */
export function checkText(text: string, meanings: Meanings = {}): PlacedTableCheck {
  refuseTooMuch('characters', text.length);
  const cells = tableOfText(text);
  if (cells !== null) return checkGrid(cells, [], meanings);
  const drafts = readText(text, meanings);
  refuseTooMuch('figures', drafts.length);
  return { ...checkDrafts(drafts), form: 'text', places: drafts.map(({ span }) => ({ span })) };
}

/** Checks figures whose labels are read already. */
function checkDrafts(drafts: readonly Draft[]): TableCheck {
  const alone = tableParts(drafts).map((draft, index) => figureOf(index, draft));
  const together = alone.flatMap((figure) => (figure ? attached(figure, alone) : []));
  const known = linesOf(runningTotals(together))
    .flatMap(foundNotScreened)
    .toSorted((a, b) => a.index - b.index);
  const read = new Map(known.map((figure) => [figure.index, figure]));
  const findings = [...checkFigures(known), ...notUnderstood(known)].toSorted(
    (a, b) => findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity),
  );
  return {
    figures: drafts.map(({ entry }, index) => {
      const figure = read.get(index);
      return {
        index,
        wording: entry.wording,
        written: String(entry.value),
        meaning: figure && figure.kind !== 'unknown' ? meaningOf(figure) : null,
      };
    }),
    labels: labelsOf(drafts),
    findings,
    counts: {
      contradiction: countOf(findings, 'contradiction'),
      warning: countOf(findings, 'warning'),
      note: countOf(findings, 'note'),
    },
  };
}

/** The labels of the figures as they were read, each with what it says by itself. */
function labelsOf(drafts: readonly Draft[]): readonly UnderstoodLabel[] {
  const labels = new Map<string, Label | null>();
  for (const { entry, labels: read } of drafts) {
    const { row, column, wording } = entry;
    const heads = row === undefined || column === undefined ? [row ?? column ?? wording] : [row, column];
    for (const [at, head] of heads.entries()) {
      const reading = read[read.length - heads.length + at];
      if (head.trim() !== '' && reading && !labels.has(head)) labels.set(head, labelMeaning(reading));
    }
  }
  return [...labels].map(([label, meaning]) => ({ label, meaning }));
}

function checkFigures(figures: readonly Figure[]): readonly TableFinding[] {
  const lines = linesOf(figures);
  return [
    ...checkValues(figures),
    ...checkSums(figures),
    ...checkSubtotals(figures),
    ...checkPeriods(figures),
    ...checkCarriedOver(figures),
    ...checkRunning(figures),
    ...lines.flatMap((line) => [
      ...checkOrder(line),
      ...checkBalances(line),
      ...checkUnits(line),
      ...checkRates(line),
    ]),
    ...checkSpread(figures),
    ...checkShares(figures),
    ...checkGrowth(figures),
    ...checkPlans(figures),
  ];
}

function notUnderstood(figures: readonly Figure[]): readonly TableFinding[] {
  const unknown = figures.filter(({ kind }) => kind === 'unknown');
  if (unknown.length === 0) return [];
  const names = [...new Set(unknown.map(({ wording }) => `“${wording.slice(0, 20)}”`))].slice(0, 10);
  return [
    finding(
      'not-understood',
      'note',
      unknown,
      `有${unknown.length}个数没有识别，未参与核对：${names.join('、')}。`,
      `${unknown.length} numbers were not understood and took no part: ${names.join(', ')}.`,
    ),
  ];
}

const countOf = (findings: readonly TableFinding[], severity: FindingSeverity): number =>
  findings.filter((one) => one.severity === severity).length;
