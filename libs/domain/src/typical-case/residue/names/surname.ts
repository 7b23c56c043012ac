import { type Residue, residueAt } from '../residue.kind.ts';
import { spanOfUnits, startsOf } from '../skeleton.ts';
import type { NameSearch } from './known.name.ts';
import { endsAWord } from './people.signs.ts';

const sentence = { zh: '仍以姓氏称呼本案当事人', en: 'a party is still called by the family name' } as const;

const called =
  /^(?:[氏姓叔婶嫂伯哥姐姨爷]|总(?![共计之是体额数量])|工(?![作资程地人伤厂])|局长|科长|所长|大[爷娘哥姐叔婶伯嫂妈]|老?[汉头太]|老[板师]|先生|女士|师傅|阿姨|同志|会计|书记|支书|主任|村长|队长|组长|校长|院长|厂长|经理|医生|律师)/u;
/** 张家 is a family, and in other words is not: 成家, 商家. */
const family = /^家(?![具庭常长电务乡用属])/u;

/** 老张, 小张, 张大爷, 张会计, 张家: a party is known by the family name in a village. */
export const calledBySurname: NameSearch =
  ({ role, surname }) =>
  ({ skeleton }) => {
    if (role !== 'party') return [];
    const { units, gaps } = skeleton;
    return startsOf(skeleton, surname).flatMap((at) => {
      const last = at + surname.length - 1;
      const isBeside = (n: number) => (gaps[n] ?? 0) === 0;
      const behind = isBeside(last + 1) ? units.slice(last + 1, last + 3).join('') : '';
      const before = isBeside(at) ? units[at - 1] : undefined;
      const found = (certainty: Residue['certainty']) => [
        residueAt(spanOfUnits(skeleton, at, last), 'name', sentence, certainty),
      ];
      if (before === '老') return found('sure');
      if (called.test(behind)) return found(endsAWord(surname.join(''), before) ? 'doubt' : 'sure');
      // 小张 is somebody, and 小车, 大田 are not.
      if (before !== undefined && '小阿姓'.includes(before)) return found('doubt');
      return family.test(behind) ? found('doubt') : [];
    });
  };
