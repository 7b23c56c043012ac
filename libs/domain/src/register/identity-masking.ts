import { maskIdNumber, maskPhone } from '../party/mask.ts';

/** Runs of figures as long as an identity number, also of double width or in groups; phones and amounts are shorter. */
const longRun =
  /(?<![\d０-９])(?:[\d０-９]{14,}[\d０-９XxＸｘ]|\d{6}[ -]\d{8}[ -]?\d{3}[\dXx])(?![\d０-９])/g;

/** Free text with its identity numbers masked: a register is read by more eyes than may see them. */
export function withoutIdNumbers(text: string): { readonly text: string; readonly masked: number } {
  if (text.length < 15) return { text, masked: 0 };
  let masked = 0;
  const shown = text.replace(longRun, (run) => {
    masked += 1;
    return maskIdNumber(run.normalize('NFKC').replace(/[ -]/g, ''));
  });
  return { text: shown, masked };
}

/** Mobile numbers anywhere, as long as nothing else is written so. */
const mobile = /(?<!\d)1\d{10}(?!\d)/g;

/** Free text with its identity numbers and mobile numbers masked. */
export const withoutPersonalNumbers = (text: string): string =>
  withoutIdNumbers(text).text.replace(mobile, maskPhone);

/** Columns that say where somebody lives, was born or is reached. */
const personal = /住址|住所|地址|户籍|籍贯|出生|邮编|电话|手机|联系方式|证件|身份证/;

/**
 * Does a column without a field of its own hold personal data? Such a one stays in the file, which is encrypted and
 * deleted when its term is over, and must not enter the history, which is kept for ever.
 */
export const isPersonalColumn = (header: string): boolean => personal.test(header);
