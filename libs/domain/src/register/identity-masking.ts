import { maskIdNumber } from '../party/mask.ts';

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
