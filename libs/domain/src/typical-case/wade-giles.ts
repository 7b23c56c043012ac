/** How the syllables of Pinyin begin in the older way of writing (without the sign of breath, which people leave out). */
const initials: Readonly<Record<string, string>> = {
  zh: 'ch',
  b: 'p',
  d: 't',
  g: 'k',
  j: 'ch',
  q: 'ch',
  x: 'hs',
  z: 'ts',
  c: 'ts',
  r: 'j',
};

/** Syllables that follow no rule. */
const whole: Readonly<Record<string, string>> = {
  zhi: 'chih',
  chi: 'chih',
  shi: 'shih',
  ri: 'jih',
  zi: 'tzu',
  ci: 'tzu',
  si: 'ssu',
  er: 'erh',
  yi: 'i',
  you: 'yu',
  ye: 'yeh',
  yan: 'yen',
  yong: 'yung',
  yue: 'yueh',
  yu: 'yu',
  ge: 'ko',
  ke: 'ko',
  he: 'ho',
  e: 'o',
  gui: 'kuei',
  kui: 'kuei',
};

/**
 * A syllable of Pinyin as passports and books of former times write it: jian → chien, guo → kuo, zhang → chang.
 * @param syllable  small letters without tones, ü as v
 */
export function inWadeGiles(syllable: string): string {
  const known = whole[syllable];
  if (known !== undefined) return known;
  const [, first = '', rest = ''] = /^(zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy]?)(.*)$/u.exec(syllable) ?? [];
  return (initials[first] ?? first) + finalOf(first, rest.replace('v', 'u'));
}

function finalOf(first: string, rest: string): string {
  if (rest === 'ian') return 'ien';
  if (rest === 'ie') return 'ieh';
  if (rest === 'ue') return 'ueh';
  if (rest === 'uo' && /^(?:[dtnlzcsr]|zh|ch)$/u.test(first)) return 'o';
  if (rest === 'iong') return 'iung';
  if (rest === 'ong') return 'ung';
  return rest;
}
