import { RuleError } from '../errors.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'] as const;
const groups = ['', '万', '亿', '万亿'] as const;

/**
 * An amount of money in Chinese capital figures, as agreements and receipts carry it beside the digits.
 * 1,470,000 yuan gives 壹佰肆拾柒万元整, 1,006.05 yuan 壹仟零陆元零伍分, 0.50 yuan 伍角整.
 * @param fen whole number of fen, 0 to 9,007,199,254,740,991
 * @throws RuleError kind "invalid", code "amount-invalid"
 * @source Basic rules of accounting work (会计基础工作规范), art. 52
 */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) {
    throw new RuleError({
      kind: 'invalid',
      code: 'amount-invalid',
      message: 'An amount is a whole number of fen, not negative.',
      messageZh: '金额应为非负的整数分。',
    });
  }
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan > 0 ? `${yuanInWords(yuan)}元` : '';
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`;
  const tenths = jiao > 0 ? `${digits.charAt(jiao)}角` : '';
  if (rest === 0) return `${whole}${tenths}整`;
  // A skipped jiao is spoken as 零, but only after yuan: 伍分, not 零伍分.
  return `${whole}${jiao === 0 && whole ? '零' : ''}${tenths}${digits.charAt(rest)}分`;
}

/** Groups of four digits from the right; a gap between two spoken digits is spoken once as 零. */
function yuanInWords(yuan: number): string {
  let words = '';
  let gap = false;
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      gap = words !== '';
      continue;
    }
    for (let place = places.length - 1; place >= 0; place -= 1) {
      const digit = Math.floor(value / 10 ** place) % 10;
      if (digit === 0) {
        gap = words !== '';
        continue;
      }
      words += `${gap ? '零' : ''}${digits.charAt(digit)}${places[place]}`;
      gap = false;
    }
    words += unitOf(group, yuan);
  }
  return words;
}

/** 壹万亿元: the 亿 of 万亿 is written once, with the group below when that has figures of its own. */
function unitOf(group: number, yuan: number): string {
  const hasGroupOfYi = Math.floor(yuan / 10_000 ** 2) % 10_000 > 0;
  return group === 3 && hasGroupOfYi ? '万' : (groups[group] ?? '');
}
