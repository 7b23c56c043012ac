import { z } from 'zod';
import { RuleError } from '../errors.ts';
import { requiredText } from '../required.text.ts';
import type { Calendar, DayException } from './calendar.ts';
import { addDays, dayOfWeek, daysBetween, type IsoDate, isIsoDate, yearOf } from './iso-date.ts';

const day = z.string().refine(isIsoDate, { error: 'not a day of the calendar' });

/** The holidays of a year as the State Council's notice names them: days off, and weekend days worked for them. */
export const calendarYear = z.strictObject({
  year: z.int().min(2004).max(2100),
  /** Number of the notice, e.g. 国办发明电〔2026〕7号. */
  notice: requiredText(100, 4),
  spans: z
    .array(
      z.strictObject({
        from: day,
        to: day,
        kind: z.enum(['rest', 'work']),
        name: z.strictObject({ zh: requiredText(20), en: requiredText(40) }),
      }),
    )
    .min(1)
    .max(40),
});
export type CalendarYear = z.output<typeof calendarYear>;

/**
 * A calendar with a year in the place of what it knew of it.
 * @param version  of the new calendar
 * @throws RuleError kind "invalid", code "calendar-year-invalid", with a pointer per span: outside the year, backwards, longer
 *         than a month, a day named twice, or a day worked that is no weekend
 */
export function withYear(calendar: Calendar, { year, spans }: CalendarYear, version: string): Calendar {
  const days = new Map<IsoDate, DayException>();
  const errors: { pointer: string; message: string; messageZh: string }[] = [];
  const fault = (n: number, messageZh: string, message: string) =>
    errors.push({ pointer: `/spans/${n}`, message, messageZh });
  for (const [n, { from, to, kind, name }] of spans.entries()) {
    const length = daysBetween(from, to);
    if (yearOf(from) !== year || yearOf(to) !== year) fault(n, `不在${year}年内`, `Not within ${year}`);
    else if (length < 0) fault(n, '结束日期早于开始日期', 'It ends before it begins');
    else if (length > 30) fault(n, '一段假期不超过31天', 'A span is at most 31 days');
    else {
      for (let date = from; date <= to; date = addDays(date, 1)) {
        if (kind === 'work' && dayOfWeek(date) % 6 !== 0)
          fault(n, `${date}本是工作日，无需调休上班`, `${date} is a working day anyhow`);
        if (days.has(date)) fault(n, `${date}重复`, `${date} is named twice`);
        days.set(date, { kind, name });
      }
    }
  }
  if (errors.length > 0) {
    throw new RuleError({
      kind: 'invalid',
      code: 'calendar-year-invalid',
      message: 'The days of the year do not fit together',
      messageZh: '放假安排有误，请逐项核对',
      errors,
    });
  }
  const others = [...calendar.exceptions].filter(([date]) => yearOf(date) !== year);
  const years = [...new Set([...calendar.years, year])].sort((a, b) => a - b);
  return { version, years, exceptions: new Map([...others, ...days]) };
}
