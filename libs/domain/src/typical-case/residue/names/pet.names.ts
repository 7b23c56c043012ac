import { everydayWords } from '../../surnames.ts';
import type { Looked } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { spanOfUnits } from '../skeleton.ts';
import type { NameSearch } from './known.name.ts';

const pet = {
  zh: '可能是本案人员的小名、昵称（带其名中的一字）',
  en: 'perhaps a pet name of somebody of the case: it holds a character of the given name',
} as const;

/** Characters that tell nobody before 子 or behind 小: 小子, 大哥, 儿子, 有的. */
const common = '一二三四五六七八九十大小老子儿来有';
/** Words of every mediation that look like a pet name. */
const words = new Set(
  '儿子 女子 妻子 孩子 日子 房子 院子 村子 车子 票子 对子 分子 电子 男子 老子 君子 生儿 生子 长子 次子 独子 亲子 金子 银子 女儿 常常 天天 明明 刚刚 高高 好好 家家 户户 人人 年年 月月 日日 时时 处处 事事 代代 世世 平平 安安 小学 小麦 小区 小孩 小组 小时 小心 小事 小路 小河 小国 小石 小树 小车 小家 小生 军嫂 国姓'.split(
    ' ',
  ),
);
const kin = '哥姐叔婶嫂伯爷姨妹弟';

/**
 * 阿燕, 燕姐 name somebody; 小燕, 燕子, 燕儿, 燕燕 are also birds and everyday words. The first are refused, the others asked
 * about: a party is known in the village by her pet name better than by the name in her papers.
 */
export const petNames: NameSearch = ({ role, given }) => {
  if (role === 'staff' || role === 'mediator') return () => [];
  const telling = [...new Set(given)].filter((sign) => !common.includes(sign));
  return ({ skeleton }) =>
    telling.flatMap((sign) => (skeleton.at.get(sign) ?? []).flatMap((at) => around(skeleton, at, sign)));
};

function around(skeleton: Looked['skeleton'], at: number, sign: string): readonly Residue[] {
  const { units, gaps } = skeleton;
  const isBeside = (n: number) => gaps[n] === 0;
  const before = isBeside(at) ? units[at - 1] : undefined;
  const after = isBeside(at + 1) ? units[at + 1] : undefined;
  const found = (from: number, to: number, certainty: Residue['certainty']): readonly Residue[] => {
    const word = units.slice(from, to + 1).join('');
    if (words.has(word) || everydayWords.has(word)) return [];
    return [residueAt(spanOfUnits(skeleton, from, to), 'name', pet, certainty)];
  };
  return [
    ...(before === '阿' ? found(at - 1, at, 'sure') : []),
    ...(before === '小' ? found(at - 1, at, 'doubt') : []),
    ...(after !== undefined && kin.includes(after) ? found(at, at + 1, 'sure') : []),
    ...(after === '娃' && !'男女胖生养'.includes(sign) ? found(at, at + 1, 'doubt') : []),
    ...(after === '子' || after === '儿' || after === sign ? found(at, at + 1, 'doubt') : []),
  ];
}
