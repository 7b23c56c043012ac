import type { Looked } from '../looked.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { bonesOf, nearStartsOf, spanOfUnits } from '../skeleton.ts';
import { certaintyOf } from './known.name.ts';
import { combined, lettersOf, spelt } from './letters.ts';

const sentence = { zh: '仍有本案单位的名称', en: 'an organisation of the case is still named' } as const;

const endings = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '公司',
  '集团',
  '专业合作社',
  '合作社',
  '厂',
  '店',
  '超市',
  '商行',
  '门市部',
  '门市',
] as const;

/** The name of an organisation, whole, without its region and form, and its brand. */
export function organisationName({ skeleton, streams, spelling }: Looked, name: string): readonly Residue[] {
  const whole = bonesOf(name, spelling).join('');
  const ending = endings.find((one) => whole.endsWith(one)) ?? '';
  const stem = whole
    .slice(0, whole.length - ending.length)
    .replace(/^(?:\p{Script=Han}{2,4}?[省市县区镇乡村])+/u, '');
  const found = (words: readonly string[], certainty: Residue['certainty']) =>
    nearStartsOf(skeleton, words, 'line').map((at) =>
      residueAt(spanOfUnits(skeleton, at, at + words.length - 1), 'organisation', sentence, certainty),
    );
  // 恒达 of 恒达建材: what is left of a longer one may be a word of its own, and a person says so.
  const brand = [...stem].length > 3 ? [...stem].slice(0, 2) : [];
  const inLetters = [brand, [...stem]]
    .filter((words) => words.length > 1)
    .flatMap((words) => spelt(streams, combined(words.map((one) => lettersOf(one, spelling)))))
    .map(({ at, end }) => residueAt(spanOfUnits(skeleton, at, end - 1), 'organisation', sentence));
  return [
    ...[whole, stem]
      .filter((one) => [...one].length >= 2 && !/^某/u.test(one))
      .flatMap((one) => found([...one], certaintyOf([...one]))),
    ...(brand.length === 0 || brand[0] === '某' ? [] : found(brand, 'doubt')),
    ...inLetters,
  ];
}
