import { equal, sumOf, times } from './exact.ts';
import type { Figure } from './figure.ts';
import { allTold, finding, inUnitOf, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';

/** The plan of an agreement: shares times their number, and the parts of several people or instalments, make the total. */
export function checkPlans(figures: readonly Figure[]): readonly TableFinding[] {
  const groups = [...new Set(figures.map(({ group }) => group))];
  return groups.flatMap((group) => {
    const own = figures.filter(
      (figure) => figure.group === group && figure.kind === 'count' && !figure.isApproximate,
    );
    const shares = own.filter(({ measure }) => measure === 'planShare');
    const counts = own.filter(({ measure }) => measure === 'planCount');
    const parts = own.filter(({ measure }) => measure === 'planPart');
    const total =
      own.find(({ measure }) => measure === 'planTotal') ??
      (shares.length + parts.length > 0 ? own.find((one) => isMoneyTotal(one)) : undefined);
    const [share, count] = [
      shares[0],
      counts[0] ??
        own.find(
          ({ measure, unitKind }) => shares.length > 0 && measure === 'persons' && unitKind === 'persons',
        ),
    ];
    if (!total) return [];
    return [
      share && count ? multiplied(total, share, count) : null,
      parts.length > 1 ? added(total, parts) : null,
    ].flatMap((one) => one ?? []);
  });
}

const isMoneyTotal = ({ measure, isTotal, unitKind }: Figure): boolean =>
  measure === 'amountAgreed' ||
  measure === 'amountInvolved' ||
  (isTotal && (unitKind === 'yuan' || unitKind === null));

function multiplied(total: Figure, share: Figure, count: Figure): TableFinding | null {
  const product = times(share.value, count.value);
  if (equal(product, total.value)) return null;
  const [t, s, c] = [told(total), told(share), told(count)];
  const made = inUnitOf(product, total);
  const each =
    count.value.over > 0n
      ? inUnitOf(
          { over: total.value.over * count.value.under, under: total.value.under * count.value.over },
          share,
        )
      : '';
  return finding(
    'plan-differs',
    'contradiction',
    [total, share, count],
    `${s.zh}×${c.zh}＝${made}，与${t.zh}不符：按${t.zh}每份应为${each}，或总额应为${made}。`,
    `${s.en} × ${c.en} = ${made}, which is not ${t.en}: each share would be ${each}, or the total ${made}.`,
  );
}

function added(total: Figure, parts: readonly Figure[]): TableFinding | null {
  const sum = sumOf(parts.map(({ value }) => value));
  if (equal(sum, total.value)) return null;
  const made = inUnitOf(sum, total);
  const t = told(total);
  return finding(
    'plan-differs',
    'contradiction',
    [total, ...parts],
    `各份${parts.map(numberOf).join('＋')}＝${made}，与${t.zh}不符；应为${made}，或有一份填错。`,
    `${allTold(parts).en} make ${made}, which is not ${t.en}; the total would have to be ${made}.`,
  );
}
