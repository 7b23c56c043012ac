import { equal } from './exact.ts';
import { type Figure, linesOf } from './figure.ts';
import { finding, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';

/** What is open at the end of a period is carried into the next one, and into nothing else. */
export function checkCarriedOver(figures: readonly Figure[]): readonly TableFinding[] {
  const stocks = figures.filter(
    ({ period, kind, isApproximate, comparison }) =>
      period !== null && kind === 'count' && !isApproximate && comparison === null,
  );
  const lines = linesOf(stocks);
  return lines.flatMap((line) => {
    const open = line.of('open');
    if (!open?.period) return [];
    const { year, to } = open.period;
    const next = lines
      .flatMap((other) => other.of('carriedIn') ?? [])
      .find(
        (one) =>
          one.group === open.group &&
          sameParts(one, open) &&
          one.period?.from === (to % 12) + 1 &&
          isSameLength(one, open) &&
          (one.period.year === year || (to === 12 && year !== null && one.period.year === year + 1)),
      );
    if (!next || equal(next.value, open.value) || (to === 12 && year === null)) return [];
    const [a, b] = [told(open), told(next)];
    return [
      finding(
        'carried-over-differs',
        'contradiction',
        [open, next],
        `${a.zh}，而${b.zh}：上一期的在办应等于下一期的结转，应为${numberOf(open)}或${numberOf(next)}。`,
        `${a.en}, but ${b.en}: what is open at the end is carried in, so ${numberOf(open)} or ${numberOf(next)} is wrong.`,
      ),
    ];
  });
}

const sameParts = (a: Figure, b: Figure): boolean =>
  a.parts.map(({ key }) => key).join('|') === b.parts.map(({ key }) => key).join('|');

const isSameLength = (a: Figure, b: Figure): boolean =>
  a.period !== null && b.period !== null && a.period.to - a.period.from === b.period.to - b.period.from;
