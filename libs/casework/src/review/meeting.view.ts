import { z } from 'zod';
import { disputeLine, disputeView } from '#casework/dispute';
import {
  agendaReasons,
  agendaSections,
  disputeStates,
  meetingKinds,
  meetingStates,
  risks,
  standingFields,
} from '#domain';
import { reviewFiguresView } from './dashboard/dashboard.view.ts';
import { frozenMinutes, orderTypes, refusal } from './minutes.view.ts';

const date = z.iso.date();
const instant = z.iso.datetime();
const label = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });
/**
 * What was decided on a dispute: who, which unit, by when, what proves it; or why it was refused. Whatever a meeting answers may
 * stand on a wall: its words name people by initials, and of a sensitive case there are none.
 */
export const decisionView = z.object({
  id: z.uuid(),
  disputeId: z.uuid(),
  number: z.string().nullable(),
  type: z.enum(orderTypes),
  typeName: label,
  /** The event in the history of the dispute; null when it was refused. */
  seq: z.int().nullable(),
  refusal: refusal.extend({ allowedEvents: z.array(z.string()).optional() }).nullable(),
  by: named,
  at: instant,
  unit: named.nullable(),
  dueOn: date.nullable(),
  measure: z.string().nullable(),
  proof: z.string().nullable(),
  /** What it did beside giving a task: from which grade to which, to which body, with which other case. */
  effect: label.nullable(),
  /** Units that help the one that leads. */
  assisting: z.array(named),
  isDone: z.boolean(),
  doneAt: instant.nullable(),
  /** Common to what was handed in together. */
  batchId: z.uuid().nullable(),
  /** Taken back before the meeting was over: no paper of the meeting tells of it. */
  retracted: z.object({ by: named, at: instant }).nullable(),
});
export type DecisionView = z.output<typeof decisionView>;

/** A decision with the case as it then stands. */
export const decisionWithDispute = z.object({ decision: decisionView, dispute: disputeView });
export type DecisionWithDispute = z.output<typeof decisionWithDispute>;

/** What became of one case: its decisions as they now stand, or why nothing was changed. */
const caseResult = z.object({
  disputeId: z.uuid(),
  decisions: z.array(decisionView),
  refusal: refusal.extend({ allowedEvents: z.array(z.string()).optional() }).nullable(),
});
export type CaseResult = z.output<typeof caseResult>;

/** One result per case, in the order in which they were named. */
export const batchResult = z.object({ batchId: z.uuid(), results: z.array(caseResult) });
export type BatchResult = z.output<typeof batchResult>;

/** What was decided together on a case and is taken back, with the case as it then stands. */
export const retractedDecision = z.object({ decisions: z.array(decisionView), dispute: disputeView });
export type RetractedDecision = z.output<typeof retractedDecision>;

/** How a case stood when the agenda was frozen, or stands now. */
const standing = z.object({
  version: z.int(),
  state: z.enum(disputeStates),
  stateName: label,
  risk: z.enum(risks),
  holder: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  nextDueOn: date.nullable(),
});
export type StandingView = z.output<typeof standing>;

/** Why somebody put something on the agenda. */
const addition = z.object({ id: z.uuid(), reason: z.string().nullable(), by: named, at: instant });
export type AdditionView = z.output<typeof addition>;

/** A dispute of the agenda, its parties by initials (张某、李某): the screen stands before a room. */
const agendaEntry = z.object({
  line: disputeLine,
  reasons: z.array(z.object({ code: z.enum(agendaReasons), name: label })),
  /** Since or by when, as the section means it. */
  on: date.nullable(),
  /** The last meeting had it on its agenda and did not decide. */
  isCarriedOver: z.boolean(),
  /** Of a case that somebody has added. */
  addition: addition.nullable(),
  /**
   * What has happened to the case since the agenda was frozen; null: nothing, the meeting is not open, or the agenda was
   * frozen by an earlier release.
   */
  changed: z
    .object({
      /** Events since then, and how many of them this meeting did not decide. */
      events: z.int(),
      byOthers: z.int(),
      fields: z.array(z.enum(standingFields)),
      before: standing,
      now: standing,
    })
    .nullable(),
  decisions: z.array(decisionView),
  /** What the latest meeting before this one decided that decided on the case at all, and what became of it. */
  lastDecided: z
    .object({
      meeting: z.object({ id: z.uuid(), number: z.string().nullable(), openedAt: instant }),
      decisions: z.array(decisionView),
    })
    .nullable(),
});

/** A meeting in a list. */
const meetingLine = z.object({
  id: z.uuid(),
  township: named,
  kind: z.enum(meetingKinds),
  kindName: label,
  state: z.enum(meetingStates),
  stateName: label,
  plannedFor: instant,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  place: z.string().nullable(),
  chair: named.nullable(),
  /** 〔2026〕第12号, from the first closing on. */
  number: z.string().nullable(),
  /** Why it was called; null for a weekly one, and for whoever does not read the words of a meeting. */
  reason: z.string().nullable(),
  isMoved: z.boolean(),
});
export type MeetingLine = z.output<typeof meetingLine>;
export const meetingPage = z.object({ items: z.array(meetingLine), nextCursor: z.string().nullable() });

/** A meeting with its papers. Of a planned one the agenda is what the rules would give now. */
export const meetingView = meetingLine.extend({
  attendance: z.array(
    z.object({ staffId: z.uuid().optional(), name: z.string().optional(), body: z.string().optional() }),
  ),
  absent: z.array(
    z.object({
      staffId: z.uuid().optional(),
      name: z.string().optional(),
      body: z.string().optional(),
      reason: z.string().optional(),
    }),
  ),
  /** Moved, cancelled, opened again: why. */
  changes: z.array(
    z.object({
      kind: z.enum(['moved', 'cancelled', 'reopened']),
      by: named,
      at: instant,
      reason: z.string().nullable(),
      from: instant.nullable(),
    }),
  ),
  /** Editions of the minutes that reopenings have replaced; each stays readable. */
  formerEditions: z.array(
    z.object({
      edition: z.int(),
      closedAt: instant,
      reopenedAt: instant,
      reopenedBy: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  /** As of the opening. */
  figures: reviewFiguresView.nullable(),
  agenda: z.array(z.object({ section: z.enum(agendaSections), name: label, entries: z.array(agendaEntry) })),
  /** Matters on the agenda that are no case. */
  topics: z.array(addition.extend({ topic: z.string().nullable() })),
  /** Villages that had not reported the latest week that was due; null where that was not asked. */
  missingReports: z.object({ week: z.object({ from: date, to: date }), villages: z.array(named) }).nullable(),
  /** Of an open meeting: cases reported since its opening, which are not mixed into its agenda. */
  newSince: z.object({ cases: z.int(), red: z.int() }).nullable(),
  decisions: z.array(decisionView),
  minutes: frozenMinutes.nullable(),
});
export type MeetingView = z.output<typeof meetingView>;

export const meetingListQuery = z.strictObject({
  state: z.enum(meetingStates).optional(),
  /** One of several townships. */
  townshipId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The last id of the page before. */
  cursor: z.uuid().optional(),
});
export type MeetingListQuery = z.output<typeof meetingListQuery>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(named, { title: 'Reference' });
z.globalRegistry.add(decisionView, { title: 'Decision' });
z.globalRegistry.add(batchResult, { title: 'BatchResult' });
z.globalRegistry.add(caseResult, { title: 'CaseResult' });
z.globalRegistry.add(agendaEntry, { title: 'AgendaEntry' });
z.globalRegistry.add(meetingLine, { title: 'MeetingLine' });
z.globalRegistry.add(meetingView, { title: 'Meeting' });
