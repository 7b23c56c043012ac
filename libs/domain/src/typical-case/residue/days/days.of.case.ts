import type { IsoDate } from '../../../calendar/iso-date.ts';
import { lunarOf } from '../../../calendar/lunar.ts';
import type { CaseIdentities } from '../../identities.ts';
import type { KnownSearch } from '../looked.ts';
import { spanOfMatch } from '../plain.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { daysSaid } from '../said/days.said.ts';
import { everydayTurns, fallsOn, festivalNames } from './festivals.ts';

const sentences = {
  festival: {
    zh: '节日、节气正是本案发生的日子',
    en: 'a feast or turn of the year that is a day of the case',
  },
  lunar: { zh: '农历日子正是本案发生的日子', en: 'a lunar day that is a day of the case' },
  slash: { zh: '可能是本案发生的日期', en: 'perhaps a day of the case' },
} as const;

/** 去年中秋节当天: between such words a feast is one day of one year. */
const festival = new RegExp(
  `(?<which>去年|今年|前年|同年|当年|次年|(?:19|20)?\\d\\d年)?的?(?<name>${festivalNames})(?:节|日)?(?<exact>当天|当日|那天|那日|这天|前一天|前一日|前夕|第二天|次日|后一天|晚上|上午|下午|早上|夜里|夜|凌晨|早晨|一早)?`,
  'gu',
);
/** 初五, 廿三 without a month. */
const lunarDay =
  /(?<![月读上念升])(?<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]|二十[一二三四五六七八九](?=[那这当]天|晚上|早上))(?![中级步])/gu;
const lunarFigures = '一二三四五六七八九十';

/**
 * Feasts and lunar days, where they are days of the case: by the days of its records, or because its own words tell of them.
 * At a day of one year they are refused; a mention (中秋节前后) is asked about. Of any other day they tell nothing.
 */
export const feastsOfCase: KnownSearch = ({ identities, said }) => {
  const days = daysOf(identities, said);
  const told = mentioned(said, festival, 'name');
  const toldDays = mentioned(said, lunarDay, 'day');
  const isOfCase = new Map<string, boolean>();
  const isDayOfCase = (name: string): boolean => {
    const known = isOfCase.get(name) ?? (told.has(name) || fallsOn(name, days));
    isOfCase.set(name, known);
    return known;
  };
  const lunarDays = new Set(days.map((day) => lunarOf(day)?.day));
  return ({ plain }) => [
    ...[...plain.text.matchAll(festival)].flatMap((match): readonly Residue[] => {
      const { name = '', which, exact } = match.groups ?? {};
      const isExact = which !== undefined || exact !== undefined;
      if (!isExact && (everydayTurns.has(name) || isFigure(name, plain.text, match.index + match[0].length)))
        return [];
      if (!isDayOfCase(name)) return [];
      const certainty = isExact ? 'sure' : 'doubt';
      return [residueAt(spanOfMatch(plain, match), 'date', sentences.festival, certainty)];
    }),
    ...[...plain.text.matchAll(lunarDay)].flatMap((match) => {
      const day = match.groups?.day ?? '';
      if (!toldDays.has(day) && !lunarDays.has(lunarValue(day))) return [];
      return [residueAt(spanOfMatch(plain, match), 'date', sentences.lunar, 'doubt')];
    }),
  ];
};

const slashed = /(?<![\d/.])(\d{1,2})[/.-](\d{1,2})(?![\d/.-]|\s?[日号月元万%])/gu;

/** 3/5 is a fraction before it is a day: of the days of the case it is asked about. */
export const slashedDays: KnownSearch = ({ identities, said }) => {
  const known = new Set(daysOf(identities, said).map((day) => day.slice(5).split('-').map(Number).join('/')));
  return ({ plain }) =>
    [...plain.text.matchAll(slashed)]
      .filter(({ 1: month, 2: day }) => known.has(`${Number(month)}/${Number(day)}`))
      .map((match) => residueAt(spanOfMatch(plain, match), 'date', sentences.slash, 'doubt'));
};

/** The days of the records, and those of which the words tell. */
const daysOf = ({ days, reportedOn }: CaseIdentities, said: readonly string[]): readonly IsoDate[] => [
  ...days,
  ...daysSaid(said, reportedOn),
];

/** What the words of the case tell of. */
const mentioned = (said: readonly string[], pattern: RegExp, group: string): ReadonlySet<string> =>
  new Set(said.flatMap((words) => [...words.matchAll(pattern)].map(({ groups }) => groups?.[group] ?? '')));

/** 五一, 八一, 十一, 九九 are feasts only with 节 behind, or where they begin a holiday. */
const isFigure = (name: string, text: string, end: number): boolean =>
  /^[一三五六八九十]{2}$/u.test(name) &&
  !/^[节假期长前后]/u.test(text.slice(end - 1, end)) &&
  !/^(?:假|期间|长假|前后|前|后)/u.test(text.slice(end));

function lunarValue(day: string): number {
  const ones = lunarFigures.indexOf(day.at(-1) ?? '') + 1;
  return day.startsWith('初') ? ones : 20 + ones;
}
