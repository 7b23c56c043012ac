import { addDays, type Calendar, type DayException, dayOfWeek, type IsoDate, isWorkingDay } from '#domain';

/** A day as the small calendar shows it. */
export interface ShownDay {
  readonly date: IsoDate;
  readonly isWorked: boolean;
  readonly exception: DayException | undefined;
}

/** Days in a row that are off, or worked in lieu, for the same festival. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly exception: DayException;
}

/** The weeks of a month, Monday first; null pads the first and the last. */
export function weeksOf(year: number, month: number, calendar: Calendar): readonly (ShownDay | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days: (ShownDay | null)[] = Array<null>((dayOfWeek(first) + 6) % 7).fill(null);
  for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1))
    days.push({ date, isWorked: isWorkingDay(date, calendar), exception: calendar.exceptions.get(date) });
  while (days.length % 7 > 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The working days of a month. */
export const workingDaysOf = (weeks: readonly (ShownDay | null)[][]): number =>
  weeks.flat().filter((day) => day?.isWorked).length;

/** Everything of a year that departs from the plain week, in the order of the year. */
export function spansOf(year: number, calendar: Calendar): readonly Span[] {
  const days = [...calendar.exceptions].filter(([date]) => date.startsWith(`${year}-`)).sort(byDate);
  const spans: Span[] = [];
  for (const [date, exception] of days) {
    const last = spans.at(-1);
    const goesOn =
      last &&
      addDays(last.to, 1) === date &&
      last.exception.kind === exception.kind &&
      last.exception.name === exception.name;
    if (goesOn) spans[spans.length - 1] = { ...last, to: date, days: last.days + 1 };
    else spans.push({ from: date, to: date, days: 1, exception });
  }
  return spans;
}

const byDate = ([a]: readonly [IsoDate, unknown], [b]: readonly [IsoDate, unknown]): number =>
  a < b ? -1 : 1;
