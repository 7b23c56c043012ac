import { addDays, daysBetween, type IsoDate, type Period, periodAround, periodBefore } from '#domain';
import type { ReportKind } from './report-query.ts';

/** Of which periods reports are written, and how many of them are offered. */
const reportKinds = {
  annual: { period: 'year', offered: 8 },
  halfYear: { period: 'halfYear', offered: 6 },
  quarter: { period: 'quarter', offered: 8 },
  month: { period: 'month', offered: 24 },
} as const satisfies Readonly<Record<ReportKind, object>>;

export const kindsOfReports = Object.keys(reportKinds) as readonly ReportKind[];

/** The periods of which a report can be begun: the present one, and those before. */
export function periodsOffered(kind: ReportKind, today: IsoDate): readonly Period[] {
  const { period, offered } = reportKinds[kind];
  const periods: Period[] = [periodAround(period, today)];
  for (let last = periods[0]; last && periods.length < offered; last = periods.at(-1))
    periods.push(periodBefore(last));
  return periods;
}

/** The one that is most likely meant: the present period when most of it is over, else the one before. */
export function likelyPeriod(kind: ReportKind, today: IsoDate): Period {
  const present = periodAround(reportKinds[kind].period, today);
  const isMostlyOver =
    daysBetween(present.from, today) > daysBetween(present.from, addDays(present.to, 1)) / 2;
  return isMostlyOver ? present : periodBefore(present);
}
