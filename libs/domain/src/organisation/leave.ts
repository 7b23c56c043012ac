import { z } from 'zod';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';
import type { Role } from './organisation.codes.ts';

/** Why somebody is away, as a word of the calendar: an illness, or any other ground, is nobody's business here. */
export const leaveReasons = ['holiday', 'duty', 'other'] as const;
export type LeaveReason = (typeof leaveReasons)[number];
export const leaveReasonLabels: Readonly<Record<LeaveReason, Label>> = {
  holiday: { zh: '休假', en: 'holiday' },
  duty: { zh: '公差、培训', en: 'away on duty, training' },
  other: { zh: '其他', en: 'other' },
};

/** The longest leave, its last day included; whoever is away longer has no work to come back to, but one to hand over. */
export const longestLeaveDays = 366;

const date = z.iso.date();
/** Enters somebody's leave, both days included, with the one who stands in for them. */
export const newLeave = z
  .strictObject({
    startsOn: date,
    endsOn: date,
    substituteId: z.uuid(),
    reason: z.enum(leaveReasons).optional(),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    params: { zh: '最后一天不能早于第一天', en: 'The last day cannot come before the first' },
  })
  .refine(({ startsOn, endsOn }) => endsOn < startsOn || isShort(startsOn, endsOn), {
    path: ['endsOn'],
    params: {
      zh: `请假最长 ${longestLeaveDays} 天`,
      en: `A leave lasts ${longestLeaveDays} days at most`,
    },
  });
export type NewLeave = z.output<typeof newLeave>;

const isShort = (startsOn: IsoDate, endsOn: IsoDate): boolean =>
  endsOn.slice(0, 4) <= startsOn.slice(0, 4) ||
  (startsOn < '9998' && endsOn <= addDays(startsOn, longestLeaveDays - 1));

/** What somebody does on cases; whoever audits or looks after accounts does nothing on them. */
const caseRoles: readonly Role[] = ['reporter', 'mediator', 'office', 'centre', 'leader', 'assisting'];

/**
 * The roles of somebody away that the substitute lacks. None may be lacking: the substitute acts through their own roles
 * only, and what these do not carry would stay undone until the leave ends.
 */
export const rolesNotCovered = (away: readonly Role[], substitute: readonly Role[]): readonly Role[] =>
  caseRoles.filter((role) => away.includes(role) && !substitute.includes(role));
