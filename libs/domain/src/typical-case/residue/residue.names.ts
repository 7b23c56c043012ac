import type { Span } from '../folded.ts';
import type { KnownPerson, Spelling } from '../identities.ts';
import { everydayWords } from '../surnames.ts';
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
    ...(role === 'party' ? bySurname(skeleton, bones[0] ?? '') : []),
  ];
}

const named = (
  span: Span,
  sentence: Residue['sentence'],
  certainty: Residue['certainty'] = 'sure',
): Residue => ({ ...span, kind: 'name', certainty, sentence });
const certaintyOf = (words: readonly string[]): Residue['certainty'] =>
  everydayWords.has(words.join('')) ? 'doubt' : 'sure';

const soundsOf = (unit: string, { readings }: Spelling): readonly string[] =>
  /\p{Script=Han}/u.test(unit) ? readings(unit) : [];

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
  const wanted = bones.map((one) => soundsOf(one, spelling).flatMap((s) => [s, s.replace('v', 'u')]));
  if (wanted.some((one) => one.length === 0)) return [];
  const orders = [
    wanted,
    [...wanted.slice(1), ...wanted.slice(0, 1)],
    ...(wanted.length > 2 ? [wanted.slice(1), [...wanted.slice(2), ...wanted.slice(0, 2)]] : []),
  ];
  const found: Residue[] = [];
  for (let at = 0; at < units.length; at += 1) {
    if (!/[a-z]/u.test(units[at] ?? '') || /[a-z]/u.test(units[at - 1] ?? '')) continue;
    // The letters from here to the end of the word, with characters before it.
    let end = at;
    while (/[a-z]/u.test(units[end] ?? '')) end += 1;
    const before = units.slice(Math.max(0, at - bones.length + 1), at);
    const stream = units.slice(at, end).join('');
    const isNamed =
      orders.some((order) => combined(order).includes(stream)) ||
      before.some((_, n) => {
        const lead = before.slice(n);
        return (
          lead.every((one, k) => one === bones[k]) && combined(wanted.slice(lead.length)).includes(stream)
        );
      });
    if (isNamed) found.push(named(spanOfUnits(skeleton, at, end - 1), sentences.name));
  }
  return found;
}

const combined = (order: readonly (readonly string[])[]): readonly string[] =>
  order.reduce<readonly string[]>(
    (starts, readings) => starts.flatMap((start) => readings.map((one) => start + one)).slice(0, 400),
    [''],
  );

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

/** 老张, 张某, 张大爷: a party is known by the family name in a village. */
function bySurname(skeleton: Skeleton, surname: string): readonly Residue[] {
  const { units, gaps } = skeleton;
  return units.flatMap((unit, at) => {
    if (unit !== surname) return [];
    const [before, after, next] = [units[at - 1], units[at + 1], units[at + 2]];
    const isCalled =
      (before === '老' && (gaps[at] ?? 0) === 0) ||
      ((gaps[at + 1] ?? 0) === 0 &&
        (after === '某' ||
          after === '氏' ||
          /^(?:大爷|大娘|老汉|老太|先生|女士|大哥|大姐|师傅|老板)$/u.test(`${after ?? ''}${next ?? ''}`)));
    return isCalled ? [named(spanOfUnits(skeleton, at, at), sentences.surname)] : [];
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
  return [whole, stem]
    .filter((one) => [...one].length >= 2 && !/^某/u.test(one))
    .map((one) => [...one])
    .flatMap((words) =>
      equals(skeleton, words, 'line').map((at) => ({
        ...spanOfUnits(skeleton, at, at + words.length - 1),
        kind: 'organisation' as const,
        certainty: certaintyOf(words),
        sentence: sentences.organisation,
      })),
    );
}
