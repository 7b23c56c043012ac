import { compare, type Exact, minus, plus } from './exact.ts';
import { contextKey, type Figure, partKeys } from './figure.ts';
import { finding, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';

/**
 * The rate of a whole lies between those of its parts, as it is their average. Some parts may not be listed: a warning.
 */
export function checkSpread(figures: readonly Figure[]): readonly TableFinding[] {
  const rates = figures.filter(
    ({ kind, rate, isApproximate, isSubtotal }) =>
      kind === 'rate' && rate !== null && rate !== 'otherRate' && !isApproximate && !isSubtotal,
  );
  return [...partsOf(rates)].flatMap((parts) => {
    const [first] = parts;
    const whole = first ? rates.find((one) => isWholeOf(one, first)) : undefined;
    return whole && parts.length > 1 && !parts.some(({ isAmong }) => isAmong) ? outside(whole, parts) : [];
  });
}

function partsOf(rates: readonly Figure[]): Iterable<readonly Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const rate of rates) {
    const last = rate.parts.at(-1);
    if (!last) continue;
    const id = [rate.rate, last.dimension, wholeKey(rate)].join('|');
    groups.set(id, [...(groups.get(id) ?? []), rate]);
  }
  return groups.values();
}

const keyOf = (rate: Figure, parts: Figure['parts']): string =>
  [contextKey({ ...rate, parts: [] }), ...partKeys(parts)].join('|');
const wholeKey = (rate: Figure): string => keyOf(rate, rate.parts.slice(0, -1));

const isWholeOf = (one: Figure, part: Figure): boolean =>
  one.rate === part.rate &&
  one.parts.length === part.parts.length - 1 &&
  keyOf(one, one.parts) === wholeKey(part);

function outside(whole: Figure, parts: readonly Figure[]): readonly TableFinding[] {
  const sorted = [...parts].sort((a, b) => compare(a.value, b.value));
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return [];
  const isBelow = compare(plus(whole.value, slackOf(whole)), minus(least.value, slackOf(least))) < 0;
  const isAbove = compare(minus(whole.value, slackOf(whole)), plus(most.value, slackOf(most))) > 0;
  if (!isBelow && !isAbove) return [];
  const { zh, en } = told(whole);
  const [from, to] = [numberOf(least), numberOf(most)];
  return [
    finding(
      'rate-differs',
      'warning',
      [whole, ...parts],
      `${zh}在各部分（${from}—${to}）之外：整体的百分率应在各部分之间；只列了部分的请注明。`,
      `${en} lies outside its parts (${from}–${to}): the rate of a whole lies between them; say so if some are not listed.`,
    ),
  ];
}

/** A printed rate is off by half of its last place at most. */
const slackOf = ({ decimals }: Figure): Exact => ({ over: 5n, under: 10n ** BigInt(decimals + 1) });
