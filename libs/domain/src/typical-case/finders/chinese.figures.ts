const values: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇○', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((same, value) =>
    [...same].map((one) => [one, value]),
  ),
);
const units: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  廿: 20,
  卅: 30,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};

/** 三万五千六百 → 35600, 二十一 → 21, 2.6 → 2.6, 35,600 → 35600; NaN for what is no number. */
export function numberOf(text: string): number {
  const plain = text.replaceAll(/[,\s]/gu, '');
  if (/^\d+(?:\.\d+)?$/u.test(plain)) return Number(plain);
  const [large, small] = [/^(.*?)亿(.*)$/u, /^(.*?)万(.*)$/u].map((pattern) => pattern.exec(plain));
  if (large) return numberOf(large[1] || '1') * 1e8 + (large[2] ? numberOf(large[2]) : 0);
  if (small) return numberOf(small[1] || '1') * 1e4 + (small[2] ? numberOf(small[2]) : 0);
  if (/^[零〇○一二三四五六七八九]{2,}$/u.test(plain))
    return Number([...plain].map((one) => values[one]).join(''));
  return belowTenThousand(plain);
}

function belowTenThousand(text: string): number {
  let sum = 0;
  let figure = 0;
  let hasFigure = false;
  for (const one of text) {
    const [value, unit] = [values[one], units[one]];
    if (unit !== undefined) {
      const isWhole = unit === 20 || unit === 30;
      sum += isWhole ? unit : (hasFigure ? figure : 1) * unit;
      figure = 0;
      hasFigure = false;
    } else if (value !== undefined) {
      figure = value;
      hasFigure = true;
    } else return Number.NaN;
  }
  return sum + figure;
}

/** Figures of Chinese, in words, for small numbers. @param n 1 to 99 */
export function inChinese(n: number): string {
  const figures = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const end = ones === 0 ? '' : (figures[ones] ?? '');
  if (tens === 0) return figures[ones] ?? '';
  return `${tens === 1 ? '' : (figures[tens] ?? '')}十${end}`;
}
