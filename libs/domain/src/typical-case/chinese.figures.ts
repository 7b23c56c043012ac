import { digitValues, placeValues } from '../register/chinese-number.ts';

const values: Readonly<Record<string, number>> = { ...digitValues, '○': 0 };
const zero = /[零〇○]/u;
const units: Readonly<Record<string, number>> = { ...placeValues, 廿: 20, 卅: 30 };

/**
 * 三万五千六百 → 35600, 二十一 → 21, 2.6 → 2.6, 35,600 → 35600; NaN for what is no number. Unlike in a register, what may mean
 * two things (一万二) is read as well: an amount that is not read would stay in the text.
 */
export function numberOf(text: string): number {
  const plain = text.replaceAll(/[,\s]/gu, '');
  if (/^\d+(?:\.\d+)?$/u.test(plain)) return Number(plain);
  const [large, small] = [/^(.*?)亿(.*)$/u, /^(.*?)万(.*)$/u].map((pattern) => pattern.exec(plain));
  if (large) return numberOf(large[1] || '1') * 1e8 + (large[2] ? numberOf(large[2]) : 0);
  if (small) {
    const [, before = '', rest = ''] = small;
    const isShort = rest in values && !zero.test(rest);
    return numberOf(before || '1') * 1e4 + (rest === '' ? 0 : numberOf(rest) * (isShort ? 1000 : 1));
  }
  if (/^[零〇○一二三四五六七八九]{2,}$/u.test(plain))
    return Number([...plain].map((one) => values[one]).join(''));
  return belowTenThousand(plain);
}

function belowTenThousand(text: string): number {
  let sum = 0;
  let figure = 0;
  let hasFigure = false;
  // 八千五 are five hundred more, 八千零五 are five.
  let next = 1;
  for (const one of text) {
    const [value, unit] = [values[one], units[one]];
    if (unit !== undefined) {
      const isWhole = unit === 20 || unit === 30;
      sum += isWhole ? unit : (hasFigure ? figure : 1) * unit;
      figure = 0;
      hasFigure = false;
      next = isWhole ? 1 : unit / 10;
    } else if (value !== undefined) {
      figure = value;
      hasFigure = true;
      if (value === 0) next = 1;
    } else return Number.NaN;
  }
  return sum + figure * next;
}
