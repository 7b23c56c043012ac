const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The number of a heading: 一, 十二, 二十. @param value  1 to 99 */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${digits[ones]}`;
}
