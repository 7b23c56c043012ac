import { z } from 'zod';
import {
  breachConducts,
  channels,
  commandLabels,
  commandTypes,
  complexities,
  disputeStates,
  disputeTypes,
  dossierStates,
  escalations,
  idTypes,
  ladderRecipients,
  ladderStepNames,
  origins,
  type Paper,
  partyKinds,
  partyRoles,
  riskFactors,
  risks,
  sights,
  stages,
  waitingClasses,
} from '#domain';

/** Something that has a name of its own: an organisation or a person of the office. */
const named = z.object({ id: z.uuid(), name: z.string() });
const label = z.object({ zh: z.string(), en: z.string() });
const relationKinds = Object.keys(commandLabels.relation) as (keyof typeof commandLabels.relation)[];
const paperCodes = Object.keys(commandLabels.paper) as Paper[];
const date = z.iso.date();
const instant = z.iso.datetime();

/** A line of a list. Free text and names are null or masked where the policy shows no more. */
export const disputeLine = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  stage: z.enum(stages),
  stageName: label,
  state: z.enum(disputeStates),
  stateName: label,
  risk: z.enum(risks),
  escalation: z.enum(escalations),
  dossier: z.enum(dossierStates),
  typeCode: z.enum(disputeTypes),
  typeName: label,
  /** Called as it was on the day of the report. */
  localType: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  origin: z.enum(origins),
  place: named,
  holder: named.nullable(),
  mediators: z.array(named),
  /** The parties in one line, masked where only masked sight is given. */
  parties: z.string(),
  summary: z.string().nullable(),
  persons: z.int(),
  amountFen: z.int().nullable(),
  reportedOn: date,
  acceptedOn: date.nullable(),
  /** The day by which mediation should end. */
  dueOn: date.nullable(),
  /** The nearest day on which anything is due. */
  nextDueOn: date.nullable(),
  outcome: z.enum(['none', 'open', 'settled', 'not_settled', 'withdrawn', 'transferred', 'merged']),
  outcomeOn: date.nullable(),
  /** Masked in every list, whatever the sight; its opening is noted. */
  sensitive: z.boolean(),
  sight: z.enum(['masked', 'case']),
  updatedAt: instant,
});
export type DisputeLine = z.output<typeof disputeLine>;

const party = z.object({
  id: z.uuid(),
  kind: z.enum(partyKinds),
  role: z.enum(partyRoles),
  name: z.string(),
  idType: z.enum(idTypes).nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  headcount: z.int(),
});

/** A clock that runs, with the reason for its date. */
const clock = z.object({
  key: z.string(),
  rule: z.string(),
  name: label,
  /** The kind of case for which the rule is another. */
  variant: label.nullable(),
  /** Whether the length is fixed by law, and by which; what a proposal leans on. */
  source: z.object({ isLaw: z.boolean(), text: label.nullable() }),
  startedOn: date,
  dueOn: date,
  provisional: z.boolean(),
  /** Version of the calendar by which it was computed. */
  calendar: z.string().nullable(),
  paused: z.boolean(),
  urgent: z.boolean(),
  /** The office was reminded, and nobody has said that they know. */
  awaitsAnswer: z.boolean(),
  steps: z.array(z.object({ kind: z.string(), on: date, zh: z.string(), en: z.string() })),
  ladder: z.array(
    z.object({
      step: z.enum(ladderStepNames),
      to: z.enum(ladderRecipients),
      firesAt: instant,
      firedAt: instant.nullable(),
      late: z.boolean(),
      /** Until when somebody must say that they know; then the next step fires without waiting for its day. */
      answerBy: instant.nullable(),
    }),
  ),
});

/** For whom a case waits: a class, and the unit where that is one. */
const charge = z.object({
  class: z.enum(waitingClasses),
  name: label,
  organisation: named.nullable(),
});

/** Another case to which this one is tied, as somebody may see it who may see that one. */
const relatedDispute = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  kind: z.enum(relationKinds),
  kindName: label,
  stage: z.enum(stages),
  state: z.enum(disputeStates),
  stateName: label,
  /** Its parties in one line, masked where only masked sight is given. */
  parties: z.string(),
  /** Why; null where free text of either case is not shown. */
  reason: z.string().nullable(),
  since: date,
});
export type RelatedDispute = z.output<typeof relatedDispute>;

/** A mediator on leave: until when, and who stands in. */
const absence = z.object({ endsOn: date, substitute: named });

/** What was agreed, as far as the case goes on with it; in words it stands among the agreements. */
const agreement = z.object({
  form: z.enum(['written', 'oral', 'none']),
  effectiveOn: date,
  confirmation: z.enum(['none', 'applied', 'granted', 'refused']),
  obligations: z.array(
    z.object({
      id: z.string(),
      amountFen: z.int().optional(),
      dueOn: date.optional(),
      performedFen: z.int(),
      performed: z.boolean(),
      partly: z.literal(true).optional(),
      broken: z.object({ on: date, conduct: z.enum(breachConducts).nullable() }).optional(),
      enforcedOn: date.optional(),
    }),
  ),
});

/** The whole case for one person, with the events that the server would accept from them now. */
export const disputeView = disputeLine.omit({ parties: true }).extend({
  /** `nothing`: the person has just refused it or given it away, and it is not there for them any more. */
  sight: z.enum(sights),
  mediators: z.array(named.extend({ absence: absence.nullable() })),
  township: named,
  lead: named.nullable(),
  assisting: z.array(named),
  offeredTo: named.nullable(),
  reporter: named.nullable(),
  channel: z.enum(channels),
  complexity: z.enum(complexities),
  riskFactors: z.array(z.enum(riskFactors)),
  confidential: z.boolean(),
  attempt: z.int(),
  round: z.int(),
  sessions: z.int(),
  ratification: z.enum(['pending', 'done']).nullable(),
  agreement: agreement.nullable(),
  /** The one that was not kept and over which a new attempt is made: what is paid of it is recorded while the case is open. */
  brokenAgreement: agreement.nullable(),
  parties: z.array(party),
  /** Masked numbers of which an imported register does not say whose they are. */
  contactPhones: z.array(z.string()),
  /** The papers without which its dossier is not shut, unless it says why one is missing. */
  mustPapers: z.array(z.enum(paperCodes)),
  /** Cases to which this one is tied, as far as they may be seen. */
  related: z.array(relatedDispute),
  clocks: z.array(clock),
  /** Every minute with work left, charged to one of them. */
  waiting: z.object({
    /** Whole minutes up to the latest event, in the order in which the case first waited for them. */
    waited: z.array(charge.extend({ minutes: z.int() })),
    /** To whom the time from `since` on is charged; null once no work is left. */
    running: charge.nullable(),
    since: instant,
  }),
  allowedEvents: z.array(z.enum(commandTypes as readonly [string, ...string[]])),
  /** Its dossier was destroyed, by this list: what is left is shown masked, whoever asks. */
  destroyed: z.object({ listId: z.uuid(), number: z.string(), on: date }).nullable(),
  createdAt: instant,
});
export type DisputeView = z.output<typeof disputeView>;

/** One line of the history: who, when, what, from, to, why. */
export const historyLine = z.object({
  seq: z.int(),
  type: z.string(),
  typeName: label,
  at: instant,
  on: date,
  by: z
    .object({
      id: z.uuid(),
      name: z.string(),
      organisation: z.string(),
      /** The person on leave through whom alone they had the right. */
      standsInFor: named.nullable(),
    })
    .nullable(),
  fromState: z.enum(disputeStates),
  from: label,
  toState: z.enum(disputeStates),
  to: label,
  holder: named.nullable(),
  /** What the event carried; free text only for those who may see the case. */
  facts: z.record(z.string(), z.unknown()),
  /** The reason that the event carried; null where it has none or free text is not shown. */
  why: z.string().nullable(),
  sentence: label,
  deadlines: z.array(z.object({ key: z.string(), dueOn: date })),
  hash: z.string(),
});
export type HistoryLine = z.output<typeof historyLine>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(named, { title: 'Reference' });
z.globalRegistry.add(absence, { title: 'Absence' });
z.globalRegistry.add(party, { title: 'Party' });
z.globalRegistry.add(relatedDispute, { title: 'RelatedDispute' });
z.globalRegistry.add(clock, { title: 'Clock' });
z.globalRegistry.add(charge, { title: 'Charge' });
z.globalRegistry.add(disputeLine, { title: 'DisputeLine' });
z.globalRegistry.add(disputeView, { title: 'Dispute' });
z.globalRegistry.add(historyLine, { title: 'HistoryLine' });
