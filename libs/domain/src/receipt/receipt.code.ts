/**
 * Digits only: whoever reads a code aloud knows no Latin letters, whoever hears it mistakes none for another, and a telephone
 * shows its large keys for it. Twenty-two are drawn by chance (73 bits), two check them.
 */
export const receiptCodeLength = 24;
export const drawnDigits = receiptCodeLength - 2;
const groupLength = 4;

/** What people write between the groups, and what an input method makes of figures. */
const between = /[\s\-–—－_.·、,，]/gu;
const digitOf: Readonly<Record<string, string>> = Object.fromEntries(
  ['０１２３４５６７８９', '〇一二三四五六七八九', '零幺两'].flatMap((row) =>
    [...row].map((sign, n) => [sign, String(n)]),
  ),
);

/**
 * The code of drawn digits, with its two check digits.
 * @param drawn  22 digits
 * @source ISO/IEC 7064, MOD 97-10: finds every wrong digit, every two neighbours that changed places, and 99 of 100 other slips
 */
export function receiptCodeOf(drawn: string): string {
  return `${drawn}${String(98 - remainder(`${drawn}00`)).padStart(2, '0')}`;
}

/**
 * A code as somebody typed, pasted or dictated it: gaps, full-width and Chinese figures are read.
 * @returns 24 digits, or null where it cannot be a code
 */
export function readReceiptCode(typed: string): string | null {
  const digits = [...typed.replace(between, '')].map((sign) => digitOf[sign] ?? sign).join('');
  return /^\d{24}$/.test(digits) && remainder(digits) === 1 ? digits : null;
}

/** Four digits at a time, as one says and writes them. */
export function receiptCodeGroups(code: string): readonly string[] {
  return code.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? [];
}

/** Digit by digit: the whole is more than a number can hold. */
function remainder(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
