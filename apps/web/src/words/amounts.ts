import { amountLabel, shortAmountLabel } from '#domain';
import { useNames } from './label.ts';

/** Whole fen as people write money, to the fen: 35,000元, 1,200.50元; in English CNY 35,000. */
export function useAmounts(): (fen: number) => string {
  const name = useNames();
  return (fen) => name(amountLabel(fen));
}

/** Whole fen at a glance, for lists: 3.5万元; in English as {@link useAmounts}. The exact amount stands beside it. */
export function useShortAmounts(): (fen: number) => string {
  const name = useNames();
  return (fen) => name(shortAmountLabel(fen));
}
