/**
 * Family names of two characters that people bear today. Those that are as often a family name of one character and the
 * beginning of a given name (段干, 乐正) are left out: an initial too short is no fault, one too long tells of a given name.
 */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 濮阳 淳于 公冶 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 拓跋 轩辕 令狐 呼延 东郭 西门 纳兰 完颜 百里'
  ).split(' '),
);

/** The family name with which a name begins; a name of two characters has one of one, whatever they are. */
export function surnameOf(name: string): string {
  const [first = '', second = '', third] = name;
  return third !== undefined && compoundSurnames.has(first + second) ? first + second : first;
}

/** The family name of a Chinese name; null for a name of other letters, too short or too long to be one. */
export function chineseSurnameOf(name: string): string | null {
  const plain = name.trim();
  return /^\p{Script=Han}{2,4}$/u.test(plain) ? surnameOf(plain) : null;
}
