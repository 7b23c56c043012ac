import { compare, type Exact, equal, inFigures, magnitude, minus, sumOf, whole, zero } from './exact.ts';
import { contextKey, type Figure, partKeys } from './figure.ts';
import { finding, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import type { MeasureId } from './measures.ts';
import { isRest } from './part.wordings.ts';
import {
  type PercentVerdict,
  percentInFull,
  percentOf,
  percentText,
  percentVerdict,
} from './percent.verdict.ts';

const hundred = whole(100);
const bases: readonly (MeasureId | null)[] = [
  'cases',
  null,
  'accepted',
  'mediated',
  'found',
  'occurred',
  'assigned',
  'closed',
  'resolved',
  'settled',
  'screened',
  'persons',
];

/** Shares: each against its part and total, and all of them against 100. */
export function checkShares(figures: readonly Figure[]): readonly TableFinding[] {
  const shares = figures.filter(({ kind, isApproximate }) => kind === 'share' && !isApproximate);
  return [
    ...shares.flatMap((share) => checkShare(share, figures) ?? []),
    ...groupsOf(shares).flatMap((group) => checkGroup(group) ?? []),
  ];
}

const verdictWords: Readonly<
  Partial<
    Record<
      PercentVerdict,
      readonly [
        zh: string,
        en: string,
        check: 'rate-truncated' | 'rate-rounded-wrongly' | 'rate-decimal-place',
      ]
    >
  >
> = {
  truncated: ['是截尾而未四舍五入', 'is cut off, not rounded', 'rate-truncated'],
  'rounded-up': ['进位有误', 'is rounded the wrong way', 'rate-rounded-wrongly'],
  'decimal-place': ['小数点位置有误', 'has its decimal point in the wrong place', 'rate-decimal-place'],
};

function checkShare(share: Figure, figures: readonly Figure[]): TableFinding | null {
  if (compare(share.value, zero) < 0 || compare(share.value, hundred) > 0) {
    const { zh, en } = told(share);
    return finding(
      'rate-out-of-range',
      'contradiction',
      [share],
      `${zh}不在0—100%之间。`,
      `${en} does not lie within 0 and 100 %.`,
    );
  }
  const part = partOf(share, figures);
  // The total is 100 % of itself.
  if (!part || (share.isTotal && share.parts.length === 0)) return null;
  const totals = totalsOf(part, figures);
  const judged = totals
    .filter(({ value }) => value.over > 0n)
    .map((total) => ({
      total,
      verdict: percentVerdict(share.value, share.decimals, part.value, total.value),
    }));
  const [first] = judged;
  if (!first || judged.some(({ verdict }) => verdict === 'right')) return null;
  const near = judged.find(({ verdict }) => verdict !== 'other') ?? first;
  const percent = percentOf(part.value, near.total.value);
  const words = verdictWords[near.verdict];
  const [{ zh, en }, a, b] = [told(share), told(part), told(near.total)];
  if (compare(percent, hundred) > 0) {
    return finding(
      'rate-differs',
      'contradiction',
      [share, part, near.total],
      `${zh}与所列数字不符：${a.zh}多于${b.zh}，这两个数本身矛盾，请先核对件数。`,
      `${en} does not agree with the numbers: ${a.en} is more than ${b.en}, so check these counts first.`,
    );
  }
  const [full, right] = [
    percentInFull(percent, share.decimals),
    percentText(percent, Math.min(share.decimals, 2)),
  ];
  return finding(
    words?.[2] ?? 'rate-differs',
    'contradiction',
    [share, part, near.total],
    `${zh}${words?.[0] ?? '与所列数字不符'}：${a.zh}÷${b.zh}＝${full}，应为${right}。`,
    `${en} ${words?.[1] ?? 'does not agree with the numbers'}: ${a.en} ÷ ${b.en} = ${full.replace('约', '')}, so ${right} would be right.`,
  );
}

/** The count that a share tells of: the one in front of it in a text, else that of the same part and measure. */
function partOf(share: Figure, figures: readonly Figure[]): Figure | null {
  const counts = figures.filter(({ kind, isApproximate }) => kind === 'count' && !isApproximate);
  if (share.of !== null) return counts.find(({ index }) => index === share.of) ?? null;
  const same = counts.filter((one) => contextKey(one) === contextKey(share));
  if (share.measure !== null) return same.find(({ measure }) => measure === share.measure) ?? null;
  if (share.parts.length === 0) return null;
  return bases.flatMap((base) => same.filter(({ measure }) => measure === base))[0] ?? same[0] ?? null;
}

function totalsOf(part: Figure, figures: readonly Figure[]): readonly Figure[] {
  const counts = figures.filter(
    ({ kind, isApproximate, isSubtotal }) => kind === 'count' && !isApproximate && !isSubtotal,
  );
  const isPart = part.parts.length > 0;
  const context = contextKey({ ...part, parts: part.parts.slice(0, -1) });
  const wholes = counts.filter(
    (one) => contextKey(one) === (isPart ? context : contextKey(part)) && one !== part,
  );
  const own = isPart ? wholes.filter(({ measure }) => measure === part.measure) : [];
  return own.length > 0 && !part.isInherited
    ? own
    : bases.flatMap((base) => wholes.filter(({ measure }) => measure === base));
}

/** Shares beside each other: of the parts of one total. */
function groupsOf(shares: readonly Figure[]): readonly (readonly Figure[])[] {
  const groups = new Map<string, Figure[]>();
  for (const share of shares) {
    const last = share.parts.at(-1);
    if (!last || share.isTotal || share.isSubtotal) continue;
    const id = [
      last.dimension,
      share.measure,
      contextKey({ ...share, parts: [] }),
      ...partKeys(share.parts.slice(0, -1)),
    ].join('|');
    groups.set(id, [...(groups.get(id) ?? []), share]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function checkGroup(shares: readonly Figure[]): TableFinding | null {
  const total = sumOf(shares.map(({ value }) => value));
  if (equal(total, hundred)) return null;
  const decimals = Math.max(...shares.map((share) => share.decimals));
  // Each rounded share is off by half of its last place at most.
  const slack: Exact = sumOf(shares.map((share) => ({ over: 5n, under: 10n ** BigInt(share.decimals + 1) })));
  const isRounding = compare(magnitude(minus(total, hundred)), slack) <= 0;
  const isPartial =
    compare(total, hundred) < 0 &&
    shares.some(({ isAmong }) => isAmong) &&
    !shares.some(({ parts }) => parts.some(isRest));
  const sum = `${inFigures(total, decimals)}%`;
  const listed = shares.length <= 4 ? `（${shares.map(numberOf).join('＋')}）` : '';
  if (isRounding) {
    return finding(
      'shares-rounded',
      'note',
      shares,
      `${shares.length}项占比之和${listed}为${sum}，系四舍五入所致，不是错误，宜加注说明。`,
      `The ${shares.length} shares add up to ${sum} by rounding: no error, but worth a note.`,
    );
  }
  return finding(
    'shares-differ',
    isPartial ? 'note' : 'contradiction',
    shares,
    `${shares.length}项占比之和${listed}为${sum}，与100%相差${inFigures(magnitude(minus(total, hundred)), decimals)}个百分点，不是四舍五入所致${isPartial ? '；只列了主要项的请注明' : ''}。`,
    `The ${shares.length} shares add up to ${sum}, not 100 %, and rounding does not explain it${isPartial ? '; say so if only the main ones are listed' : ''}.`,
  );
}
