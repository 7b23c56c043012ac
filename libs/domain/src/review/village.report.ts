import { z } from 'zod';
import { type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { addDays, dayOfWeek, type IsoDate } from '../calendar/iso-date.ts';
import { date } from '../dispute/command.fields.ts';
import type { Label } from '../label.ts';
import { type Week, weekOf } from './review.week.ts';

/** What a village says of a week: screened and nothing found, or found and told otherwise than by the product. */
export const villageReportKinds = ['nil', 'found'] as const;
export type VillageReportKind = (typeof villageReportKinds)[number];

/** How a week of a village stands. `awaited`: there is still time. */
export const villageWeekStates = ['nil', 'found', 'awaited', 'missing'] as const;
export type VillageWeekState = (typeof villageWeekStates)[number];
export const villageWeekStateLabels: Readonly<Record<VillageWeekState, Label>> = {
  nil: { zh: '零报告', en: 'nil report' },
  found: { zh: '有上报', en: 'found and reported' },
  awaited: { zh: '待报', en: 'awaited' },
  missing: { zh: '未报', en: 'missing' },
};

/** The report of a week. Screenings are rounds that somebody made, never cases. */
export const villageReport = z.strictObject({
  /** Its Monday; default this week. */
  week: date
    .refine((day) => dayOfWeek(day) === 1, { params: { zh: '请填写星期一的日期', en: 'Must be a Monday' } })
    .optional(),
  kind: z.enum(villageReportKinds).default('nil'),
  screenings: z.int().min(1).max(999).optional(),
});
export type VillageReport = z.output<typeof villageReport>;

/** For so long somebody who touched the wrong button can take it back. */
export const undoMinutes = 10;

/** The last working day of a week; null where it has none. @throws RuleError kind "invalid", code "date-invalid" */
export function lastWorkingDayOf({ from, to }: Week, calendar: Calendar): IsoDate | null {
  for (let day = to; day >= from; day = addDays(day, -1)) if (isWorkingDay(day, calendar)) return day;
  return null;
}

/**
 * When the report of a week is due: at six in the afternoon of its last working day; null where it has none.
 * @returns ISO instant in the zone of the office
 * @source decision 0038
 */
export function villageReportDueAt(week: Week, calendar: Calendar): string | null {
  const day = lastWorkingDayOf(week, calendar);
  return day && `${day}T18:00:00+08:00`;
}

/**
 * The latest week whose reports are due at a moment: what a meeting asks for.
 * @param asOf  ISO instant
 * @param today  the day of that instant
 */
export function latestDueWeek(asOf: string, today: IsoDate, calendar: Calendar): Week {
  let week = weekOf(today);
  // A year in which nobody works is no calendar.
  for (let n = 0; n < 52; n += 1) {
    const dueAt = villageReportDueAt(week, calendar);
    if (dueAt !== null && Date.parse(dueAt) <= Date.parse(asOf)) return week;
    week = weekOf(addDays(week.from, -7));
  }
  return week;
}

/**
 * How a week of a village stands. A dispute that it reported outweighs a nil report of the same week.
 * @param said.isOwed  what nobody asked for is not missing
 */
export function villageWeekState(
  said: { readonly kind: VillageReportKind | null; readonly disputes: number; readonly isOwed: boolean },
  isDue: boolean,
): VillageWeekState {
  if (said.disputes > 0) return 'found';
  return said.kind ?? (isDue && said.isOwed ? 'missing' : 'awaited');
}
