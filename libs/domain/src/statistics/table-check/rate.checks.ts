import { compare, type Exact, whole, zero } from './exact.ts';
import type { Figure, Line } from './figure.ts';
import { allTold, finding, inUnitOf, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { ofScreenings } from './label.reading.ts';
import {
  type PercentVerdict,
  percentInFull,
  percentOf,
  percentText,
  percentVerdict,
} from './percent.verdict.ts';
import { denominatorOf, type Fraction, fractionsOf, numeratorOf } from './rate.definitions.ts';

interface Judged {
  readonly fraction: Fraction;
  readonly verdict: PercentVerdict;
  readonly percent: Exact;
}

const smallBelow = whole(10);
const hundred = whole(100);

/** Holds every rate of a line against the counts of the line. */
export function checkRates(line: Line): readonly TableFinding[] {
  return line.figures.filter(({ kind }) => kind === 'rate').flatMap((rate) => checkRate(rate, line));
}

function checkRate(rate: Figure, line: Line): readonly TableFinding[] {
  if (rate.rate === null || rate.isApproximate) return [];
  if (ofScreenings.test(rate.wording) && line.of('found') === null) return [dividedByScreenings(rate, line)];
  const judged = fractionsOf(rate.rate, line).map((fraction): Judged => {
    const [over, under] = [numeratorOf(fraction), denominatorOf(fraction)];
    const verdict = percentVerdict(rate.value, rate.decimals, over, under);
    return { fraction, verdict, percent: percentOf(over, under) };
  });
  const outside = outOfRange(rate, judged);
  if (outside) return [outside];
  if (judged.length === 0) return rate.rate === 'otherRate' ? [] : [notCheckable(rate)];
  const verdict = judgement(rate, judged, line);
  return [...(verdict ? [verdict] : []), ...smallNumber(rate, judged)];
}

function dividedByScreenings(rate: Figure, line: Line): TableFinding {
  const { zh, en } = told(rate);
  const base = line.first('accepted', 'mediated', 'occurred', 'cases');
  const screened = line.of('screened');
  const should = base ? told(base) : { zh: '受理或发现的件数', en: 'the cases accepted or found' };
  return finding(
    'screenings-as-cases',
    'contradiction',
    [rate, ...[screened, base].flatMap((one) => one ?? [])],
    `${zh}写明以排查数${screened ? `（${numberOf(screened)}）` : ''}为分母；排查是次数，不是案件，应以${should.zh}为分母。`,
    `${en} is said to be of the screenings${screened ? ` (${numberOf(screened)})` : ''}, which are no cases: ${should.en} belong below it.`,
  );
}

function outOfRange(rate: Figure, judged: readonly Judged[]): TableFinding | null {
  if (compare(rate.value, zero) >= 0 && compare(rate.value, hundred) <= 0) return null;
  const proper = judged.filter(({ fraction }) => fraction.standing !== 'odd');
  const right = proper.find(({ verdict }) => verdict === 'decimal-place') ?? proper[0] ?? judged[0];
  const { zh, en } = told(rate);
  const should = right ? rightText(right, rate) : null;
  return finding(
    'rate-out-of-range',
    'contradiction',
    [rate, ...(right ? concerned(right) : [])],
    `${zh}不在0—100%之间${should ? `；${should.zh}` : '，请核对小数点和分子、分母'}。`,
    `${en} does not lie within 0 and 100 %${should ? `; ${should.en}` : ''}.`,
  );
}

function judgement(rate: Figure, judged: readonly Judged[], line: Line): TableFinding | null {
  const right = judged.filter(({ verdict }) => verdict === 'right');
  const ours = judged.find(({ fraction }) => fraction.standing === 'ours');
  if (right.some(({ fraction }) => fraction.standing === 'ours')) return null;
  const explained = right.find(({ fraction }) => fraction.standing === 'usual');
  if (explained) return ours ? otherDenominator(rate, explained, ours, line) : null;
  // A mistake of rounding is likelier than a denominator that nobody uses.
  const near = (verdict: PercentVerdict) =>
    judged.find((one) => one.verdict === verdict && one.fraction.standing !== 'odd');
  const truncated = near('truncated');
  if (truncated) return roundingMistake('rate-truncated', rate, truncated);
  const up = near('rounded-up');
  if (up) return roundingMistake('rate-rounded-wrongly', rate, up);
  const odd = right[0];
  if (odd)
    return otherDenominator(
      rate,
      odd,
      judged.find(({ fraction }) => fraction.standing !== 'odd') ?? odd,
      line,
    );
  const shifted = near('decimal-place');
  return shifted ? roundingMistake('rate-decimal-place', rate, shifted) : unexplained(rate, judged);
}

const mistakes = {
  'rate-truncated': { zh: '是截尾而未四舍五入', en: 'is cut off, not rounded' },
  'rate-rounded-wrongly': { zh: '进位有误', en: 'is rounded the wrong way' },
  'rate-decimal-place': { zh: '小数点位置有误', en: 'has its decimal point in the wrong place' },
} as const;

function roundingMistake(check: keyof typeof mistakes, rate: Figure, judged: Judged): TableFinding {
  const should = rightText(judged, rate);
  const { zh, en } = told(rate);
  return finding(
    check,
    'contradiction',
    [rate, ...concerned(judged)],
    `${zh}${mistakes[check].zh}：${should.zh}。`,
    `${en} ${mistakes[check].en}: ${should.en}.`,
  );
}

function otherDenominator(rate: Figure, found: Judged, ours: Judged, line: Line): TableFinding | null {
  const { zh, en } = told(rate);
  const [how, should] = [fractionText(found.fraction), rightText(ours, rate)];
  const figures = [rate, ...concerned(found), ...concerned(ours)];
  if (found.fraction.under.some(({ measure }) => measure === 'screened')) {
    const text = `${zh}是以排查次数为分母（${how.zh}）；排查不是案件`;
    return finding(
      'screenings-as-cases',
      'contradiction',
      figures,
      `${text}，${should.zh}。`,
      `${en} divides by screenings (${how.en}), which are no cases; ${should.en}.`,
    );
  }
  const open = line.of('open');
  if (open && open.value.over > 0n && isSuccess(rate) && ours.fraction.less.includes(open)) {
    const isOfFound = found.fraction.under.every(({ measure }) => measure !== 'accepted');
    return finding(
      'open-counted-as-failure',
      isOfFound ? 'note' : 'warning',
      [...figures, open],
      `${zh}是以${how.zh}计算，把在办${numberOf(open)}算作了失败；${ourSentence(ours, open)}。`,
      `${en} is ${how.en}, which counts ${numberOf(open)} open as failed; by our definition ${should.en}, ${numberOf(open)} open.`,
    );
  }
  return finding(
    'rate-other-denominator',
    found.fraction.standing === 'odd' ? 'warning' : 'note',
    figures,
    `${zh}是以${how.zh}计算；按本系统口径，${should.zh}，两者分母不同，引用时请注明。`,
    `${en} is ${how.en}; by our definition ${should.en}. Name the denominator where it is quoted.`,
  );
}

const isSuccess = ({ rate }: Figure): boolean => rate === 'successRate' || rate === 'resolutionRate';

function ourSentence({ fraction, percent }: Judged, open: Figure): string {
  const closed = inUnitOf(denominatorOf(fraction), open);
  const settled = inUnitOf(numeratorOf(fraction), open);
  return `按本系统口径，已结${closed}中成功${settled}，应为${percentText(percent, 1)}，另列在办${numberOf(open)}`;
}

function unexplained(rate: Figure, judged: readonly Judged[]): TableFinding | null {
  const best = judged.find(({ fraction }) => fraction.standing !== 'odd');
  if (!best) return notCheckable(rate);
  const should = rightText(best, rate);
  const { zh, en } = told(rate);
  return finding(
    'rate-differs',
    'contradiction',
    [rate, ...concerned(best)],
    `${zh}与所列数字不符：${should.zh}。`,
    `${en} does not agree with the numbers: ${should.en}.`,
  );
}

function notCheckable(rate: Figure): TableFinding {
  const { zh, en } = told(rate);
  return finding(
    'rate-not-checkable',
    'note',
    [rate],
    `${zh}旁没有列出分子和分母，无法核对。`,
    `${en} cannot be checked: its two numbers are not listed.`,
  );
}

function smallNumber(rate: Figure, judged: readonly Judged[]): readonly TableFinding[] {
  const of = judged.find(({ verdict }) => verdict === 'right') ?? judged[0];
  if (!of || compare(denominatorOf(of.fraction), smallBelow) >= 0) return [];
  const { zh, en } = told(rate);
  const how = fractionText(of.fraction);
  return [
    finding(
      'small-number',
      'note',
      [rate, ...concerned(of)],
      `${zh}的基数不足10（${how.zh}），宜只列件数，不列百分率。`,
      `${en} rests on fewer than 10 (${how.en}): show the counts, not a percentage.`,
    ),
  ];
}

const concerned = ({ fraction }: Judged): readonly Figure[] => [
  ...fraction.over,
  ...fraction.under,
  ...fraction.less,
];

/** 调解成功193件÷受理195件＝98.974%，应为99.0%; where no rate can be right, what stands in its way. */
function rightText({ fraction, percent }: Judged, { decimals }: Figure) {
  const how = fractionText(fraction);
  if (compare(percent, hundred) > 0) {
    const [a, b] = [allTold(fraction.over, '＋'), belowText(fraction)];
    return {
      zh: `${a.zh}多于${b.zh}，这两个数本身矛盾，请先核对件数`,
      en: `${a.en} are more than ${b.en}: these counts contradict each other, so check them first`,
    };
  }
  if (fraction.under.some(({ measure }) => measure === 'screened')) {
    return {
      zh: '应以受理或发现的件数为分母，表中没有列出',
      en: 'the cases accepted or found belong below it, and are not listed',
    };
  }
  const [full, right] = [percentInFull(percent, decimals), percentText(percent, Math.min(decimals, 2))];
  return {
    zh: `${how.zh}＝${full}，应为${right}`,
    en: `${how.en} = ${full.replace('约', '')}, so ${right} would be right`,
  };
}

function fractionText(fraction: Fraction) {
  const { over, under, less } = fraction;
  const [a, below] = [allTold(over, '＋'), belowText(fraction)];
  const isOne = under.length + less.length === 1;
  const above = over.length === 1 ? a : { zh: `（${a.zh}）`, en: `(${a.en})` };
  return {
    zh: `${above.zh}÷${isOne ? below.zh : `（${below.zh}）`}`,
    en: `${above.en} ÷ ${isOne ? below.en : `(${below.en})`}`,
  };
}

function belowText({ under, less }: Fraction) {
  const [b, c] = [allTold(under, '＋'), allTold(less, '＋')];
  return less.length === 0 ? b : { zh: `${b.zh}－${c.zh}`, en: `${b.en} − ${c.en}` };
}
