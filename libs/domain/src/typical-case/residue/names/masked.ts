import { everydayWords, particleSurnames } from '../../surnames.ts';
import type { Looked } from '../looked.ts';
import { placesIn, spanIn } from '../plain.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import type { NameSearch } from './known.name.ts';
import { endsAWord } from './people.signs.ts';

const leftOpen = {
  zh: '姓名只遮去一部分，留下的字仍可辨认',
  en: 'a name is hidden in part only: what is left tells whose it is',
} as const;
const surnameLeft = {
  zh: '姓名已隐去，但仍留有当事人的姓：请说明在当地不致被认出',
  en: 'the name is hidden, but the family name of a party is left: say why nobody is known by it here',
} as const;

/** What people write for a character that they hide; sentences are not ended by any of them. */
const mask = /[ ]*(?:(?:[*×✕a-z○〇◯●◎□■◇囗#_~@&|/\\某?'"“”()[\]（）]|\.{2,6}|[·•-])[ ]*){1,4}/uy;
/** Those that are written for nothing else. */
const plainMask = /[ ]*(?:[*×✕x○〇◯●◎□■#_某][ ]*){1,3}/uy;
const letter = /[a-z]/u;

/** 张*国, 张X国, 张某国, 张建某, *建国: a sign of the given name is left. */
export const maskedInPart: NameSearch =
  ({ surname, given }) =>
  ({ plain }) => {
    const family = surname.join('');
    const [first = ''] = given;
    const last = given.at(-1) ?? '';
    const found: Residue[] = [];
    const add = (start: number, end: number, certainty: Residue['certainty'] = 'sure') =>
      found.push(residueAt(spanIn(plain, start, end), 'name', leftOpen, certainty));
    for (const at of placesIn(plain.text, family)) {
      const behind = at + family.length;
      const masked = endOf(mask, plain, behind);
      const next = masked === null ? '' : plain.text.slice(masked, masked + 1);
      if (masked !== null && next !== '' && given.includes(next))
        add(
          at,
          masked + 1,
          isWordAt(plain, masked) || endsAWord(family, plain.text[at - 1]) ? 'doubt' : 'sure',
        );
      if (given.length < 2 || !plain.text.startsWith(first, behind)) continue;
      const closed = endOf(plainMask, plain, behind + first.length);
      if (closed !== null && !letter.test(plain.text[closed] ?? '')) add(at, closed);
    }
    // **国, 某建国: the family name is hidden, and the given name or the end of it is left.
    for (const at of placesIn(plain.text, last)) {
      const whole = given.join('');
      const start = at + last.length - whole.length;
      const hidden = plain.text.slice(Math.max(0, start - 1), start);
      if (given.length > 1 && plain.text.startsWith(whole, start) && /[*×○〇●□某]/u.test(hidden))
        add(start - 1, at + last.length);
      else if (/^\D?[*×○〇●□]$/u.test(plain.text.slice(Math.max(0, at - 2), at)))
        add(at - 1, at + last.length, 'doubt');
    }
    return found;
  };

/**
 * 张某, 张某某, 张○○, 张**: nothing of the given name is left, as judgments are published. In a village of a few families the
 * family name may tell who it is, and only a person knows.
 */
export const surnameAndMask: NameSearch =
  ({ role, surname }) =>
  ({ plain }) => {
    if (role !== 'party') return [];
    const family = surname.join('');
    return [...placesIn(plain.text, family)].flatMap((at) => {
      const end = endOf(plainMask, plain, at + family.length);
      if (end === null || endsAWord(family, plain.text[at - 1])) return [];
      const isDraft =
        callsOtherwise.test(plain.text.slice(end - 1, end + 1)) && particleSurnames.includes(family);
      if (isDraft || letter.test(plain.text[end] ?? '')) return [];
      const trimmed = plain.text.slice(at, end).trimEnd().length;
      return [residueAt(spanIn(plain, at, at + trimmed), 'name', surnameLeft, 'doubt')];
    });
  };

/** 于某年某月, 向某甲: words of the draft behind a family name that is also a particle. */
const callsOtherwise =
  /某[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥年月日时村镇乡县市区处地号公厂店些个种]/u;

function endOf(pattern: RegExp, { text }: Looked['plain'], at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** 王某生前, 张某国家: the sign begins a word of its own. */
const isWordAt = ({ text }: Looked['plain'], at: number): boolean =>
  everydayWords.has(text.slice(at, at + 2)) ||
  /^(?:生[前病活于产气]|国家|明[知确]|平时|建[房议设])/u.test(text.slice(at, at + 2));
