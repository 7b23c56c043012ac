import { pinyin } from 'pinyin-pro';
import type { ToldLife } from './a-told-life.ts';

/**
 * What of a case must stand in no telling of it, as patterns of its own: nothing of the product is used, neither of what
 * replaces nor of what checks.
 */
export function tracesOf({ identities }: ToldLife): readonly RegExp[] {
  return [
    ...identities.people.flatMap(({ name, isOrganisation }) => (isOrganisation ? [] : tracesOfName(name))),
    ...identities.numbers.flatMap(({ kind, value }) => (kind === 'phone' ? tracesOfPhone(value) : [])),
    ...tracesOfAnybody,
  ];
}

/** Half width, small, without what nobody sees, and with Latin letters for those that look like them. */
export const readOut = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u2060\u00ad\ufeff]/g, '')
    .replaceAll(/[аеосрху]/g, (letter) => 'aeocpxy'['аеосрху'.indexOf(letter)] ?? letter)
    .toLowerCase();

const apart = '[^a-z0-9\\p{Script=Han}]{0,3}';

function tracesOfName(name: string): readonly RegExp[] {
  if (!/^\p{Script=Han}{3}$/u.test(name)) return [];
  const [surname = '', middle = '', last = ''] = name;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true });
  const firsts = syllables.map((one) => one.slice(0, 1));
  const given = syllables.slice(1);
  const patterns = [
    // hidden in part
    `${surname}[ ]?[*x×某○]${last}`,
    `${surname}${middle}[某*]`,
    `${last}${middle}${surname}`,
    // in letters: the given name in one, in two, with a line between
    `(?<![a-z])${given.join(apart)}(?![a-z])`,
    // initials of all, and behind the family name
    `(?<![a-z])${firsts.join(apart)}(?![a-z])`,
    `${surname}${firsts.slice(1).join(apart)}(?![a-z])`,
  ];
  return patterns.map((one) => new RegExp(one, 'u'));
}

/** 138****0921, 1380转0000转921, 幺三八洞洞…: begin and end of the number, whatever stands between. */
function tracesOfPhone(phone: string): readonly RegExp[] {
  const called = ['洞零〇', '幺一壹', '两二贰', '三叁', '四肆', '五伍', '六陆', '拐七柒', '八捌', '勾九玖'];
  const figure = (one: string) => `[${one}${called[Number(one)]}]`;
  const part = (from: number, to?: number) =>
    [...phone.slice(from, to)].map(figure).join('[^\\d\\p{L}]{0,3}');
  return [new RegExp(`${part(0, 3)}.{0,24}${part(-4)}`, 'u'), new RegExp(`(?<!\\d)${part(-4)}(?!\\d)`, 'u')];
}

const tracesOfAnybody: readonly RegExp[] = [
  /\d{1,2}月\d/u,
  /(?:january|february|march|april|may|june|july|august|september|october|november|december)\s*\d/u,
  /\d\s*(?:january|february|march|april|may|june|july|august|september|october|november|december)/u,
  /\dt\d\d:/u,
  /去年(?:冬至|除夕)|中秋节|端午节/u,
  /豫[a-z]/u,
  /月人调/u,
];
