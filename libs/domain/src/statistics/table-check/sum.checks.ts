import { compare, dividedBy, type Exact, equal, magnitude, minus, sumOf, times, whole } from './exact.ts';
import { contextKey, type Figure, partKeys } from './figure.ts';
import { allTold, finding, inUnitOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { type MeasureId, measures } from './measures.ts';
import { type Dimension, isRest } from './part.wordings.ts';

const dimensionNames: Readonly<Record<Dimension, readonly [zh: string, en: string]>> = {
  type: ['各类型', 'types'],
  origin: ['各来源', 'origins'],
  originClass: ['各来源大类', 'classes of origin'],
  level: ['各级调解组织', 'levels'],
  place: ['各村居（单位）', 'places'],
  risk: ['各等级', 'grades'],
  sex: ['男女', 'men and women'],
  prevention: ['各项防止', 'kinds of prevention'],
  row: ['各行', 'rows'],
  column: ['各列', 'columns'],
};

/** Totals that parts without a measure of their own may divide, the likeliest first. */
const bases: readonly (MeasureId | null)[] = [
  'cases',
  null,
  'accepted',
  'mediated',
  'found',
  'occurred',
  'closed',
  'resolved',
  'settled',
  'assigned',
  'screened',
  'persons',
  'mediators',
  'committees',
  'planTotal',
];

/** Holds the parts of every total against it: types, origins, villages, rows and columns. */
export function checkSums(figures: readonly Figure[]): readonly TableFinding[] {
  const counts = figures.filter(isAdditive);
  return [...groupsOf(counts)].flatMap((parts) => checkGroup(parts, counts, figures) ?? []);
}

/** Whether figures of it can be added up. */
export const isAdditive = (figure: Figure): boolean =>
  figure.kind === 'count' && !figure.isApproximate && !figure.isSubtotal && figure.unitKind !== 'percent';

interface Parts {
  readonly dimension: Dimension;
  readonly measure: MeasureId | null;
  readonly figures: readonly Figure[];
}

/** Parts that stand beside each other: of the same measure, period and group, divided in one way. */
function groupsOf(counts: readonly Figure[]): Iterable<Parts> {
  const groups = new Map<string, { dimension: Dimension; measure: MeasureId | null; figures: Figure[] }>();
  for (const figure of counts) {
    for (const { dimension, key } of figure.parts) {
      // 防止自杀 is no part of the cases.
      if (dimension === 'prevention' && figure.measure !== 'prevented') continue;
      const rest = partKeys(figure.parts.filter((part) => part.key !== key || part.dimension !== dimension));
      const id = [
        dimension,
        figure.measure,
        contextKey({ ...figure, parts: [] }),
        figure.isCumulative,
        ...rest,
      ].join('|');
      const group = groups.get(id) ?? { dimension, measure: figure.measure, figures: [] };
      group.figures.push(figure);
      groups.set(id, group);
    }
  }
  return groups.values();
}

function checkGroup(
  { dimension, measure, figures }: Parts,
  counts: readonly Figure[],
  all: readonly Figure[],
): TableFinding | null {
  const rows = figures.filter((figure) => !isWithin(figure, figures));
  const parts = rows.filter((figure, at) => figure.isCell || !isRepeated(figure, rows.slice(0, at)));
  if (parts.length < 2) return null;
  const totals = totalsOf(dimension, measure, parts, counts);
  const sum = sumOf(parts.map(({ value }) => value));
  const [total] = totals;
  if (!total) {
    const [about] = totalsOf(dimension, measure, parts, all.filter(isAbout));
    return about ? farFrom(about, parts, sum) : null;
  }
  if (totals.some(({ value }) => equal(value, sum) || isWithoutCopies(parts, value))) return null;
  const difference = minus(total.value, sum);
  const missed = notUnderstood(total, all).find(({ value }) => equal(value, difference));
  if (missed) return null;
  return partsDiffer(dimension, parts, total, sum);
}

/** 约100件; 超过100件 and 100余件 leave the other side open. */
const isAbout = (figure: Figure): boolean =>
  figure.isApproximate &&
  /约|大概|近|左右/.test(figure.written) &&
  isAdditive({ ...figure, isApproximate: false });

/** 约 allows a tenth more or less, not any distance. */
function farFrom(total: Figure, parts: readonly Figure[], sum: Exact): TableFinding | null {
  const difference = minus(sum, total.value);
  const isFar = compare(times(magnitude(difference), whole(10)), magnitude(total.value)) > 0;
  const isMore = difference.over > 0n;
  // 其中 may list the main parts only.
  if (!isFar || (!isMore && parts.some(({ isAmong }) => isAmong))) return null;
  const [{ zh, en }, gap] = [told(total), inUnitOf(magnitude(difference), total)];
  const listed = inUnitOf(sum, total);
  return finding(
    'parts-differ-from-total',
    'contradiction',
    [total, ...parts],
    `各分项（${allTold(parts.slice(0, 4), '＋').zh}${parts.length > 4 ? '等' : ''}）之和为${listed}，比约数${zh}${isMore ? '多' : '少'}${gap}：“约”容许一成以内的出入。`,
    `The parts add up to ${listed}, ${gap} ${isMore ? 'more' : 'less'} than about ${en}: “about” allows a tenth.`,
  );
}

/** In a text the same part stated twice is one part. Rows of a table are added up, whatever their names. */
const isRepeated = (figure: Figure, earlier: readonly Figure[]): boolean =>
  earlier.some((one) => partKeys(one.parts).join('|') === partKeys(figure.parts).join('|'));

/** A row that was copied: the total is right without it, and that it stands twice is said elsewhere. */
function isWithoutCopies(rows: readonly Figure[], total: Exact): boolean {
  const originals = rows.filter(
    (row, at) =>
      !isRepeated(
        row,
        rows.slice(0, at).filter(({ value }) => equal(value, row.value)),
      ),
  );
  return originals.length < rows.length && equal(sumOf(originals.map(({ value }) => value)), total);
}

/** 其中：拖欠农民工工资 below 劳动争议 is a part of that part. */
function isWithin(figure: Figure, all: readonly Figure[]): boolean {
  return figure.isAmong && all.some((one) => !one.isAmong && one.index < figure.index);
}

function totalsOf(
  dimension: Dimension,
  measure: MeasureId | null,
  parts: readonly Figure[],
  counts: readonly Figure[],
): readonly Figure[] {
  const [first] = parts;
  if (!first) return [];
  const context = contextKey({ ...first, parts: first.parts.filter((part) => part.dimension !== dimension) });
  const wholes = counts.filter(
    (one) =>
      contextKey(one) === context &&
      one.isCumulative === first.isCumulative &&
      !parts.includes(one) &&
      isSameKind(one, first),
  );
  const own = wholes.filter((one) => one.measure === measure);
  const isOpen = measure === null || (measure === 'cases' && own.length === 0);
  const areInherited = parts.some(({ isInherited }) => isInherited);
  if (!isOpen)
    return areInherited ? [...own, ...wholes.filter(({ measure: of }) => bases.includes(of))] : own;
  const explicit = own.filter(({ isTotal }) => isTotal);
  if (explicit.length > 0) return explicit;
  return bases.flatMap((base) => wholes.filter((one) => one.measure === base));
}

/** Persons are no parts of cases, nor yuan. */
function isSameKind(a: Figure, b: Figure): boolean {
  const kinds = [a, b].map(({ unitKind, measure }) =>
    unitKind === 'yuan' || (measure && measures[measure].nature === 'money')
      ? 'yuan'
      : unitKind === 'persons' || (measure && measures[measure].nature === 'persons')
        ? 'persons'
        : 'cases',
  );
  return kinds[0] === kinds[1] || a.unitKind === b.unitKind;
}

const notUnderstood = (total: Figure, all: readonly Figure[]): readonly Figure[] =>
  all.filter((one) => one.kind === 'unknown' && one.group === total.group && one.unitKind !== 'percent');

function partsDiffer(
  dimension: Dimension,
  parts: readonly Figure[],
  total: Figure,
  sum: Exact,
): TableFinding {
  const [zhName, enName] = dimensionNames[dimension];
  const subject =
    total.measure === null && total.parts.length === 0
      ? { zh: `总数${inUnitOf(total.value, total)}`, en: `the total ${inUnitOf(total.value, total)}` }
      : told(total);
  const gap = inUnitOf(magnitude(minus(total.value, sum)), total);
  const listed = inUnitOf(sum, total);
  const isMore = compare(sum, total.value) > 0;
  const factor = factorOf(sum, total.value);
  if (factor !== null) {
    return finding(
      'amount-unit',
      'contradiction',
      [total, ...parts],
      `${zhName}之和${listed}与${subject.zh}相差${factor}倍，应是元与万元混用。`,
      `The ${enName} add up to ${listed}, ${factor} times off ${subject.en}: yuan and 10,000 yuan are mixed up.`,
    );
  }
  const isPartial = !isMore && parts.some(({ isAmong }) => isAmong) && !isComplete(dimension, parts);
  const which = parts.length <= 4 ? `（${allTold(parts, '＋').zh}）` : `（${parts.length}项）`;
  return finding(
    'parts-differ-from-total',
    isPartial ? 'note' : 'contradiction',
    [total, ...parts],
    isPartial
      ? `${zhName}${which}之和${listed}比${subject.zh}少${gap}：只列了主要项的请注明，否则还差${gap}。`
      : `${zhName}${which}之和为${listed}，与${subject.zh}不符，${isMore ? '多' : '少'}${gap}；总数应为${listed}，或有分项填错。`,
    isPartial
      ? `The ${enName} listed make ${listed}, ${gap} less than ${subject.en}: say so if only the main ones are listed.`
      : `The ${parts.length} ${enName} add up to ${listed}, ${gap} ${isMore ? 'more' : 'less'} than ${subject.en}; the total would have to be ${listed}.`,
  );
}

function isComplete(dimension: Dimension, parts: readonly Figure[]): boolean {
  if (dimension === 'sex') return true;
  if (dimension === 'originClass') return parts.length === 3;
  return parts.some((figure) => figure.parts.some((part) => part.dimension === dimension && isRest(part)));
}

/** 10,000 where one side counts in yuan and the other in 10,000 yuan. */
function factorOf(sum: Exact, total: Exact): number | null {
  if (sum.over === 0n || total.over === 0n) return null;
  const factor = whole(10_000);
  return equal(dividedBy(sum, total), factor) || equal(dividedBy(total, sum), factor) ? 10_000 : null;
}

/** Each 小计 is the sum of the parts above it, since the one before. */
export function checkSubtotals(figures: readonly Figure[]): readonly TableFinding[] {
  const counts = figures.filter(({ kind, isApproximate }) => kind === 'count' && !isApproximate);
  return counts
    .filter(({ isSubtotal }) => isSubtotal)
    .flatMap((subtotal) => {
      const column = counts.filter(
        (one) =>
          one.measure === subtotal.measure &&
          one.index < subtotal.index &&
          contextKey({ ...one, parts: one.isSubtotal ? one.parts : one.parts.slice(1) }) ===
            contextKey(subtotal),
      );
      const begin = column.findLast(({ isSubtotal, isTotal }) => isSubtotal || isTotal)?.index ?? -1;
      const parts = column.filter(
        ({ index, parts: own }) => index > begin && own.length === subtotal.parts.length + 1,
      );
      const sum = sumOf(parts.map(({ value }) => value));
      return parts.length < 2 || equal(sum, subtotal.value) ? [] : [partsDiffer('row', parts, subtotal, sum)];
    });
}
