import {
  compare,
  dividedBy,
  type Exact,
  equal,
  inFigures,
  magnitude,
  minus,
  rounded,
  times,
  whole,
} from './exact.ts';
import { type Figure, partKeys } from './figure.ts';
import { finding, inUnitOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { percentInFull, percentText, percentVerdict } from './percent.verdict.ts';
import { periodKey } from './period.wordings.ts';

interface Growth {
  readonly change: Figure;
  readonly now: Figure;
  readonly then: Figure;
}

/** Holds every 同比 and 环比 against the number now and the number then, where both are stated. */
export function checkGrowth(figures: readonly Figure[]): readonly TableFinding[] {
  return figures
    .filter(({ kind, isApproximate }) => kind === 'growth' && !isApproximate)
    .flatMap((change) => {
      const impossible = belowNothing(change);
      if (impossible) return [impossible];
      const now = nowOf(change, figures);
      const points = now ? pointsAsPercent(change, now, figures) : null;
      if (points) return [points];
      const then = now ? thenOf(change, now, figures) : null;
      return now && then ? (checkChange({ change, now, then }) ?? []) : [];
    });
}

/** No count falls by more than all of it. */
function belowNothing(change: Figure): TableFinding | null {
  if (change.unitKind !== 'percent' || compare(change.value, whole(-100)) >= 0) return null;
  const { zh, en } = told(change);
  return finding(
    'growth-differs',
    'contradiction',
    [change],
    `${zh}：下降不会超过100%。`,
    `${en}: nothing falls by more than 100 %.`,
  );
}

function nowOf(change: Figure, figures: readonly Figure[]): Figure | null {
  if (change.of !== null) return figures.find(({ index }) => index === change.of) ?? null;
  const same = figures.filter((one) => isSameSubject(one, change) && one.comparison === null);
  const dated = same.filter(({ period }) => periodKey(period) === periodKey(change.period));
  return dated[0] ?? latest(same);
}

function thenOf(change: Figure, now: Figure, figures: readonly Figure[]): Figure | null {
  const comparison = change.comparison === 'growth' ? 'lastYear' : 'lastPeriod';
  const stated = figures.find(
    (one) => one.comparison === comparison && isSameSubject(one, now) && isNear(one, change, figures),
  );
  if (stated) return stated;
  return (
    figures.find(
      (one) =>
        one.comparison === null && one !== now && isSameSubject(one, now) && isBefore(one, now, comparison),
    ) ?? null
  );
}

/** In a text the number then stands beside its change. */
const isNear = (one: Figure, change: Figure, figures: readonly Figure[]): boolean =>
  change.of === null || one.of === null || one.of === change.of || figures.length === 0;

function isBefore(
  { period: then }: Figure,
  { period: now }: Figure,
  comparison: 'lastYear' | 'lastPeriod',
): boolean {
  if (!then || !now) return false;
  if (comparison === 'lastYear')
    return then.year !== null && now.year === then.year + 1 && then.from === now.from && then.to === now.to;
  return then.year === now.year && then.to === now.from - 1 && then.to - then.from === now.to - now.from;
}

const latest = (figures: readonly Figure[]): Figure | null =>
  figures.reduce<Figure | null>(
    (last, one) => (last === null || (one.period?.year ?? 0) > (last.period?.year ?? 0) ? one : last),
    null,
  );

function isSameSubject(a: Figure, b: Figure): boolean {
  const parts = partKeys(a.parts).join('|') === partKeys(b.parts).join('|');
  const isRated = a.kind === 'rate' || b.kind === 'rate';
  return (
    a.kind !== 'unknown' &&
    a.kind !== 'share' &&
    a.kind !== 'growth' &&
    a.group === b.group &&
    parts &&
    a.measure === b.measure &&
    (isRated ? a.rate === b.rate : a.rate === null && b.rate === null)
  );
}

/** 成功率由95%提高到98%, 提高了3%: a change of a rate is told in points. */
function pointsAsPercent(change: Figure, now: Figure, figures: readonly Figure[]): TableFinding | null {
  if (now.kind !== 'rate' || change.unitKind !== 'percent') return null;
  const then = thenOf(change, now, figures);
  const { zh, en } = told(change);
  if (!then) {
    return finding(
      'points-as-percent',
      'warning',
      [change, now],
      `${zh}：${told(now).zh}的升降应以百分点表示；写成百分之几是另一个数。`,
      `${en}: the change of ${told(now).en} is told in percentage points; per cent is another number.`,
    );
  }
  const points = minus(now.value, then.value);
  if (!equal(points, change.value)) return checkChange({ change, now, then });
  const percent = times(whole(100), dividedBy(points, then.value));
  const isBoth = equal(rounded(magnitude(percent), change.decimals), magnitude(change.value));
  return finding(
    'points-as-percent',
    isBoth ? 'note' : 'contradiction',
    [change, now, then],
    `${zh}${isBoth ? '宜写作百分点' : '有误'}：${told(then).zh}到${told(now).zh}相差${inFigures(magnitude(points))}个百分点，折合${percentText(magnitude(percent), 1)}${isBoth ? '' : `，不能写作${inFigures(magnitude(points))}%`}。`,
    `${en} ${isBoth ? 'had better be told in points' : 'is wrong'}: from ${told(then).en} to ${told(now).en} are ${inFigures(magnitude(points))} percentage points, which is ${percentText(magnitude(percent), 1)}.`,
  );
}

function checkChange({ change, now, then }: Growth): TableFinding | null {
  const difference = minus(now.value, then.value);
  const isPercent = change.unitKind === 'percent' || (change.unitKind === null && now.kind === 'count');
  if (!isPercent) return checkDifference({ change, now, then }, difference);
  if (then.value.over <= 0n) return null;
  const percent = times(whole(100), dividedBy(difference, then.value));
  const verdict = percentVerdict(magnitude(change.value), change.decimals, magnitude(difference), then.value);
  const hasRightSign = change.value.over === 0n || change.value.over < 0n === percent.over < 0n;
  if (verdict === 'right' && hasRightSign) return null;
  if (change.unitKind === null && equal(change.value, difference)) return null;
  const right = percentText(rounded(percent, Math.min(change.decimals, 2)), Math.min(change.decimals, 2));
  return differs(
    { change, now, then },
    `${percentInFull(percent, change.decimals)}，应为${right}${why({ change, now, then }, difference, hasRightSign, verdict === 'truncated').zh}`,
    `${right} would be right${why({ change, now, then }, difference, hasRightSign, verdict === 'truncated').en}`,
  );
}

function why({ change, now }: Growth, difference: Exact, hasRightSign: boolean, isTruncated: boolean) {
  if (!hasRightSign) return { zh: '，升降方向相反', en: ': the direction is the other way' };
  if (isTruncated) return { zh: '，原数是截尾', en: ': the printed one is cut off' };
  const ofNow =
    now.value.over > 0n &&
    percentVerdict(magnitude(change.value), change.decimals, magnitude(difference), now.value) === 'right';
  return ofNow
    ? { zh: '；原数误以本期数为基数', en: ': the printed one divides by the number now' }
    : { zh: '', en: '' };
}

function checkDifference(growth: Growth, difference: Exact): TableFinding | null {
  const { change, now } = growth;
  if (equal(change.value, difference)) return null;
  const right =
    now.kind === 'rate'
      ? `${inFigures(difference)}个百分点`
      : inUnitOf(difference, { ...change, unit: change.unit ?? now.unit });
  return differs(growth, `${right}，应为${right}`, `${right} would be right`);
}

function differs({ change, now, then }: Growth, zhRight: string, enRight: string): TableFinding {
  const [c, a, b] = [told(change), told(now), told(then)];
  return finding(
    'growth-differs',
    'contradiction',
    [change, now, then],
    `${c.zh}与两期数不符：${a.zh}、${b.zh}，变化为${zhRight}。`,
    `${c.en} does not agree with ${a.en} and ${b.en}: ${enRight}.`,
  );
}
