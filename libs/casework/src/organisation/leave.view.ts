import { z } from 'zod';
import { type LeaveReason, leaveReasons } from '#domain';

const named = z.object({ id: z.uuid(), name: z.string() });
const date = z.iso.date();

/** A leave, with who stands in. */
export const leaveView = z.object({
  id: z.uuid(),
  person: named,
  startsOn: date,
  /** The last day. */
  endsOn: date,
  substitute: named,
  reason: z.enum(leaveReasons).nullable(),
  enteredBy: named,
  /** When it was ended early, or called off. */
  endedAt: z.iso.datetime().nullable(),
  when: z.enum(['current', 'coming', 'past']),
});
export type Leave = z.output<typeof leaveView>;

/** Somebody's leaves, the latest first, and those of colleagues for whom they stand in now or soon. */
export const leavePage = z.object({ leaves: z.array(leaveView), standsIn: z.array(leaveView) });
export type LeavePage = z.output<typeof leavePage>;

z.globalRegistry.add(leaveView, { title: 'Leave' });

/** A row of `staff_leave` with its names. */
export interface LeaveRow extends Omit<Leave, 'endedAt' | 'when' | 'reason'> {
  readonly reason: LeaveReason | null;
  readonly endedAt: Date | null;
}

const nameOf = (alias: string): string => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** The select list that fills a {@link LeaveRow} from `staff_leave l`. */
export const leaveColumns = `
  l.id, ${nameOf('away')} as person, l.starts_on::text as "startsOn", l.ends_on::text as "endsOn",
  ${nameOf('substitute')} as substitute, l.reason, ${nameOf('entered')} as "enteredBy", l.ended_at as "endedAt"`;
export const leaveJoins = `
  from staff_leave l
  join staff away on away.id = l.staff_id
  join staff substitute on substitute.id = l.substitute_id
  join staff entered on entered.id = l.entered_by`;

/** A leave as it stands on a day. */
export function leaveOf(row: LeaveRow, today: string): Leave {
  const { startsOn, endsOn, endedAt } = row;
  const isPast = endedAt !== null || endsOn < today;
  return {
    ...row,
    endedAt: endedAt?.toISOString() ?? null,
    when: isPast ? 'past' : startsOn <= today ? 'current' : 'coming',
  };
}
