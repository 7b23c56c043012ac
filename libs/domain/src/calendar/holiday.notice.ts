import type { CalendarYear } from './calendar.year.ts';
import { addDays, dayOfWeek, type IsoDate, isIsoDate, yearOf } from './iso-date.ts';
import { festivalNames } from './published-years.ts';

type Span = CalendarYear['spans'][number];

/** What was read of a notice on holidays. */
export interface HolidayNotice {
  /** Number of the notice, where it stands in the text. */
  readonly notice: string | null;
  readonly year: number | null;
  readonly spans: readonly Span[];
  /** Days that lie in another year: they belong to that year's own notice. */
  readonly outside: readonly IsoDate[];
}

const festival = /(?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)(?:[、和与及]\s*(?:中秋节|国庆节))?/g;
const days =
  /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号](?:\s*(?:至|到|[-—–~～])\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号])?/g;
const verbs = /放假|休息|补休|上班|补班/g;

/**
 * Reads the days of a notice on public holidays (国务院办公厅关于部分节假日安排的通知) from its text or from its table, as
 * people paste it: 「春节：2月15日至23日放假调休，共9天。2月14日、28日上班。」 What is said of weekdays and the lunar year
 * stands in brackets and is passed over. A day of which it is not said whether it is off or worked is off, unless it is a
 * single day of a weekend. Whoever pasted it looks at the result before it is entered.
 * @param year  where the text does not say it
 */
export function readHolidayNotice(text: string, year: number): HolidayNotice {
  const plain = text
    .replace(/[（(][^（()）]*[)）]/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const said = Number(/(20\d\d)年(?:部分)?(?:节假日|放假|元旦)/.exec(plain)?.[1] ?? Number.NaN);
  const inYear = Number.isNaN(said) ? year : said;
  const found = chaptersOf(plain).flatMap(({ name, words }) =>
    spansIn(words, inYear).map((span) => ({ ...span, name })),
  );
  const within = found.flatMap((span) => clipped(span, inYear));
  return {
    notice: /国办发明电[〔[［]20\d\d[〕\]］]\d+号/.exec(text)?.[0] ?? null,
    year: Number.isNaN(said) ? null : said,
    spans: within,
    outside: found.flatMap(daysIn).filter((day) => yearOf(day) !== inYear),
  };
}

/** The words of each festival: from its name to the next one. */
function chaptersOf(text: string): readonly { readonly name: Span['name']; readonly words: string }[] {
  const starts = [...text.matchAll(festival)].filter(({ index, 0: name }) =>
    /^\s*(?:[:：|\t,，]|放假|\d|$)/.test(text.slice(index + name.length)),
  );
  return starts.map(({ index, 0: zh }, n) => ({
    name: { zh, en: englishOf(zh) },
    words: text.slice(index + zh.length, starts[n + 1]?.index),
  }));
}

const englishOf = (zh: string): string =>
  zh
    .split(/[、和与及]\s*/)
    .map((one) => Object.values(festivalNames).find((name) => name.zh === one)?.en ?? one)
    .join(', ')
    .slice(0, 40);

type Days = Pick<Span, 'from' | 'to' | 'kind'>;

function spansIn(words: string, year: number): readonly Days[] {
  const spans: Days[] = [];
  let month = 0;
  for (const match of words.matchAll(days)) {
    const [whole, fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = match;
    month = Number(fromMonth ?? month);
    // New Year's Day may begin in the December before.
    const isBefore = month === 12 && Number(toMonth) === 1 && toYear === undefined;
    const from = dayOf(Number(fromYear ?? (isBefore ? year - 1 : year)), month, Number(fromDay));
    if (toMonth !== undefined) month = Number(toMonth);
    const to = toDay === undefined ? from : dayOf(Number(toYear ?? year), month, Number(toDay));
    if (!isIsoDate(from) || !isIsoDate(to)) continue;
    spans.push({ from, to, kind: kindOf(words.slice(match.index + whole.length), from, to) });
  }
  return spans;
}

/** Whether days are off or worked: the next verb says it, before the sentence ends. */
function kindOf(after: string, from: IsoDate, to: IsoDate): Span['kind'] {
  const sentence = after.split(/[。；;\n]/)[0] ?? '';
  const verb = sentence.match(verbs)?.[0];
  if (verb !== undefined) return verb === '上班' || verb === '补班' ? 'work' : 'rest';
  return from === to && dayOfWeek(from) % 6 === 0 ? 'work' : 'rest';
}

const dayOf = (year: number, month: number, day: number): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function daysIn({ from, to }: Days): readonly IsoDate[] {
  const all: IsoDate[] = [];
  for (let day = from; day <= to && all.length < 31; day = addDays(day, 1)) all.push(day);
  return all;
}

function clipped<S extends Days>(span: S, year: number): readonly S[] {
  const inside = daysIn(span).filter((day) => yearOf(day) === year);
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined ? [] : [{ ...span, from: first, to: last }];
}
