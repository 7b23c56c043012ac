/** What each figure stands for, small or capital. */
export const digitValues: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
/** What each place multiplies by, within four figures. */
export const placeValues: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
const groupValues: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** Characters of a number in words, for building patterns. */
export const chineseDigits = '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億';

/**
 * A whole number in Chinese words, small or capital figures: 十二, 两千零五, 壹佰肆拾柒万, 一万亿. A digit after a
 * place without its own place is not read (一万二 may mean 12,000 or 10,002).
 * @returns null when the text is no such number
 */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let lastPlace = Number.POSITIVE_INFINITY;
  let zeroBefore = true;
  for (const character of text) {
    const value = digitValues[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      zeroBefore ||= value === 0;
      digit = value;
      continue;
    }
    const place = placeValues[character];
    if (place !== undefined) {
      if (place >= lastPlace) return null;
      // 十 alone means 10; 百 and 千 need a digit in front.
      if (digit === null && place !== 10) return null;
      group += (digit ?? 1) * place;
      [digit, lastPlace, zeroBefore] = [null, place, false];
      continue;
    }
    const size = groupValues[character];
    if (size === undefined) return null;
    const head = group + (digit ?? 0);
    if (size === 1e8) total = (total + head) * size;
    else if (head === 0) return null;
    else total += head * size;
    if (total === 0) return null;
    [group, digit, lastPlace, zeroBefore] = [0, null, Number.POSITIVE_INFINITY, false];
  }
  if (text === '') return null;
  // 一千二 and 一万二 leave a place open, unless 零 says that it is the ones or 十 came last.
  if (digit !== null && digit !== 0 && !zeroBefore && lastPlace !== 10) return null;
  return total + group + (digit ?? 0);
}

/** A year written digit by digit: 二〇二六. @returns null when it is not four such digits */
export function chineseYear(text: string): number | null {
  if (text.length !== 4) return null;
  const digits = [...text].map((character) => digitValues[character]);
  return digits.every((digit) => digit !== undefined) ? Number(digits.join('')) : null;
}

/** A whole number in small figures, as headings and copies are counted: 三, 十二, 二十, 一百零五. @param n  0 to 999 */
export function inChinese(n: number): string {
  const figure = (at: number) => '零一二三四五六七八九'.charAt(at);
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  if (n < 10) return figure(n);
  const hundred = hundreds === 0 ? '' : `${figure(hundreds)}百`;
  // 十二, but 一百一十二.
  const ten = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : figure(tens)}十`;
  const one = ones === 0 ? '' : `${tens === 0 ? '零' : ''}${figure(ones)}`;
  return `${hundred}${ten}${one}`;
}
