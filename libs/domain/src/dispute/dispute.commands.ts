import { z } from 'zod';
import { attachmentKinds, attachmentLevels } from '../attachment/attachment.codes.ts';
import { paperForms } from '../paper-form/paper.codes.ts';
import { agreementCommands } from './agreement.commands.ts';
import {
  date,
  eachOnce,
  id,
  note,
  partyIdList,
  reason,
  remedies,
  staffIds,
  text,
  twice,
} from './command.fields.ts';
import { commandLabels, type Paper } from './command.labels.ts';
import { complexities, disputeTypes, risks } from './dispute.codes.ts';
import { declareInterest, interestReason } from './interest.commands.ts';
import { localTypeCode } from './local-type.ts';
import { moods, observationSources, signs, whereabouts } from './observation.ts';
import { recordPrevention } from './prevention.ts';
import { report } from './report.command.ts';
import { riskFactors } from './risk.ts';

/** As many units as can help with one case. */
export const assistingAtMost = 20;
const papers = Object.keys(commandLabels.paper) as [Paper, ...Paper[]];
const assistingIds = z.array(id).max(assistingAtMost).refine(eachOnce, twice).default([]);

/**
 * One strict schema per command: it is the body of the request, the form on the screen, the page in the API document
 * and the payload of the event that the history keeps. Whoever is not named here cannot change a dispute.
 */
export const disputeCommands = {
  REPORT: report,

  ACCEPT: z.strictObject({ note }),

  /** @source decision 0003: who is turned away is told where to go. */
  DECLINE: z.strictObject({ ground: reason, guidedTo: text(200) }),

  /** Weekly review, or an urgent one: exactly one lead, and the decision that it rests on. */
  ANALYZE: z.strictObject({
    typeCode: z.enum(disputeTypes),
    /** Of the class above. Left out, the one on record stays if it is of that class; null takes it off. */
    localTypeCode: localTypeCode.nullable().optional(),
    risk: z.enum(risks),
    complexity: z.enum(complexities).default('ordinary'),
    leadId: id,
    assistingIds,
    measure: text(1000),
    dueOn: date,
    meetingId: id,
    decisionId: id,
  }),

  /** @source Mediation Act, art. 25: preventive measures when a dispute may escalate. */
  ACT_AT_ONCE: z.strictObject({
    leadId: id,
    assistingIds,
    mediatorIds: staffIds,
    interestReason,
    measure: text(1000),
    reason,
  }),

  /** What was acted on without the review is confirmed by the next one. */
  RATIFY: z.strictObject({ meetingId: id, decisionId: id, note }),

  /** The lead unit signs for a dispatch, or a unit for a case that was offered to it. */
  SIGN_FOR: z.strictObject({
    mediatorIds: staffIds,
    /** Each of them was asked whether they are tied to a party, and said no. @source decision 0055 */
    noConflictOfInterest: z.literal(true),
    interestReason,
    note,
  }),
  OBJECT: z.strictObject({ reason }),

  /** @source Mediation Act, arts. 20–22 (relatives and experts only by consent), 23 (open or closed), 27 (record). */
  HOLD_SESSION: z.strictObject({
    heldOn: date,
    place: text(200),
    attendingPartyIds: partyIdList,
    invited: z
      .array(z.strictObject({ name: text(100), consented: z.literal(true) }))
      .max(30)
      .default([]),
    record: text(20_000),
    open: z.boolean(),
    nextAppointmentOn: date.optional(),
    /** HH:MM of that day. */
    nextAppointmentTime: z.iso.time({ precision: -1 }).optional(),
  }),

  SUSPEND: z.strictObject({ ground: z.enum(['appraisal', 'party_away', 'other']), reason }),
  RESUME: z.strictObject({ note }),

  /** @source decision 0003: 30 days more at the most, with the recorded consent of every party and the head's approval. */
  EXTEND: z.strictObject({ newDueOn: date, consentingPartyIds: partyIdList, approvedBy: id, reason }),

  ...agreementCommands,

  /** @source Mediation Act, art. 26: who ends without agreement tells the parties which ways remain. */
  FAIL: z.strictObject({ ground: reason, remedies }),
  RETRY: z.strictObject({
    level: z.enum(['village', 'township', 'county']),
    leadId: id.optional(),
    mediatorIds: staffIds,
    interestReason,
    reason,
  }),
  /** @source Mediation Act, art. 26. */
  TERMINATE: z.strictObject({
    ground: z.enum(['no_agreement', 'expired', 'unreachable', 'sham', 'other']),
    reason,
    remedies,
  }),

  /** @source Mediation Act, arts. 3, 17 and 23: a party may say no at any time; nobody has to approve it. */
  REFUSE: z.strictObject({ partyId: id.optional(), refusedOn: date, words: note }),
  WITHDRAW: z.strictObject({ partyId: id.optional(), withdrawnOn: date, words: note }),

  REFER: z.strictObject({
    receivingBody: text(200),
    kind: z.enum(['court', 'arbitration', 'administrative', 'petition', 'police', 'other']),
    ground: reason,
    papers: z.array(text(200)).max(50).default([]),
  }),

  /** @source Mediation Act, art. 25: a possible offence is reported promptly. */
  REPORT_TO_POLICE: z.strictObject({ facts: text(4000), reportedAt: z.iso.datetime({ offset: true }) }),

  VISIT: z.strictObject({
    visitedOn: date,
    performed: z.boolean(),
    satisfaction: z.enum(['satisfied', 'dissatisfied', 'unanswered']),
    dangerLeft: z.boolean(),
    note,
  }),

  /** @source Mediation Act, art. 27: one dispute, one dossier. */
  ARCHIVE: z.strictObject({
    /**
     * Of what the case itself has nothing need be said. What lies only on paper is attested (`present`), item by item; what
     * is missing says why. @source decision 0062
     */
    papers: z
      .array(
        z.strictObject({ paper: z.enum(papers), present: z.boolean(), whyMissing: text(500).optional() }),
      )
      .max(40),
    retention: z.enum(['permanent', '30years', '10years']).default('30years'),
  }),
  REOPEN: z.strictObject({ reason }),

  HAND_OVER: z.strictObject({ toId: id, acceptByOn: date.optional(), reason }),
  REGRADE: z.strictObject({
    risk: z.enum(risks),
    /** All that hold now; left out, those on record stay. */
    factors: z.array(z.enum(riskFactors)).max(12).optional(),
    /** Marks the case as confidential, or takes the mark away; left out, it stays as it is. */
    confidential: z.boolean().optional(),
    reason,
  }),
  REASSIGN: z.strictObject({ mediatorIds: staffIds, interestReason, reason }),
  /** Another unit helps, from now on: it sees the case and writes in it; the lead stays who it is. @source decision 0039 */
  CALL_IN: z.strictObject({ unitId: id, reason }),
  /** It helps no more: from now on it sees the case only as far as another tie to it allows. @source decision 0039 */
  STAND_DOWN: z.strictObject({ unitId: id, reason }),
  SUPERVISE: z.strictObject({ order: text(1000), answerByOn: date.optional() }),
  /** Says that whoever a passed deadline reminded knows of it; silence would let it climb a step further. */
  ACKNOWLEDGE: z.strictObject({ note: text(500).optional() }),
  LINK: z.strictObject({ disputeId: id, kind: z.enum(['duplicate', 'related', 'same_parties']), reason }),
  /** The file itself comes beside the command; the history names it by its id. */
  ATTACH: z.strictObject({
    kind: z.enum(attachmentKinds),
    level: z.enum(attachmentLevels).default('normal'),
    /** Which paper of the dossier it is. */
    form: z.enum(paperForms).optional(),
    /** The print of which it is a scan, which the code on it names. */
    printId: id.optional(),
  }),
  /** Drops the bytes of a file; that it was there, and why it is gone, stays. */
  DETACH: z.strictObject({ attachmentId: id, reason }),
  /** Takes back what LINK said of two cases, whichever of them it was said at. */
  UNLINK: z.strictObject({ disputeId: id, reason }),
  /** This case is given up: the other goes on for both. @source decision 0015 */
  MERGE_INTO: z.strictObject({ disputeId: id, reason }),
  /** News of a party (当事人动态). What its signs say of the danger is computed, never typed. @source decision 0038 */
  OBSERVE: z.strictObject({
    /** Left out where it is about all of them, or about somebody who is not named yet. */
    partyId: id.optional(),
    observedOn: date,
    source: z.enum(observationSources),
    mood: z.enum(moods),
    whereabouts: z.enum(whereabouts),
    signs: z
      .array(z.enum(signs))
      .max(signs.length)
      .refine((list) => new Set(list).size === list.length, { params: { zh: '不能重复', en: 'Each once' } })
      .default([]),
    words: note,
  }),
  /** What mediation has prevented (防止激化), with its evidence. @source decision 0043 */
  RECORD_PREVENTION: recordPrevention,
  /** Takes such a record back: it was wrong, or is written down anew. @source decision 0043 */
  RETRACT_PREVENTION: z.strictObject({ preventionId: id, reason }),
  /** Somebody who mediates, or could, is tied to a party: as they declare, or as a party says. @source decision 0055 */
  DECLARE_INTEREST: declareInterest,
  /** A note of a separate talk that only the mediators of the case can open; its words come beside the command. @source decision 0053 */
  SEAL_NOTE: z.strictObject({ noteId: id }),
  /** One of the two who keep half a key asks the other to open a sealed note with them. @source decision 0053 */
  ASK_TO_UNSEAL: z.strictObject({ noteId: id, reason }),
  /** The other agrees: the seal is broken, and that stays to be seen. @source decision 0053 */
  UNSEAL_NOTE: z.strictObject({ noteId: id, reason }),
  NOTE: z.strictObject({ kind: z.enum(['party', 'other']).default('other'), text: text(4000) }),
} as const;

export type CommandType = keyof typeof disputeCommands;
export const commandTypes = Object.keys(disputeCommands) as readonly CommandType[];

/** What a door hands in for a command, before defaults are filled. */
export type CommandInput<T extends CommandType> = z.input<(typeof disputeCommands)[T]>;
/** A command as it was checked, defaults filled. */
export type Command<T extends CommandType> = z.output<(typeof disputeCommands)[T]>;
