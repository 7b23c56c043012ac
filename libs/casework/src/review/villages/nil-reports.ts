import type { DataSource } from 'typeorm';
import { type Calendar, latestDueWeek, villageWeekState } from '#domain';
import type { Tx } from '#platform';
import type { Moment } from '../dashboard/moment.ts';
import { villageWeeks } from './village.weeks.ts';

/** Who reported of the latest week that was due at a moment, and who did not. */
export interface NilReports {
  readonly week: { readonly from: string; readonly to: string };
  readonly due: number;
  readonly reported: number;
  readonly missing: { readonly id: string; readonly name: string }[];
}

/** By what was written down up to the moment: asked again later, the same. */
export async function nilReportsAt(
  on: Tx | DataSource,
  { townshipIds, placeId, asOf, today }: Pick<Moment, 'townshipIds' | 'placeId' | 'asOf' | 'today'>,
  calendar: Calendar,
): Promise<NilReports> {
  const week = latestDueWeek(asOf, today, calendar);
  const said = await villageWeeks(on, { townshipIds, villageId: placeId, weeks: [week.from], asOf });
  const villages = said.filter(({ isOwed }) => isOwed);
  const missing = villages.filter((village) => villageWeekState(village, true) === 'missing');
  return {
    week,
    due: villages.length,
    reported: villages.length - missing.length,
    missing: missing.map(({ villageId, name }) => ({ id: villageId, name })),
  };
}
