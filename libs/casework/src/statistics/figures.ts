import {
  type CountId,
  type Counts,
  casesBehind,
  changeOf,
  checkCounts,
  checkParts,
  checkSums,
  countIds,
  noCounts,
  type RateId,
  rateDefinitions,
  rateIds,
  ratesOf,
  sharesOf,
} from '#domain';
import { type Dimension, overlapping } from './dimensions.ts';
import type { NamedKey } from './figures.names.ts';
import type { FigureGroup } from './figures.query.ts';
import type {
  BreakdownView,
  ComparedView,
  FigureCountsView,
  FigureRatesView,
  FiguresView,
} from './figures.view.ts';

/** Which figures are shown, and what must be counted for them. */
export interface Wanted {
  readonly counts: readonly CountId[];
  readonly rates: readonly RateId[];
  /** What is printed as a share of its total. */
  readonly shareOf: CountId;
  readonly smallBelow: number;
}

const isRate = (id: CountId | RateId): id is RateId => Object.hasOwn(rateDefinitions, id);

/** @param ids  counts and rates; default all of them */
export function wantedOf(ids: readonly (CountId | RateId)[] | undefined, smallBelow: number): Wanted {
  if (ids === undefined) return { counts: countIds, rates: rateIds, shareOf: 'accepted', smallBelow };
  const rates = ids.filter(isRate);
  const behind = rates.flatMap((id) => [
    ...rateDefinitions[id].denominator,
    ...rateDefinitions[id].numerator,
  ]);
  const asked = [...ids.filter((id): id is CountId => !isRate(id)), ...behind];
  // Whether a percentage of a sum is told hangs on the cases behind it.
  const counts = [...new Set([...asked, ...asked.map(casesBehind)])];
  return { counts, rates, shareOf: counts[0] ?? 'accepted', smallBelow };
}

const pick = <Id extends string, T>(ids: readonly Id[], from: Readonly<Record<Id, T>>) =>
  Object.fromEntries(ids.map((id) => [id, from[id]])) as Record<Id, T>;

/** Counts and their rates as they are shown. */
export function figuresOf(
  counts: Counts,
  wanted: Wanted,
): { readonly counts: FigureCountsView; readonly rates: FigureRatesView } {
  return {
    counts: pick(wanted.counts, counts),
    rates: pick(wanted.rates, ratesOf(counts, wanted.smallBelow)),
  };
}

/** A table: every line that it names, in that order, and what the groups counted. */
export function breakdownOf(
  by: Dimension,
  lines: readonly NamedKey[],
  groups: readonly FigureGroup[],
  wanted: Wanted,
): BreakdownView {
  const counted = new Map(groups.map((group) => [group.key, group]));
  const parts = lines.map(({ key }) => counted.get(key) ?? noCounts);
  const isOverlapping = overlapping.has(by);
  const { shareOf, smallBelow } = wanted;
  const cases = parts.reduce((sum, part) => sum + part[casesBehind(shareOf)], 0);
  const shares = sharesOf(
    parts.map((part) => part[shareOf]),
    { cases, smallBelow },
  );
  return {
    by,
    lines: lines.map((line, n) => ({
      ...line,
      ...figuresOf(parts[n] ?? noCounts, wanted),
      share: isOverlapping ? null : (shares.percents[n] ?? null),
    })),
    shareOf,
    printedSum: isOverlapping ? null : shares.printedSum,
    isOverlapping,
  };
}

/** What another period counted, and how far this one is from it. */
export function comparedWith(
  period: ComparedView['period'],
  { now, then }: { readonly now: Counts; readonly then: Counts },
  wanted: Wanted,
): ComparedView {
  const { smallBelow } = wanted;
  const changes = Object.fromEntries(
    wanted.counts.map((id) => [
      id,
      changeOf(now[id], then[id], { cases: then[casesBehind(id)], smallBelow }),
    ]),
  );
  return { period, ...figuresOf(then, wanted), changes: changes as ComparedView['changes'] };
}

/** Holds every table against the total, and the total against itself. Only what was counted is held. */
export function checksOf(
  total: Counts,
  breakdowns: readonly BreakdownView[],
  wanted: Wanted,
): FiguresView['checks'] {
  const has = new Set<string>(wanted.counts);
  const isWhole = wanted.counts.length === countIds.length;
  const { ends, stock } = checkCounts(total);
  const tables = breakdowns
    .filter(({ isOverlapping }) => !isOverlapping)
    .flatMap(({ by, lines }) =>
      wanted.counts.map((count) => ({
        table: by as string,
        count,
        ...checkSums(
          total[count],
          lines.map(({ counts }) => counts[count] ?? 0),
        ),
      })),
    );
  const whole = [
    { table: 'counts', count: 'closed' as const, ...ends },
    { table: 'counts', count: 'open' as const, ...stock },
  ];
  const sums = [...(isWhole ? whole : []), ...tables];
  const parts = checkParts(total).filter(({ part, whole: of }) => has.has(part) && has.has(of));
  return { allAgree: [...sums, ...parts].every(({ agrees }) => agrees), sums, parts: [...parts] };
}

/** Why an open case is no failure, where some are open and the rates that differ by it were asked for. */
export function notesOf(total: Counts, { rates, smallBelow }: Wanted): FiguresView['notes'] {
  const { open } = total;
  if (open === 0 || !rates.includes('successRate')) return [];
  const { numerator, denominator, percent } = ratesOf(total, smallBelow).settledOfAccepted;
  const other = `${numerator}/${denominator}${percent === null ? '' : ` = ${percent}%`}`;
  return [
    {
      zh: `期末在办${open}件尚无结果，不计为调解不成，不进入调解成功率和化解率的分母；如以受理数为分母，则为${other}，口径不同。`,
      en: `${open} open: no result yet is no failure, and divides neither the success rate nor the resolution rate; divided by the accepted it would be ${other}, which is another figure.`,
    },
  ];
}
