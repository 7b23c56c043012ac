import { addDays, addYears, dayOfWeek, daysBetween, type IsoDate, isIsoDate } from '../calendar/iso-date.ts';
import { RuleError } from '../errors.ts';
import type { Label } from '../label.ts';

export const periodKinds = ['week', 'month', 'quarter', 'halfYear', 'year', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A time of which figures are asked, from its first to its last day. */
export interface Period {
  /** As it is written: 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W48, or 2026-03-01..2026-04-15. */
  readonly id: string;
  readonly kind: PeriodKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly title: Label;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

interface Form {
  readonly kind: Exclude<PeriodKind, 'custom'>;
  readonly pattern: RegExp;
  readonly most: number;
  /** The number of the period within its year, from 1; a year has none. */
  readonly id: (year: number, n: number) => string;
  readonly from: (year: number, n: number) => IsoDate;
  readonly title: (year: number, n: number) => Label;
}

const ofMonths = (months: number) => (year: number, n: number) =>
  `${year}-${twoDigits((n - 1) * months + 1)}-01`;

/** The Monday of the week in which 4 January lies. @source ISO 8601; GB/T 7408.1 */
function firstWeekOf(year: number): IsoDate {
  const fourth = `${year}-01-04`;
  return addDays(fourth, -((dayOfWeek(fourth) + 6) % 7));
}

const halves = { zh: ['上半年', '下半年'], en: ['first', 'second'] } as const;
const quarters = ['一', '二', '三', '四'] as const;

const forms: readonly Form[] = [
  {
    kind: 'year',
    pattern: /^([1-9]\d{3})$/,
    most: 1,
    id: (year) => `${year}`,
    from: (year) => `${year}-01-01`,
    title: (year) => ({ zh: `${year}年`, en: `${year}` }),
  },
  {
    kind: 'halfYear',
    pattern: /^([1-9]\d{3})-H([12])$/,
    most: 2,
    id: (year, n) => `${year}-H${n}`,
    from: ofMonths(6),
    title: (year, n) => ({
      zh: `${year}年${halves.zh[n - 1] ?? ''}`,
      en: `${halves.en[n - 1] ?? ''} half of ${year}`,
    }),
  },
  {
    kind: 'quarter',
    pattern: /^([1-9]\d{3})-Q([1-4])$/,
    most: 4,
    id: (year, n) => `${year}-Q${n}`,
    from: ofMonths(3),
    title: (year, n) => ({ zh: `${year}年第${quarters[n - 1] ?? ''}季度`, en: `quarter ${n} of ${year}` }),
  },
  {
    kind: 'month',
    pattern: /^([1-9]\d{3})-(0[1-9]|1[0-2])$/,
    most: 12,
    id: (year, n) => `${year}-${twoDigits(n)}`,
    from: ofMonths(1),
    title: (year, n) => ({ zh: `${year}年${n}月`, en: `${year}-${twoDigits(n)}` }),
  },
  {
    kind: 'week',
    pattern: /^([1-9]\d{3})-W(0[1-9]|[1-4]\d|5[0-3])$/,
    most: 53,
    id: (year, n) => `${year}-W${twoDigits(n)}`,
    from: (year, n) => addDays(firstWeekOf(year), 7 * (n - 1)),
    title: (year, n) => ({ zh: `${year}年第${n}周`, en: `week ${n} of ${year}` }),
  },
];

/** The same kind of period, n years or places later. */
function periodAt(form: Form, year: number, n: number): Period {
  const from = form.from(year, n);
  const last = n === placesIn(form, year);
  const next = last ? form.from(year + 1, 1) : form.from(year, n + 1);
  return { id: form.id(year, n), kind: form.kind, from, to: addDays(next, -1), title: form.title(year, n) };
}

const placesIn = ({ kind, most }: Form, year: number): number =>
  kind === 'week' ? daysBetween(firstWeekOf(year), firstWeekOf(year + 1)) / 7 : most;

function placeOf(id: string): { readonly form: Form; readonly year: number; readonly n: number } | null {
  for (const form of forms) {
    const [, year, n] = form.pattern.exec(id) ?? [];
    if (year === undefined) continue;
    const place = { form, year: Number(year), n: n === undefined ? 1 : Number(n) };
    return place.n <= placesIn(form, place.year) ? place : null;
  }
  return null;
}

/** Any span of days, ten years at the most. */
function customPeriod(from: IsoDate, to: IsoDate): Period {
  const kind = 'custom';
  return { id: `${from}..${to}`, kind, from, to, title: { zh: `${from}至${to}`, en: `${from} to ${to}` } };
}

const longestDays = 3_660;
/** Figures of other years are a slip: nobody counted then, and days before and after them are compared. */
const yearsOfFigures = { first: 1900, last: 2199 } as const;

/**
 * Reads a period.
 * @param id  as {@link Period.id}
 * @throws RuleError kind "invalid", code "period-invalid"
 */
export function periodOf(id: string): Period {
  const place = yearIn(id) ? placeOf(id) : null;
  if (place !== null) return periodAt(place.form, place.year, place.n);
  const [from = '', to = '', ...rest] = id.split('..');
  const isSpan = rest.length === 0 && isIsoDate(from) && isIsoDate(to) && from <= to;
  if (!isSpan || !yearIn(from) || !yearIn(to) || daysBetween(from, to) >= longestDays) throw noPeriod();
  return customPeriod(from, to);
}

/** Whether a day or period is of a year of which there may be figures. */
export function yearIn(id: string): boolean {
  const year = Number(/^\d{4}(?!\d)/.exec(id)?.[0]);
  return year >= yearsOfFigures.first && year <= yearsOfFigures.last;
}

/** The period of this kind in which a day lies. */
export function periodAround(kind: Exclude<PeriodKind, 'custom'>, day: IsoDate): Period {
  const year = Number(day.slice(0, 4));
  const form = forms.find((one) => one.kind === kind);
  if (form === undefined) throw noPeriod();
  for (const one of [year - 1, year, year + 1]) {
    for (let n = 1; n <= placesIn(form, one); n += 1) {
      const period = periodAt(form, one, n);
      if (period.from <= day && day <= period.to) return period;
    }
  }
  throw noPeriod();
}

/** 环比: the period of the same kind before this one; of a custom one as many days before it. */
export function periodBefore({ id, from, to }: Period): Period {
  const place = placeOf(id);
  if (place === null) return customPeriod(addDays(from, -(daysBetween(from, to) + 1)), addDays(from, -1));
  const { form, year, n } = place;
  return n > 1 ? periodAt(form, year, n - 1) : periodAt(form, year - 1, placesIn(form, year - 1));
}

/** 同比: the same period a year before; week 53 falls on the last week of a year that has none. */
export function periodYearBefore({ id, from, to }: Period): Period {
  const place = placeOf(id);
  if (place === null) return customPeriod(addYears(from, -1), addYears(to, -1));
  const { form, year, n } = place;
  return periodAt(form, year - 1, Math.min(n, placesIn(form, year - 1)));
}

/**
 * The last day that counts: of a period that is not over, today; of the one with which it is compared, as many days in.
 * @param running  the period asked, with its last day that counts
 */
export function cutLike(
  period: Period,
  running: { readonly period: Period; readonly until: IsoDate },
): IsoDate {
  if (running.until >= running.period.to) return period.to;
  const until = addDays(period.from, daysBetween(running.period.from, running.until));
  return until < period.to ? until : period.to;
}

const noPeriod = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'period-invalid',
    message:
      'Not a period of 1900 to 2199: 2026, 2026-H1, 2026-Q3, 2026-11, 2026-W48 or 2026-03-01..2026-04-15 (ten years at most)',
    messageZh:
      '期间格式应为 2026、2026-H1、2026-Q3、2026-11、2026-W48 或 2026-03-01..2026-04-15（1900年至2199年，不超过十年）',
  });
