import { z } from 'zod';
import { id, reason, text } from '../dispute/command.fields.ts';
import { meetingKinds } from './review.codes.ts';

/** Somebody who sat in the meeting: one of the people of the office, or a guest with the body that sent them. */
const attendee = z.union([
  z.strictObject({ staffId: id }),
  z.strictObject({ name: text(50), body: text(100).optional() }),
]);
const attendance = z.array(attendee).max(60);
export type Attendee = z.output<typeof attendee>;
/** Somebody who was expected and did not come, and why. */
const absentee = z.union([
  z.strictObject({ staffId: id, reason: text(100).optional() }),
  z.strictObject({ name: text(50), body: text(100).optional(), reason: text(100).optional() }),
]);
const absent = z.array(absentee).max(60);
export type Absentee = z.output<typeof absentee>;

/** A moment of a year in which a meeting may lie. */
const instant = z.iso.datetime({ offset: true }).refine((value) => value >= '1990' && value < '2100', {
  params: { zh: '时间须在 1990 年至 2099 年之间', en: 'The time must lie between 1990 and 2099' },
});

/** Plans a meeting. One beside the weekly review says why it is called. */
export const planMeeting = z
  .strictObject({
    /** May be left out by whoever works in one township only. */
    townshipId: id.optional(),
    kind: z.enum(meetingKinds).default('weekly'),
    /** When it is to begin; an urgent one may begin now. */
    plannedFor: instant.optional(),
    place: text(200).optional(),
    /** Default: as the township has set it, else whoever opens it. */
    chairId: id.optional(),
    reason: reason.optional(),
  })
  .refine(({ kind, reason: why }) => kind !== 'urgent' || why !== undefined, {
    path: ['reason'],
    params: { zh: '请说明临时召开的理由', en: 'Say why this meeting is called' },
  });
export type PlanMeeting = z.output<typeof planMeeting>;

/** Opens it: figures and agenda are frozen as of that moment. */
export const openMeeting = z.strictObject({
  chairId: id.optional(),
  place: text(200).optional(),
  /** Default: as it was planned. */
  attendance: attendance.optional(),
  absent: absent.optional(),
});
export type OpenMeeting = z.output<typeof openMeeting>;

/** Closes it: minutes and task slips are made of the decisions; nobody types them afterwards. */
export const closeMeeting = z.strictObject({
  /** Who was there after all; default: as it was opened. */
  attendance: attendance.optional(),
  absent: absent.optional(),
  /** What no decision says: the situation, the weeks to come. Names of parties do not belong here. */
  conclusions: text(4000).optional(),
});
export type CloseMeeting = z.output<typeof closeMeeting>;

/** Moves a planned meeting. */
export const moveMeeting = z.strictObject({ plannedFor: instant, place: text(200).optional(), reason });
export type MoveMeeting = z.output<typeof moveMeeting>;

/** Cancels a planned meeting, opens a closed one again, or takes something off the agenda: always with a reason. */
export const withReason = z.strictObject({ reason });
export type WithReason = z.output<typeof withReason>;

/** Puts a case on the agenda, or a matter that is no case; before the meeting or in it. */
export const addToAgenda = z.union([
  z.strictObject({ disputeId: id, reason }),
  z.strictObject({
    /** Names of parties do not belong here. */
    topic: text(200),
    reason,
  }),
]);
export type AddToAgenda = z.output<typeof addToAgenda>;

/** When, where and with whom a township holds its weekly review. */
export const setSchedule = z.strictObject({
  /** May be left out by whoever works in one township only. */
  townshipId: id.optional(),
  /** 1 is Monday, 7 is Sunday. */
  weekday: z.int().min(1).max(7),
  /** HH:MM, time of the office. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: text(200).optional(),
  /** Who chairs it unless somebody else does. */
  chairId: id.optional(),
  /** Who is expected. */
  attendance: attendance.default([]),
});
export type SetSchedule = z.output<typeof setSchedule>;

/** Reports that an earlier decision was carried out, and what proves it. */
export const decisionDone = z.strictObject({ proof: text(500) });
export type DecisionDone = z.output<typeof decisionDone>;
