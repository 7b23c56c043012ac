import { RuleError } from '../errors.ts';

/** An amount of money as figures show it: exact in fen and yuan, and in 万元 (ten thousand yuan) for reports. */
export interface AmountFigure {
  readonly fen: number;
  /** Two decimals, e.g. "4343460.00". */
  readonly yuan: string;
  /** In units of ten thousand yuan, two decimals, rounded once, half up, e.g. "434.35". */
  readonly wan: string;
}

const fenPerYuan = 100n;
/** A hundredth of ten thousand yuan. */
const fenPerHundredthWan = 10_000n;

/** @throws RuleError kind "invalid", code "amount-invalid" for what is no whole, non-negative number of fen */
export function amountFigure(fen: number): AmountFigure {
  if (!Number.isSafeInteger(fen) || fen < 0) {
    throw new RuleError({
      kind: 'invalid',
      code: 'amount-invalid',
      message: 'An amount is a whole number of fen, not negative.',
      messageZh: '金额应为非负整数（单位：分）。',
    });
  }
  const exact = BigInt(fen);
  const hundredths = (exact + fenPerHundredthWan / 2n) / fenPerHundredthWan;
  return { fen, yuan: twoDecimals(exact, fenPerYuan), wan: twoDecimals(hundredths, 100n) };
}

const twoDecimals = (hundredths: bigint, perUnit: bigint): string =>
  `${hundredths / perUnit}.${String(hundredths % perUnit).padStart(2, '0')}`;
