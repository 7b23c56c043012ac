import { compare, type Exact, equal, magnitude, plus, whole } from './exact.ts';
import { readNumber, signed, type WrittenNumber } from './figure.number.ts';
import { type UnitKind, unitOf } from './figure.units.ts';
import { type Comparison, type LabelReading, mergedLabels } from './label.reading.ts';
import { type MeasureId, measures, type RateMeasureId } from './measures.ts';
import type { Part } from './part.wordings.ts';
import { percentVerdict } from './percent.verdict.ts';
import { type Period, periodKey } from './period.wordings.ts';

/** One figure as it was handed in. */
export interface TableEntry {
  /** What it is called: 受理, 婚姻家庭纠纷, 调解成功率. Of a cell of a table: its row and column together. */
  readonly wording: string;
  /** As written: 382, 98.9%, 434.35. A number only where a workbook holds one. */
  readonly value: string | number;
  readonly unit?: string | undefined;
  /** Figures of different groups are not held against each other: 排查, 交办; a village; a table. */
  readonly group?: string | undefined;
  /** The heads of its row and column, where it stands in a table with rows and columns. */
  readonly row?: string | undefined;
  readonly column?: string | undefined;
  readonly period?: string | undefined;
}

type FigureKind = 'count' | 'rate' | 'share' | 'growth' | 'unknown';

/** A figure with its meaning. */
export interface Figure {
  /** Its place in the list that was handed in. */
  readonly index: number;
  readonly wording: string;
  readonly written: string;
  readonly kind: FigureKind;
  /** In the base unit: yuan for 万元. */
  readonly value: Exact;
  readonly decimals: number;
  readonly unit: string | null;
  readonly unitKind: UnitKind | null;
  readonly isApproximate: boolean;
  readonly isInWords: boolean;
  readonly measure: MeasureId | null;
  readonly rate: RateMeasureId | null;
  readonly parts: readonly Part[];
  readonly isTotal: boolean;
  readonly isSubtotal: boolean;
  readonly isAmong: boolean;
  /** Stands in a table with rows and columns: a second cell of the same heads is a second row. */
  readonly isCell: boolean;
  /** Its measure is that of the count before it, not its own word. */
  readonly isInherited: boolean;
  readonly isCumulative: boolean;
  readonly period: Period | null;
  readonly comparison: Comparison | null;
  readonly group: string;
  /** Of a share or a change: the figure it tells of, where the text says so. */
  readonly of: number | null;
}

/** A figure before its number is read: the words, and what the labels say. */
export interface Draft {
  readonly entry: TableEntry;
  readonly labels: readonly LabelReading[];
  readonly of?: number;
}

/** Puts together what the labels say; of two labels about the same thing the later one is nearer to the number. */
export function figureOf(index: number, { entry, labels, of }: Draft): Figure | null {
  const number = readNumber(entry.value);
  if (number === null) return null;
  const said = mergedLabels(labels);
  const unit = number.unit ?? entry.unit ?? said.unit ?? null;
  const known = unitOf(unit);
  const direction = said.direction ?? number.direction;
  const isFraction = isRateWithoutSign(said, unit, number);
  const scale = isFraction ? 100n : (known?.times ?? 1n);
  const value = signed({ value: number.value, direction });
  const kind = isBeyond(value) ? 'unknown' : kindOf(said, known?.kind ?? null);
  const named = labels.flatMap(({ part }) => part ?? []);
  // 赡养费 is a class of disputes, and an amount where yuan stand behind it.
  const isPlan =
    said.measure === undefined && known?.kind === 'yuan' && named.some(({ key }) => /费$/.test(key));
  const parts = isPlan ? [] : named;
  return {
    index,
    wording: entry.wording,
    written: String(entry.value),
    kind,
    value: { over: value.over * scale, under: value.under },
    decimals: isFraction ? Math.max(0, number.decimals - 2) : number.decimals,
    unit: isFraction ? '%' : unit,
    unitKind: isFraction ? 'percent' : (known?.kind ?? null),
    isApproximate: number.isApproximate,
    isInWords: number.isInWords,
    measure: said.measure ?? (isPlan ? 'planTotal' : null),
    rate: said.rate ?? null,
    parts: parts.filter((part, at) => parts.findIndex(({ key }) => key === part.key) === at),
    isTotal: labels.some(({ total }) => total === 'all'),
    isSubtotal: labels.some(({ total }) => total === 'sub'),
    isAmong: said.isAmong === true,
    isCell: entry.row !== undefined && entry.column !== undefined,
    isInherited: said.isInherited === true,
    isCumulative: said.isCumulative === true,
    period: said.period ?? null,
    comparison: said.comparison ?? null,
    group: entry.group ?? '',
    of: of ?? null,
  };
}

/** No office counts beyond 10^15, not even yuan: a number of 30 digits is a slip, or something else. */
const isBeyond = (value: Exact): boolean => compare(magnitude(value), whole(10n ** 15n)) > 0;

/** 成功率 0.99: a rate of one or less without a sign is a fraction. */
const isRateWithoutSign = (
  said: LabelReading,
  unit: string | null,
  { value, decimals }: Pick<WrittenNumber, 'value' | 'decimals'>,
): boolean =>
  unit === null &&
  (said.rate !== undefined || said.isShare === true) &&
  value.over > 0n &&
  value.over <= value.under &&
  (decimals >= 2 || value.over === value.under);

function kindOf(said: LabelReading, unit: UnitKind | null): FigureKind {
  if (said.isIgnored) return 'unknown';
  if (said.comparison === 'growth' || said.comparison === 'growthOnPeriod') return 'growth';
  if (said.rate !== undefined) return 'rate';
  if (said.isShare) return 'share';
  if (unit === 'percent' && said.comparison === undefined)
    return said.measure || said.part || said.total ? 'share' : 'unknown';
  return said.measure || said.part || said.total || said.period || said.comparison ? 'count' : 'unknown';
}

/** A share or a change tells of what the figure tells that it belongs to. */
export function attached(figure: Figure, figures: readonly (Figure | null)[]): Figure {
  const of = figure.of === null ? null : (figures[figure.of] ?? null);
  if (of === null) return figure;
  const { measure, parts, group, period, isTotal } = of;
  const rate = figure.kind === 'growth' || figure.comparison !== null ? of.rate : null;
  const kind = figure.kind === 'count' && of.kind === 'rate' ? 'rate' : figure.kind;
  return { ...figure, kind, measure, rate, parts, group, isTotal, period: figure.period ?? period };
}

/**
 * 排查96起 beside 化解91起 and 在办5起 are disputes that were found: the word alone does not tell, what stands beside it does.
 * A rate of 100 % of fewer cases is the mistake that is looked for, and keeps them screenings.
 */
export function foundNotScreened(line: Line): readonly Figure[] {
  const screened = line.of('screened');
  if (!screened || screened.unitKind === 'times' || line.of('found')) return line.figures;
  const open = line.of('open');
  const ended = (['resolved', 'settled', 'closed', 'mediated'] as const).flatMap((id) => line.of(id) ?? []);
  const isBalanced =
    open !== null && ended.some(({ value }) => equal(plus(value, open.value), screened.value));
  const isRated = ended.some(({ value }) =>
    line.figures.some(
      (rate) =>
        rate.kind === 'rate' &&
        screened.value.over > 0n &&
        percentVerdict(rate.value, rate.decimals, value, screened.value) === 'right',
    ),
  );
  const isHundred = line.figures.some(isFullRate);
  const hasOthers = line.first('accepted', 'mediated') !== null;
  if (!isBalanced && !isRated && (isHundred || hasOthers)) return line.figures;
  return line.figures.map((one) =>
    one.measure === 'screened' ? { ...one, measure: 'found' as const } : one,
  );
}

/** A rate of 100 % of what was taken up: settled, resolved, mediated, closed. */
export const isFullRate = ({ kind, rate, value }: Figure): boolean =>
  kind === 'rate' && rate !== null && ofIntake.has(rate) && equal(value, whole(100));
const ofIntake: ReadonlySet<RateMeasureId> = new Set([
  'successRate',
  'resolutionRate',
  'mediationRate',
  'closingRate',
  'otherRate',
]);

const keys = new WeakMap<Figure, string>();

/** Figures with the same key tell of the same village, type and period. */
export function contextKey(figure: Figure): string {
  const known = keys.get(figure);
  if (known !== undefined) return known;
  const { group, period, parts, comparison, isCumulative } = figure;
  const key = [group, periodKey(period), comparison ?? '', isCumulative, ...partKeys(parts)].join('|');
  keys.set(figure, key);
  return key;
}
export const partKeys = (parts: readonly Part[]): readonly string[] =>
  parts.map(({ dimension, key }) => `${dimension}=${key}`).sort();

/** Whether periods of it do not add up: it is a state at one moment. */
export const isStock = ({ measure }: Figure): boolean =>
  measure !== null && measures[measure].nature === 'stock';

/** The figures of one village, type and period, side by side: what the checks of one line look at. */
export class Line {
  readonly figures: readonly Figure[];

  constructor(figures: readonly Figure[]) {
    this.figures = figures;
  }

  /** The one figure of a measure that can be held against others exactly. */
  of(measure: MeasureId): Figure | null {
    return (
      this.figures.find((one) => one.kind === 'count' && one.measure === measure && !one.isApproximate) ??
      null
    );
  }

  /** The first of several measures that is stated. */
  first(...ids: readonly MeasureId[]): Figure | null {
    for (const id of ids) {
      const found = this.of(id);
      if (found) return found;
    }
    return null;
  }

  /** Several measures, or null when one of them is not stated. */
  all(...ids: readonly MeasureId[]): readonly Figure[] | null {
    const found = ids.map((id) => this.of(id));
    return found.every((one) => one !== null) ? found : null;
  }
}

/** Every line of a table, in the order in which they begin. A second row of the same name is a line of its own. */
export function linesOf(figures: readonly Figure[]): readonly Line[] {
  const lines = new Map<string, Figure[]>();
  const counted = new Map<string, number>();
  for (const figure of figures) {
    const { kind, measure, rate, unitKind, isCell } = figure;
    const context = contextKey(figure);
    const subject = [context, kind, measure, rate, unitKind].join('|');
    const earlier = counted.get(subject) ?? 0;
    if (isCell) counted.set(subject, earlier + 1);
    const key = isCell && earlier > 0 ? `${context}#${earlier}` : context;
    const line = lines.get(key);
    if (line) line.push(figure);
    else lines.set(key, [figure]);
  }
  return [...lines.values()].map((line) => new Line(line));
}
