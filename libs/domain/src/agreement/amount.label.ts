import type { Label } from '../label.ts';
import { amountFigure } from '../statistics/statistics.amounts.ts';

const fenPerWan = 1_000_000;

/**
 * Money as people read it, to the fen: 3,500元, 1,200.50元; in English CNY 3,500.
 * @param fen whole number of fen
 */
export function amountLabel(fen: number): Label {
  const yuan = (fen / 100).toLocaleString('en', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
  return { zh: `${yuan}元`, en: `CNY ${yuan}` };
}

/**
 * Money at a glance: from 10,000 yuan on in 万元, rounded to two decimals, as townships speak of it: 3.5万元. English has no
 * such unit and says the yuan. Where something is decided or signed, {@link amountLabel} stands.
 * @param fen whole number of fen
 * @throws RuleError kind "invalid", code "amount-invalid" for less than nothing
 */
export function shortAmountLabel(fen: number): Label {
  const exact = amountLabel(fen);
  if (fen < fenPerWan) return exact;
  return { ...exact, zh: `${Number(amountFigure(fen).wan).toLocaleString('en')}万元` };
}
