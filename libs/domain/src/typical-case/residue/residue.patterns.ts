import type { Residue } from './residue.kind.ts';

const day = { zh: '仍有确切日期', en: 'an exact day is still there' };
const contact = { zh: '仍有网络联系方式', en: 'a contact on the net is still there' };

/** What no typical case may show of anybody, whoever it is. */
const patterns: readonly (readonly [Residue['kind'], RegExp, Residue['sentence']])[] = [
  ['date', /(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}/gu, day],
  [
    'date',
    /(?:\d{1,2}|[一二三四五六七八九十正冬腊]{1,2})\s*月\s*(?:\d{1,2}|初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号]/gu,
    day,
  ],
  ['date', /[腊正冬]月(?:初|十|二十|廿)[一二三四五六七八九十]/gu, day],
  [
    'date',
    /(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?)/gu,
    day,
  ],
  ['date', /[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,2}\s*月\s*[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}\s*[日号號]/gu, day],
  [
    'date',
    /\d{1,2}\s*[时時点點]\s*\d{1,2}\s*分|(?:上午|下午|中午|晚上|凌晨|早上|傍晚)\s*\d{1,2}\s*[时時点點:]\s*\d{1,2}/gu,
    { zh: '仍有确切时刻', en: 'an exact time of the day is still there' },
  ],
  ['contact', /[a-z0-9._%+-]+@[a-z0-9-]+\.[a-z]{2,}/giu, contact],
  [
    'contact',
    /[a-z0-9._%+-]{2,}\s*(?:\(at\)|\[at\]|\bat\b|艾特)\s*[a-z0-9-]+\s*(?:\(dot\)|\[dot\]|\bdot\b|点|\.)\s*(?:com|cn|net|org|edu|gov)/giu,
    contact,
  ],
  ['contact', /(?:https?:\/\/|www\.)\S+/giu, contact],
  ['contact', /(?:微信|QQ|扣扣|抖音|快手)号?[为是:]?\s*[a-z0-9_-]{5,}/giu, contact],
  [
    'plate',
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][\s·•.-]*[A-Z](?:[\s·•.-]*[A-Z0-9]){5,6}/giu,
    { zh: '仍有车牌号码', en: 'a number plate is still there' },
  ],
  [
    'case_number',
    /[(〔[【]\s*(?:19|20)\d\d\s*[)〕\]】][^\s,。;()〔〕]{0,30}?\d+号/gu,
    { zh: '仍有案号或文号', en: 'a case number is still there' },
  ],
  [
    'coordinate',
    /[东西]经|[南北]纬|\d{2,3}\.\d{4,}/gu,
    { zh: '仍有坐标', en: 'coordinates are still there' },
  ],
  [
    'address',
    /\d{1,3}(?:号楼|栋|幢)\d|\d{1,2}单元|(?:路|街|巷)\d{1,4}号/gu,
    { zh: '仍有门牌号', en: 'a house number is still there' },
  ],
];

/** Searches for what looks like a number, a day or an address of anybody. Full width and half width read the same. */
export function residualPatterns(text: string): readonly Residue[] {
  // Character by character, so that every place stays where it was.
  const plain = [...text].map((one) => {
    const folded = one.normalize('NFKC');
    return folded.length === one.length ? folded : one;
  });
  const same = plain.join('');
  return patterns.flatMap(([kind, pattern, sentence]) =>
    [...same.matchAll(pattern)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      kind,
      certainty: 'sure' as const,
      sentence,
    })),
  );
}
