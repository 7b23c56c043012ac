import type { Label } from '../label.ts';
import { type DayOfWeek, dayOfWeek, type IsoDate, yearOf } from './iso-date.ts';

/** A published departure from the plain week: a weekday off, a weekend day worked (调休), or a named weekend rest. */
export interface DayException {
  readonly kind: 'rest' | 'work';
  /** The festival for which the day is off or made up. */
  readonly name: Label;
}

/** Which days are worked. Data, not code: a new year is a new version of this, loaded when it is published. */
export interface Calendar {
  /** Stored with every computed date, so that a date can be explained after the calendar has changed. */
  readonly version: string;
  /** Years whose holidays are published. Days outside go by weekends and make a date provisional. */
  readonly years: readonly number[];
  readonly exceptions: ReadonlyMap<IsoDate, DayException>;
}

const weekdays: Readonly<Record<DayOfWeek, Label>> = {
  0: { zh: '星期日', en: 'Sunday' },
  1: { zh: '星期一', en: 'Monday' },
  2: { zh: '星期二', en: 'Tuesday' },
  3: { zh: '星期三', en: 'Wednesday' },
  4: { zh: '星期四', en: 'Thursday' },
  5: { zh: '星期五', en: 'Friday' },
  6: { zh: '星期六', en: 'Saturday' },
};

/**
 * Whether the day is worked: as published, else Monday to Friday.
 * @throws RuleError kind "invalid", code "date-invalid"
 * @source State Council, yearly notice on public holidays (国务院办公厅关于部分节假日安排的通知)
 */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  const weekday = dayOfWeek(date);
  const exception = calendar.exceptions.get(date);
  if (exception) return exception.kind === 'work';
  return weekday !== 0 && weekday !== 6;
}

/** Whether the holidays of the day's year are published; if not, an answer about it is a guess by weekends. */
export function isPublished(date: IsoDate, calendar: Calendar): boolean {
  return calendar.years.includes(yearOf(date));
}

/** Why a day is or is not worked, for the sheet that explains a date, e.g. 春节放假. */
export function reasonOfDay(date: IsoDate, calendar: Calendar): Label {
  const exception = calendar.exceptions.get(date);
  const weekday = weekdays[dayOfWeek(date)];
  if (exception?.kind === 'rest') {
    return { zh: `${exception.name.zh}放假`, en: `${exception.name.en} holiday` };
  }
  if (exception?.kind === 'work') {
    return {
      zh: `${weekday.zh}，${exception.name.zh}调休上班`,
      en: `${weekday.en}, worked in lieu for ${exception.name.en}`,
    };
  }
  if (isPublished(date, calendar)) return weekday;
  return {
    zh: `${weekday.zh}(该年放假安排未公布，暂按周末推算)`,
    en: `${weekday.en} (holidays of that year not published, counted by weekends)`,
  };
}
