import { hash, randomInt } from 'node:crypto';
import { drawnDigits, readReceiptCode, receiptCodeOf } from '#domain';

/** A new code, by chance. */
export function drawCode(): string {
  return receiptCodeOf(Array.from({ length: drawnDigits }, () => randomInt(10)).join(''));
}

/** What is no code is looked for as well, and found nowhere: a slip of the finger costs what a guess costs. */
const noCode = 'no code';

/** By what a code is kept and found. @param typed  whatever somebody typed */
export const codeHash = (typed: string): Buffer => hash('sha256', readReceiptCode(typed) ?? noCode, 'buffer');

/**
 * Where a party looks. The code stands behind the #, which no browser sends to anybody: not to us in an address, not to
 * others as where somebody came from.
 * @param origin  as in PUBLIC_URL
 */
export const addressOf = (
  origin: string,
  code: string,
): { readonly page: string; readonly withCode: string } => ({
  page: `${origin}/receipt`,
  withCode: `${origin}/receipt#${code}`,
});
