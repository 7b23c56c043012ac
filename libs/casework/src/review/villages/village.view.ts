import { z } from 'zod';
import { type VillageWeekState, villageReportKinds, villageWeekStates } from '#domain';
import type { VillageWeek } from './village.weeks.ts';

const date = z.iso.date();
const instant = z.iso.datetime();
const named = z.object({ id: z.uuid(), name: z.string() });

/** A week of one's own village. */
const ownWeek = z.object({
  from: date,
  to: date,
  state: z.enum(villageWeekStates),
  /** Disputes that its people reported in that week, which stand for a report by themselves. */
  disputes: z.int(),
  report: z
    .object({
      id: z.uuid(),
      kind: z.enum(villageReportKinds),
      screenings: z.int().nullable(),
      by: z.string(),
      at: instant,
      /** Until when it can be taken back; null once it stands. */
      undoUntil: instant.nullable(),
    })
    .nullable(),
  /** Can it be reported now? */
  isOpen: z.boolean(),
  dueAt: instant.nullable(),
});
export type OwnWeek = z.output<typeof ownWeek>;

/** What the village of somebody has to say; no weeks for whoever works in no village. */
export const ownVillageView = z.object({
  village: named.nullable(),
  /** This week, and the last one while it can still be reported or is missing. */
  weeks: z.array(ownWeek),
});
export type OwnVillageView = z.output<typeof ownVillageView>;

const gridWeek = z.object({
  state: z.enum(villageWeekStates),
  disputes: z.int(),
  screenings: z.int().nullable(),
  at: instant.nullable(),
  /** Written down after it was due. */
  isLate: z.boolean(),
});

/** Which villages reported in which weeks. */
export const villageGridView = z.object({
  /** The latest last. */
  weeks: z.array(z.object({ from: date, to: date })),
  townships: z.array(
    named.extend({
      villages: z.array(
        named.extend({
          /** One for each of the weeks; null where it owed none and said nothing. */
          weeks: z.array(gridWeek.nullable()),
        }),
      ),
    }),
  ),
});
export type VillageGridView = z.output<typeof villageGridView>;

export const villageGridQuery = z.strictObject({ weeks: z.coerce.number().int().min(1).max(53).default(12) });
export type VillageGridQuery = z.output<typeof villageGridQuery>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(ownWeek, { title: 'VillageWeek' });
z.globalRegistry.add(ownVillageView, { title: 'OwnVillage' });
z.globalRegistry.add(villageGridView, { title: 'VillageGrid' });

/** A cell of the grid. @param dueAt  null: the week has no working day, so nothing of it is late */
export function gridWeekOf(week: VillageWeek, state: VillageWeekState, dueAt: string | null) {
  return {
    state,
    disputes: week.disputes,
    screenings: week.screenings,
    at: week.at?.toISOString() ?? null,
    isLate: week.at !== null && dueAt !== null && week.at.getTime() > Date.parse(dueAt),
  };
}
