import { disputeTypeLabels, originClassLabels } from '../../dispute/dispute.codes.ts';
import { readOrigin } from '../../register/origin.wordings.ts';
import { readType } from '../../register/type.wordings.ts';
import { wordKey } from '../../register/wording.ts';

/** By what a table divides its total. `row` and `column` are lines of a table whose names nobody can know. */
export type Dimension =
  | 'type'
  | 'origin'
  | 'originClass'
  | 'level'
  | 'place'
  | 'risk'
  | 'sex'
  | 'prevention'
  | 'row'
  | 'column';

/** One part of a total. */
export interface Part {
  readonly dimension: Dimension;
  readonly key: string;
  readonly name: string;
}

const level =
  /^(?:(镇|乡|乡镇|街道|乡镇街道)|(村|社区|村居|村社区)|(企业|企事业|企事业单位)|(行业|专业|行业性专业性|行业专业))(?:级|调委会|人民调解委员会|调解委员会|司法所|调解组织)$/;
const place =
  /^.{1,12}(?:村|社区|居委会|村委会|镇|乡|街道|街道办|办事处|县|区|市|网格|派出所|司法所|调委会|调解委员会|调解室|村组)$/;
const column = { name: '', nameEn: '' };
const sexes = new Map(Object.entries({ 男: '男', 男性: '男', 女: '女', 女性: '女', 妇女: '女' }));
const risk =
  /^(?:红|橙|黄|蓝|绿)(?:色|级|码)?(?:预警|风险)?$|^[高中低]风险$|^(?:简易|一般|疑难|重大|疑难复杂|简单)$/;

/** Three classes under which origins are reported, in the wordings of forms. */
const originClasses: readonly (readonly [RegExp, keyof typeof originClassLabels])[] = [
  [/^主动(?:介入|调解|排查)?(?:调解)?$|^依职权(?:主动)?调解$/, 'active'],
  [/^(?:依|当事人|依当事人|根据)?申请(?:调解)?$/, 'applied'],
  [/^接受(?:委托|移送|委托移送|移送委托)(?:调解)?$|^委托移送(?:调解)?$/, 'referred'],
];

/**
 * The part that a wording names, or null: a class of disputes, an origin, a village, a level, a grade.
 * @param reading `whole` where every word must be known, `any` where one word within may tell the class
 */
export function partOf(words: string, reading: 'whole' | 'any'): Part | null {
  const text = words.replace(/(?:类|型)?(?:矛盾纠纷|纠纷|案件|件数|数量|起数|数)+$/, '');
  const key = wordKey(text);
  if (key === '' || key.length > 16 || /^\d+$/.test(key)) return null;
  const sex = sexes.get(key);
  if (sex !== undefined) return { dimension: 'sex', key: sex, name: sex };
  for (const [form, code] of originClasses) {
    if (form.test(key)) return { dimension: 'originClass', key: code, name: originClassLabels[code].zh };
  }
  const prevented = /自杀|刑事|民转刑|上访|械斗|激化|极端/.exec(key);
  if (prevented && reading === 'any') return { dimension: 'prevention', key, name: text };
  if (level.test(key)) return { dimension: 'level', key, name: text };
  if (risk.test(key)) return { dimension: 'risk', key, name: text };
  const type = readType(text, column);
  const exactly = type.notes.every(({ code }) => code === 'TYPE_READ_AS_OTHER');
  if (type.value.code !== null && exactly)
    return { dimension: 'type', key, name: typeName(text, type.value.code) };
  if (place.test(key)) return { dimension: 'place', key, name: text };
  const origin = readOrigin(text, column);
  if (origin.value !== null && origin.notes.length === 0) return { dimension: 'origin', key, name: text };
  return type.value.code === null || reading === 'whole' ? null : { dimension: 'type', key, name: text };
}

const typeName = (text: string, code: keyof typeof disputeTypeLabels): string =>
  wordKey(text) === wordKey(disputeTypeLabels[code].zh) ? disputeTypeLabels[code].zh : text;

/** A part that stands for whatever was not named: with it a list is complete. */
export const isRest = ({ key }: Part): boolean => /^(?:其他|其它|其余|oth|other)/.test(key);
