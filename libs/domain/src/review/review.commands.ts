import { z } from 'zod';
import { id, text } from '../dispute/command.fields.ts';
import { meetingKinds } from './review.codes.ts';

/** Somebody who sat in the meeting: one of the people of the office, or a guest with the body that sent them. */
const attendee = z.union([
  z.strictObject({ staffId: id }),
  z.strictObject({ name: text(50), body: text(100).optional() }),
]);
const attendance = z.array(attendee).max(60);
export type Attendee = z.output<typeof attendee>;

/** Plans a meeting. */
export const planMeeting = z.strictObject({
  /** May be left out by whoever works in one township only. */
  townshipId: id.optional(),
  kind: z.enum(meetingKinds).default('weekly'),
  /** When it is to begin; an urgent one may begin now. */
  plannedFor: z.iso.datetime({ offset: true }).optional(),
  place: text(200).optional(),
  /** Default: whoever opens it. */
  chairId: id.optional(),
});
export type PlanMeeting = z.output<typeof planMeeting>;

/** Opens it: figures and agenda are frozen as of that moment. */
export const openMeeting = z.strictObject({
  chairId: id.optional(),
  place: text(200).optional(),
  attendance: attendance.optional(),
});
export type OpenMeeting = z.output<typeof openMeeting>;

/** Closes it: minutes and task slips are made of the decisions; nobody types them afterwards. */
export const closeMeeting = z.strictObject({
  /** Who was there after all; default: as it was opened. */
  attendance: attendance.optional(),
  /** What no decision says: the situation, the weeks to come. Names of parties do not belong here. */
  conclusions: text(4000).optional(),
});
export type CloseMeeting = z.output<typeof closeMeeting>;

/** Reports that an earlier decision was carried out, and what proves it. */
export const decisionDone = z.strictObject({ proof: text(500) });
export type DecisionDone = z.output<typeof decisionDone>;
