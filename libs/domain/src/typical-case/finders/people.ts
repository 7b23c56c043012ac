import { chineseSurnameOf } from '../../party/surname.ts';
import type { Cast } from '../cast.ts';
import { type Folded, fold, gapIn, placesOf, spanOf } from '../folded.ts';
import type { CaseIdentities, KnownPerson, KnownRole, Spelling } from '../identities.ts';
import { everydayWords } from '../surnames.ts';
import { type Found, foundAt, ranks } from './found.ts';
import { formsOf, namesIn } from './name.forms.ts';
import { organisationForms } from './organisation.forms.ts';
import { surnamePatterns } from './surname.patterns.ts';
import { titlesAfter, titlesBefore } from './titles.ts';

const whose: Readonly<Record<KnownRole, string>> = {
  party: '当事人',
  agent: '代理人',
  invited: '受邀参加调解的人',
  mediator: '调解员',
  staff: '工作人员',
};

/** Somebody of the case under every name by which the text may call them. */
interface Called {
  readonly person: KnownPerson;
  /** The name under which the cast knows them. */
  readonly key: string;
  readonly surname: string | null;
  readonly forms: readonly { readonly find: RegExp; readonly isEveryday: boolean; readonly what: string }[];
}

/**
 * Everybody whom the records name, ready to be searched for in these texts: each name once as a party and once beside the
 * parties, however many sessions somebody was invited to.
 */
export function calledPeople(
  texts: readonly Folded[],
  { people }: Pick<CaseIdentities, 'people'>,
  spelling: Spelling,
): readonly Called[] {
  const gap = gapIn(texts, 3);
  const known = new Set<string>();
  return people.flatMap((person) => {
    const name = fold(person.name, spelling).text.trim();
    const single = person.isOrganisation ? [{ name, bearer: name }] : namesIn(name);
    return single.flatMap(({ name: one, bearer }) => {
      const id = `${person.role === 'party'} ${person.isOrganisation} ${one}`;
      if (known.has(id)) return [];
      known.add(id);
      const forms = person.isOrganisation
        ? organisationForms(one, spelling, gap)
        : formsOf(one, spelling, gap);
      return {
        person,
        key: bearer,
        surname: person.isOrganisation ? null : chineseSurnameOf(one),
        forms: forms.map(({ pattern, ...form }) => ({ ...form, find: new RegExp(pattern, 'gu') })),
      };
    });
  });
}

/** What people are called in the draft. */
export class Naming {
  readonly #organisations = new Map<string, string>();

  constructor(
    private readonly cast: Cast,
    called: readonly Called[],
  ) {
    // Those who dispute are 某甲 and 某乙, whoever is named first in the text.
    for (const one of called) if (one.person.role === 'party') this.of(one);
  }

  of({ person, key }: Pick<Called, 'person' | 'key'>): string {
    if (person.role === 'mediator') return '调解员';
    if (person.role === 'staff') return '工作人员';
    if (!person.isOrganisation) return this.cast.of(key);
    const known = this.#organisations.get(key);
    if (known !== undefined) return known;
    const kind = kindOfOrganisation(key);
    const count = [...this.#organisations.values()].filter((one) => one.endsWith(kind)).length;
    const name = count === 0 ? `某${kind}` : `另${'一二三四五六七八九'[count - 1] ?? count}家${kind}`;
    this.#organisations.set(key, name);
    return name;
  }
}

/** 公司, 厂, 店 …: what an organisation is, told by the end of its name. */
export function kindOfOrganisation(name: string): string {
  const kinds = [
    ['公司', /公司|集团/u],
    ['合作社', /合作社/u],
    ['厂', /厂|窑$/u],
    ['学校', /学校|小学|中学|幼儿园|学院|大学/u],
    ['医院', /医院|卫生院|诊所|卫生室|卫生所/u],
    ['银行', /银行|信用社/u],
    ['店', /店|超市|小卖部|修理|商行|门市|饭馆|餐厅|酒楼|酒店|宾馆|市场|馆$|吧$|铺$/u],
    ['村委会', /村(?:民)?委(?:员会)?$/u],
    ['单位', /./u],
  ] as const;
  return kinds.find(([, sign]) => sign.test(name))?.[0] ?? '单位';
}

/** Where the people of the records are named, in whatever spelling. */
export function findPeople(folded: Folded, called: readonly Called[], naming: Naming): readonly Found[] {
  return called.flatMap((one) =>
    one.forms.flatMap(({ find, isEveryday, what }) =>
      placesOf(folded, find)
        // In letters it is no everyday word.
        .filter((match) => !isEveryday || /[a-z]/u.test(match[0]) || hasSign(folded.text, match))
        .map((match) => foundName(folded, match, one, naming, what)),
    ),
  );
}

function foundName(
  folded: Folded,
  { index, 0: text }: RegExpExecArray,
  { person, key }: Called,
  naming: Naming,
  what: string,
): Found {
  const end = withClosing(folded.text, index, index + text.length);
  const isTitled = /(?:调解员|网格员|工作人员|主任|所长|书记|干部|同志|组长)$/u.test(
    folded.text.slice(Math.max(0, index - 8), index),
  );
  return {
    ...spanOf(folded, index, end),
    kind: person.isOrganisation ? 'organisation' : 'name',
    replacement: () => {
      const called = naming.of({ person, key });
      return isTitled && !called.startsWith('某') ? '某某' : called;
    },
    reason: `${whose[person.role]}${person.isOrganisation ? '的名称' : `的${what}`}`,
    rank: ranks.known,
  };
}

/** 张（建国）: the bracket that was opened inside of a name is closed with it. */
function withClosing(text: string, start: number, end: number): number {
  const inside = text.slice(start, end);
  const isOpen = /[([【<]/u.test(inside) && !/[)\]】>]/u.test(inside);
  return isOpen && /[)\]】>]/u.test(text[end] ?? '') ? end + 1 : end;
}

/** Does something beside an everyday word say that it is somebody? */
function hasSign(text: string, { index, 0: found }: RegExpExecArray): boolean {
  return (
    titlesBefore.test(text.slice(Math.max(0, index - 8), index)) ||
    titlesAfter.test(text.slice(index + found.length))
  );
}

/** 老张, 张家, 张某, 张要求…: whoever is called by the family name alone. */
export function findBySurname(folded: Folded, called: readonly Called[], naming: Naming): readonly Found[] {
  const bySurname = new Map<string, Called[]>();
  for (const one of called) {
    if (one.surname === null) continue;
    const bearers = bySurname.get(one.surname) ?? [];
    // 王大力（又名王二力）is one who is called 老王.
    if (bearers.some(({ key }) => key === one.key)) continue;
    bySurname.set(one.surname, [...bearers, one]);
  }
  return [...bySurname].flatMap(([surname, bearers]) => {
    const parties = bearers.filter(({ person }) => person.role === 'party');
    const bearer = parties[0] ?? bearers[0];
    if (bearer === undefined) return [];
    // Several may be meant, and no single party.
    const isAnybody = bearers.length > 1 && parties.length !== 1;
    return surnamePatterns(surname).flatMap(({ find, after, rank }) =>
      placesOf(folded, find)
        .filter((match) => match[0] !== surname || !everydayWords.has(surname) || hasSign(folded.text, match))
        .map((match) =>
          foundAt(folded, match, {
            kind: 'name',
            replacement: () => (isAnybody ? `某${after || '人'}` : `${naming.of(bearer)}${after}`),
            reason: `以姓氏称呼${whose[bearer.person.role]}`,
            rank: rank ?? ranks.named,
          }),
        ),
    );
  });
}
