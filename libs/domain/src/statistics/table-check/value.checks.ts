import { equal, inFigures, isWhole, whole } from './exact.ts';
import { contextKey, type Figure } from './figure.ts';
import { finding, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { measures } from './measures.ts';

/** What can be said of single numbers, and of one figure that is stated twice. */
export function checkValues(figures: readonly Figure[]): readonly TableFinding[] {
  return [
    ...figures.flatMap((figure) => [...negative(figure), ...fractional(figure)]),
    ...twice(figures),
    ...amounts(figures),
  ];
}

function negative(figure: Figure): readonly TableFinding[] {
  if (figure.kind !== 'count' || figure.value.over >= 0n) return [];
  const { zh, en } = told(figure);
  return [
    finding(
      'negative-count',
      'contradiction',
      [figure],
      `${zh}是负数，件数、人数、金额不会小于0。`,
      `${en} is negative; no count or amount is less than 0.`,
    ),
  ];
}

function fractional(figure: Figure): readonly TableFinding[] {
  if (figure.kind !== 'count' || isWhole(figure.value)) return [];
  const nature = figure.measure ? measures[figure.measure].nature : null;
  const isMoney =
    nature === 'money' || figure.unitKind === 'yuan' || (nature === null && figure.unitKind === null);
  if (isMoney || figure.unitKind === 'other') return [];
  const { zh, en } = told(figure);
  return [
    finding(
      'fractional-count',
      'contradiction',
      [figure],
      `${zh}不是整数，件数、人数应为整数。`,
      `${en} is no whole number, as cases and persons are.`,
    ),
  ];
}

function twice(figures: readonly Figure[]): readonly TableFinding[] {
  const seen = new Map<string, Figure>();
  return figures.flatMap((figure) => {
    if (figure.kind === 'unknown' || figure.isApproximate || figure.isSubtotal || figure.of !== null)
      return [];
    if (figure.measure === null && figure.rate === null && figure.parts.length === 0 && !figure.isTotal)
      return [];
    if (figure.measure === 'planPart') return [];
    const key = [
      contextKey(figure),
      figure.kind,
      figure.measure,
      figure.rate,
      figure.isCumulative,
      figure.isTotal && figure.measure === null,
      unitClass(figure),
    ].join('|');
    const first = seen.get(key);
    if (!first) seen.set(key, figure);
    if (!first) return [];
    if (equal(first.value, figure.value)) return isSecondRow(first, figure) ? [named(first, figure)] : [];
    return [isSecondRow(first, figure) ? namedAlike(first, figure) : differing(first, figure)];
  });
}

const isSecondRow = (first: Figure, second: Figure): boolean =>
  first.isCell && second.isCell && first.parts.length > 0 && first.wording === second.wording;

function named(first: Figure, second: Figure): TableFinding {
  const { zh, en } = told(first);
  return finding(
    'stated-twice',
    'warning',
    [first, second],
    `${zh}列了两次，请核对是重复填写，还是有一行名称填错。`,
    `${en} stands in two rows: one is written twice, or has a wrong name.`,
  );
}

function namedAlike(first: Figure, second: Figure): TableFinding {
  const { zh, en } = told(first);
  return finding(
    'stated-twice',
    'contradiction',
    [first, second],
    `有两行同名，数字不同：${zh}，又作${numberOf(second)}；请核对哪一行的名称或数字填错，或合并为一行。`,
    `Two rows of one name differ: ${en}, and ${numberOf(second)} as well; one has a wrong name or number, or they belong together.`,
  );
}

/** 28件30人 of one prevention are two figures. */
const unitClass = ({ unitKind }: Figure): string =>
  unitKind === 'persons' ? 'persons' : unitKind === 'yuan' ? 'yuan' : unitKind === 'times' ? 'times' : '';

function differing(first: Figure, second: Figure): TableFinding {
  const [a, b] = [told(first), told(second)];
  const isWords = first.isInWords !== second.isInWords;
  const factor = whole(10_000);
  const isUnit =
    first.unitKind === 'yuan' &&
    [
      [first, second],
      [second, first],
    ].some(
      ([one, other]) =>
        one && other && equal(one.value, { over: other.value.over * factor.over, under: other.value.under }),
    );
  if (isUnit) {
    return finding(
      'amount-unit',
      'contradiction',
      [first, second],
      `${a.zh}与${b.zh}相差10000倍，应是元与万元混用。`,
      `${a.en} and ${b.en} are 10,000 times apart: yuan and 10,000 yuan are mixed up.`,
    );
  }
  return isWords
    ? finding(
        'words-differ-from-digits',
        'contradiction',
        [first, second],
        `${a.zh}与${b.zh}大小写不一致：分别读作${inFigures(first.value)}和${inFigures(second.value)}。`,
        `${a.en} and ${b.en} differ in words and digits: ${inFigures(first.value)} and ${inFigures(second.value)}.`,
      )
    : finding(
        'stated-twice',
        'contradiction',
        [first, second],
        `同一指标有两个数：${a.zh}，又作${numberOf(second)}，只能有一个。`,
        `One figure has two values: ${a.en}, and ${numberOf(second)} as well.`,
      );
}

/** Above a hundred million yuan for each case, or below ten, the unit is likelier wrong than the number. */
const [most, least] = [100_000_000n, 10n];

function amounts(figures: readonly Figure[]): readonly TableFinding[] {
  return figures.flatMap((amount) => {
    if (amount.kind !== 'count' || amount.measure === null || amount.value.over <= 0n) return [];
    if (amount.measure !== 'amountInvolved' && amount.measure !== 'amountAgreed') return [];
    const cases = figures.find(
      (one) =>
        one.kind === 'count' &&
        ['accepted', 'mediated', 'settled', 'cases'].includes(one.measure ?? '') &&
        contextKey(one) === contextKey(amount) &&
        one.value.over > 0n,
    );
    if (!cases || amount.unitKind === null) return [];
    const [a, b] = [amount.value.over * cases.value.under, amount.value.under * cases.value.over];
    const isHuge = a > most * b;
    if (!isHuge && a >= least * b) return [];
    const [{ zh, en }, of] = [told(amount), told(cases)];
    return [
      finding(
        'amount-unit',
        'warning',
        [amount, cases],
        `${zh}、${of.zh}，平均每件${isHuge ? '超过一亿元' : '不足10元'}，请核对单位是元还是万元。`,
        `${en} for ${of.en}: ${isHuge ? 'more than 100 million' : 'less than 10'} yuan each; check whether yuan or 10,000 yuan are meant.`,
      ),
    ];
  });
}
