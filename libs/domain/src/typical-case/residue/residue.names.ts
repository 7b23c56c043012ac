import { surnameOf } from '../../party/surname.ts';
import type { Span } from '../folded.ts';
import type { KnownPerson, Spelling } from '../identities.ts';
import { everydayWords } from '../surnames.ts';
import { combined, lettersOf, soundsOf, streamsOf } from './letters.ts';
import type { Residue } from './residue.kind.ts';
import { bonesOf, type Skeleton, spanOfUnits, startsOf } from './skeleton.ts';

const sentences = {
  name: {
    zh: '仍有本案人员的姓名（或其另一种写法）',
    en: 'somebody of the case is still named, or spelt otherwise',
  },
  given: { zh: '仍有本案人员的名（不带姓）', en: 'a given name of somebody of the case is still there' },
  sound: { zh: '与本案人员的姓名同音', en: 'sounds like the name of somebody of the case' },
  organisation: { zh: '仍有本案单位的名称', en: 'an organisation of the case is still named' },
  surname: { zh: '仍以姓氏称呼本案当事人', en: 'a party is still called by the family name' },
} as const;

/** Searches for the names of people and organisations. */
export function residualNames(
  skeleton: Skeleton,
  people: readonly KnownPerson[],
  spelling: Spelling,
): readonly Residue[] {
  const sounds = skeleton.units.map((unit) => new Set(soundsOf(unit, spelling)));
  return people.flatMap((person) => {
    const parts = person.name
      .split(/[()（）[\]【】、,，;；/|]/u)
      .flatMap((one) => [one, ...one.split(/[与和及]/u)]);
    return [...new Set([person.name, ...parts])].flatMap((name) =>
      person.isOrganisation
        ? organisation(skeleton, name, spelling)
        : someone(skeleton, sounds, name, spelling, person.role),
    );
  });
}

/** Every unit with which these begin, near each other within a clause or across signs. */
function equals(skeleton: Skeleton, wanted: readonly string[], within: 'clause' | 'line'): readonly number[] {
  return startsOf(skeleton, wanted).filter((at) =>
    isAllBehind(
      at,
      wanted.length,
      (n) => (skeleton.gaps[n] ?? 0) <= 4 && (within === 'line' || skeleton.breaks[n] === false),
    ),
  );
}

/** Does each unit behind the first of so many stand to the one before it as is asked? */
const isAllBehind = (first: number, count: number, asked: (n: number) => boolean): boolean =>
  Array.from({ length: count - 1 }, (_, n) => first + n + 1).every(asked);

function someone(
  skeleton: Skeleton,
  sounds: readonly ReadonlySet<string>[],
  name: string,
  spelling: Spelling,
  role: KnownPerson['role'],
): readonly Residue[] {
  const bones = bonesOf(name, spelling);
  if (bones.length < 2) return [];
  const isChinese = bones.every((one) => /\p{Script=Han}/u.test(one));
  const whole = equals(skeleton, bones, bones.length > 2 ? 'line' : 'clause').map((at) =>
    named(spanOfUnits(skeleton, at, at + bones.length - 1), sentences.name, certaintyOf(bones)),
  );
  if (!isChinese) return [...whole, ...wordsOf(skeleton, name, spelling)];
  const given = bones.length > 2 ? [bones.slice(-2), ...(bones.length > 3 ? [bones.slice(1)] : [])] : [];
  const alone = given.flatMap((words) =>
    equals(skeleton, words, 'clause').map((at) =>
      named(spanOfUnits(skeleton, at, at + words.length - 1), sentences.given, certaintyOf(words)),
    ),
  );
  return [
    ...whole,
    ...alone,
    ...(bones.length > 2 ? bySound(skeleton, sounds, bones, spelling) : []),
    ...inLetters(skeleton, bones, spelling),
    ...(role === 'party' ? bySurname(skeleton, [...surnameOf(bones.join(''))]) : []),
  ];
}

const named = (
  span: Span,
  sentence: Residue['sentence'],
  certainty: Residue['certainty'] = 'sure',
): Residue => ({ ...span, kind: 'name', certainty, sentence });
const certaintyOf = (words: readonly string[]): Residue['certainty'] =>
  everydayWords.has(words.join('')) ? 'doubt' : 'sure';

/** Other characters with the same sound: 张健国 for 张建国. */
function bySound(
  skeleton: Skeleton,
  sounds: readonly ReadonlySet<string>[],
  bones: readonly string[],
  spelling: Spelling,
): readonly Residue[] {
  const wanted = bones.map((one) => soundsOf(one, spelling));
  if (wanted.some((one) => one.length === 0)) return [];
  return sounds.flatMap((_, at) => {
    const isSame = wanted.every((readings, n) => readings.some((one) => sounds[at + n]?.has(one) === true));
    return isSame && isAllBehind(at, bones.length, (n) => skeleton.breaks[n] === false)
      ? [named(spanOfUnits(skeleton, at, at + bones.length - 1), sentences.sound)]
      : [];
  });
}

/** zhangjianguo, jianguo zhang, 张jianguo: characters and letters in one stream of letters. */
function inLetters(skeleton: Skeleton, bones: readonly string[], spelling: Spelling): readonly Residue[] {
  const { units } = skeleton;
  const wanted = bones.map((one) => lettersOf(one, spelling));
  if (wanted.some((one) => one.length === 0)) return [];
  const orders = [
    wanted,
    [...wanted.slice(1), ...wanted.slice(0, 1)],
    ...(wanted.length > 2 ? [wanted.slice(1), [...wanted.slice(2), ...wanted.slice(0, 2)]] : []),
  ];
  // Made once: a text has thousands of words, and a long name hundreds of spellings.
  const whole = new Set(orders.flatMap(combined));
  const behind = bones.map((_, n) => new Set(n === 0 ? [] : combined(wanted.slice(n))));
  return streamsOf(skeleton).flatMap(({ at, end, letters }) => {
    // 张jianguo: characters before the letters.
    const before = units.slice(Math.max(0, at - bones.length + 1), at);
    const isNamed =
      whole.has(letters) ||
      before.some((_, n) => {
        const lead = before.slice(n);
        return behind[lead.length]?.has(letters) === true && lead.every((one, k) => one === bones[k]);
      });
    return isNamed ? [named(spanOfUnits(skeleton, at, end - 1), sentences.name)] : [];
  });
}

/** Ivan Petrov, 买买提·吐尔逊: each word of a name that is not Chinese, and not only the whole. */
function wordsOf(skeleton: Skeleton, name: string, spelling: Spelling): readonly Residue[] {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => bonesOf(word, spelling))
    .filter((word) => word.length >= (word.every((one) => /\p{Script=Han}/u.test(one)) ? 2 : 3))
    .flatMap((word) =>
      equals(skeleton, word, 'clause')
        .filter((at) => isWord(skeleton, at, word.length))
        .map((at) =>
          named(spanOfUnits(skeleton, at, at + word.length - 1), sentences.given, certaintyOf(word)),
        ),
    );
}

function isWord({ units, gaps }: Skeleton, at: number, length: number): boolean {
  const isLatin = /[a-z]/u.test(units[at] ?? '');
  const joins = (n: number) => /[a-z]/u.test(units[n] ?? '') && (gaps[n] ?? 0) === 0;
  if (!isLatin) return true;
  const beginsInside = at > 0 && /[a-z]/u.test(units[at - 1] ?? '') && (gaps[at] ?? 0) === 0;
  return !beginsInside && !joins(at + length);
}

const called =
  /^(?:[某氏叔婶嫂]|大[爷娘哥姐叔婶伯嫂妈]|老[汉太板师]|先生|女士|师傅|阿姨|同志|会计|书记|支书|主任|村长|队长|组长|校长|院长|厂长|经理|医生|律师)/u;
/** 张家 is a family, and in other words is not: 成家, 商家. */
const family = /^家(?![具庭常长电务乡用属])/u;

/** 老张, 张某, 张大爷, 张会计, 张家: a party is known by the family name in a village. */
function bySurname(skeleton: Skeleton, surname: readonly string[]): readonly Residue[] {
  const { units, gaps } = skeleton;
  return startsOf(skeleton, surname).flatMap((at) => {
    const last = at + surname.length - 1;
    const isBeside = (n: number) => (gaps[n] ?? 0) === 0;
    const behind = isBeside(last + 1) ? units.slice(last + 1, last + 3).join('') : '';
    const found = (certainty: Residue['certainty']) => [
      named(spanOfUnits(skeleton, at, last), sentences.surname, certainty),
    ];
    if ((units[at - 1] === '老' && isBeside(at)) || called.test(behind)) return found('sure');
    return family.test(behind) ? found('doubt') : [];
  });
}

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

function organisation(skeleton: Skeleton, name: string, spelling: Spelling): readonly Residue[] {
  const whole = bonesOf(name, spelling).join('');
  const ending = endings.find((one) => whole.endsWith(one)) ?? '';
  const stem = whole
    .slice(0, whole.length - ending.length)
    .replace(/^(?:\p{Script=Han}{2,4}?[省市县区镇乡村])+/u, '');
  const found = (words: readonly string[], certainty: Residue['certainty']) =>
    equals(skeleton, words, 'line').map((at) => ({
      ...spanOfUnits(skeleton, at, at + words.length - 1),
      kind: 'organisation' as const,
      certainty,
      sentence: sentences.organisation,
    }));
  // 恒达 of 恒达建材: what is left of a longer one may be a word of its own, and a person says so.
  const brand = [...stem].length > 3 ? [...stem].slice(0, 2) : [];
  return [
    ...[whole, stem]
      .filter((one) => [...one].length >= 2 && !/^某/u.test(one))
      .flatMap((one) => found([...one], certaintyOf([...one]))),
    ...(brand.length === 0 || brand[0] === '某' ? [] : found(brand, 'doubt')),
  ];
}
