import { agreementRecorders, newObligations } from './agreement.facts.ts';
import { stopClocks, withUrgency } from './dispute.clocks.ts';
import type { DisputeContext } from './dispute.context.ts';
import type { DisputeEvent, DisputeEventType, EventOf } from './dispute.events.ts';
import { endedAs, withResult } from './dispute.results.ts';
import { dangerAfter } from './observation.ts';
import { gradeWith } from './risk.ts';

/** Imported as ended without being resolved: nobody holds the case any more. */
const endedUnresolved: ReadonlySet<string> = new Set(['terminated', 'withdrawn', 'referred']);

type Change = Partial<DisputeContext>;
type Recorders = {
  readonly [T in DisputeEventType]?: (context: DisputeContext, event: EventOf<T>) => Change;
};

const numbered = (context: DisputeContext, event: { readonly number?: string }): Change => ({
  number: context.number ?? event.number ?? null,
});

const localTypeOf = ({ localTypeCode }: { readonly localTypeCode?: string | undefined }): Change =>
  localTypeCode === undefined ? {} : { localTypeCode };

/** A local type is always one of the reporting class: it goes with a class that was another. */
function localTypeAfter(
  { typeCode, localTypeCode }: DisputeContext,
  event: Pick<EventOf<'ANALYZE'>, 'typeCode' | 'localTypeCode'>,
): Change {
  if (event.localTypeCode !== undefined) return { localTypeCode: event.localTypeCode };
  return event.typeCode === typeCode || localTypeCode === undefined ? {} : { localTypeCode: null };
}

/** What each event writes into the context: one entry per event that carries a fact the guards need. */
const recorders: Recorders = {
  REPORT: (_, event) => ({
    typeCode: event.typeCode,
    ...localTypeOf(event),
    origin: event.origin,
    risk: gradeWith(event.risk, event.riskFactors),
    riskFactors: event.riskFactors,
    townshipId: event.townshipId,
    placeId: event.placeId,
    centreId: event.centreId,
    holderId: event.centreId,
    reporterId: event.by?.staffId ?? null,
    parties: event.parties,
    reportedOn: event.reportedOn,
    ...(event.rules === undefined ? {} : { rules: event.rules }),
  }),
  IMPORT: (context, event) => ({
    number: event.number ?? null,
    typeCode: event.typeCode,
    ...localTypeOf(event),
    origin: event.origin,
    complexity: event.complexity,
    risk: gradeWith(event.risk, event.riskFactors),
    riskFactors: event.riskFactors,
    townshipId: event.townshipId,
    placeId: event.placeId,
    centreId: event.centreId,
    holderId: endedUnresolved.has(event.state) ? null : event.leadId,
    leadId: event.leadId,
    mediatorIds: event.mediatorIds,
    parties: event.parties,
    reportedOn: event.reportedOn,
    ...(event.rules === undefined ? {} : { rules: event.rules }),
    acceptedOn: event.reportedOn,
    agreement: event.agreement,
    ...(event.result ? withResult(context, event.result.kind, event.result.on) : {}),
  }),
  ACCEPT: (context, event) => ({ ...numbered(context, event), acceptedOn: event.on }),
  DECLINE: (context, event) => ({ holderId: null, ...withResult(context, 'declined', event.on) }),
  SETTLE_ON_SPOT: (context, event) => ({
    ...numbered(context, event),
    acceptedOn: context.acceptedOn ?? event.settledOn,
    leadId: event.by?.organisationId ?? context.holderId,
    holderId: event.by?.organisationId ?? context.holderId,
    mediatorIds: event.mediatorIds,
    ratification: 'pending',
    agreement: {
      form: 'oral',
      effectiveOn: event.settledOn,
      confirmation: 'none',
      obligations: event.performedAtOnce
        ? []
        : newObligations([
            { id: '1', amountFen: event.amountFen, dueOn: event.performBy ?? event.settledOn },
          ]),
    },
    ...withResult(context, 'settled', event.settledOn),
  }),
  ANALYZE: (context, event) => ({
    typeCode: event.typeCode,
    ...localTypeAfter(context, event),
    risk: gradeWith(event.risk, context.riskFactors),
    complexity: event.complexity,
    leadId: event.leadId,
    holderId: event.leadId,
    assistingIds: event.assistingIds,
    // The dispatch is an offer itself: none stands beside it.
    offer: null,
  }),
  ACT_AT_ONCE: (context, event) => ({
    ...numbered(context, event),
    acceptedOn: context.acceptedOn ?? event.on,
    leadId: event.leadId,
    holderId: event.leadId,
    assistingIds: event.assistingIds,
    mediatorIds: event.mediatorIds,
    // Whoever is named to act at once has the case: an offer that waited is over.
    offer: null,
    refusals: 0,
    ratification: 'pending',
  }),
  RATIFY: () => ({ ratification: 'done' }),
  SIGN_FOR: (context, event) =>
    context.offer
      ? {
          holderId: context.offer.toId,
          // A case that already had a lead changes its lead; before the dispatch only the holder moves.
          leadId: context.leadId === null ? null : context.offer.toId,
          mediatorIds: context.leadId === null ? context.mediatorIds : event.mediatorIds,
          offer: null,
          refusals: 0,
        }
      : { mediatorIds: event.mediatorIds, refusals: 0 },
  OBJECT: (context) =>
    context.offer
      ? { offer: null, refusals: context.refusals + 1 }
      : {
          refusals: context.refusals + 1,
          leadId: null,
          assistingIds: [],
          holderId: context.centreId,
        },
  HOLD_SESSION: (context) => ({ sessions: context.sessions + 1 }),
  ...agreementRecorders,
  RETRY: (context, event) => ({
    attempt: context.attempt + 1,
    leadId: event.leadId ?? context.leadId,
    holderId: event.leadId ?? context.holderId,
    mediatorIds: event.mediatorIds,
    // Another unit has the case now: what others refused before is settled.
    ...(event.leadId === undefined || event.leadId === context.leadId ? {} : { refusals: 0 }),
  }),
  TERMINATE: (context, event) => endedAs(context, 'not_settled', event.on),
  REFUSE: (context, event) => endedAs(context, 'not_settled', event.on),
  WITHDRAW: (context, event) => endedAs(context, 'withdrawn', event.on),
  REFER: (context, event) => endedAs(context, 'transferred', event.on),
  MERGE_INTO: (context, event) => ({
    ...endedAs(context, 'merged', event.on),
    mergedInto: event.disputeId,
  }),
  ABSORB: (context, event) => ({
    absorbed: [...context.absorbed, event.disputeId],
    parties: [...context.parties, ...event.addedParties],
    ...(event.sensitive
      ? { absorbedSensitive: [...(context.absorbedSensitive ?? []), event.disputeId] }
      : {}),
    // They stay when the other case is reopened: what was said of a person is not unsaid by that.
    ...(event.interests ? { interests: [...(context.interests ?? []), ...event.interests] } : {}),
  }),
  RELEASE: (context, event) => ({
    absorbed: context.absorbed.filter((id) => id !== event.disputeId),
    parties: context.parties.filter(({ id }) => !event.removedPartyIds.includes(id)),
    ...(context.absorbedSensitive === undefined
      ? {}
      : { absorbedSensitive: context.absorbedSensitive.filter((id) => id !== event.disputeId) }),
  }),
  REPORT_TO_POLICE: (context) => ({
    risk: 'red',
    riskFactors: [...new Set([...context.riskFactors, 'possible_offence' as const])],
  }),
  REGRADE: (context, event) => {
    const riskFactors = event.factors ?? context.riskFactors;
    return {
      risk: gradeWith(event.risk, riskFactors),
      riskFactors,
      ...(event.confidential === undefined ? {} : { confidential: event.confidential }),
    };
  },
  REASSIGN: (_, event) => ({ mediatorIds: event.mediatorIds }),
  CALL_IN: ({ assistingIds }, { unitId }) => ({ assistingIds: [...assistingIds, unitId] }),
  STAND_DOWN: ({ assistingIds }, { unitId }) => ({
    assistingIds: assistingIds.filter((id) => id !== unitId),
  }),
  HAND_OVER: (context, event) =>
    // After two refusals the leader's word is final: the case moves without being offered.
    context.refusals >= 2
      ? { holderId: event.toId, leadId: context.leadId === null ? null : event.toId, refusals: 0 }
      : { offer: { toId: event.toId, fromId: context.holderId ?? context.centreId } },
  SUPERVISE: () => ({ ordered: true }),
  RECOMPUTE: (_, { rules }) => (rules === undefined ? {} : { rules }),
  OBSERVE: (context, event) => dangerAfter(context, event.signs),
  RECORD_PREVENTION: ({ preventions = [] }, { preventionId, attachmentIds }) => ({
    preventions: [...preventions, { id: preventionId, attachmentIds }],
  }),
  RETRACT_PREVENTION: ({ preventions = [] }, { preventionId }) => ({
    preventions: preventions.filter(({ id }) => id !== preventionId),
  }),
  DECLARE_INTEREST: ({ interests = [] }, { mediatorId, saidBy }) => ({
    interests: [...interests, { mediatorId, saidBy }],
  }),
  NOTE: (context, event) => (event.addedParty ? { parties: [...context.parties, event.addedParty] } : {}),
  ARCHIVE: () => ({ dossier: 'archived' }),
  REOPEN: (context, event) => ({
    ...numbered(context, event),
    acceptedOn: context.acceptedOn ?? event.on,
    round: context.round + 1,
    attempt: 1,
    holderId: context.centreId,
    leadId: null,
    assistingIds: [],
    mediatorIds: [],
    refusals: 0,
    agreement: null,
    ...(context.brokenAgreement === undefined ? {} : { brokenAgreement: null }),
    ratification: null,
    dossier: 'open',
    // A merger was no end of the dispute: taken back, it leaves no result.
    results: context.results.filter(({ kind }) => kind !== 'merged'),
    mergedInto: null,
  }),
};

/** What is written beside the work; an order of supervision stands until the work itself goes on. */
const besideTheWork: ReadonlySet<DisputeEventType> = new Set([
  'NOTE',
  'SEAL_NOTE',
  'ASK_TO_UNSEAL',
  'UNSEAL_NOTE',
  'OBSERVE',
  'RECORD_PREVENTION',
  'RETRACT_PREVENTION',
  'DECLARE_INTEREST',
  'ATTACH',
  'DETACH',
  'LINK',
  'UNLINK',
  'ABSORB',
  'RELEASE',
  'SUPERVISE',
  'ACKNOWLEDGE',
  'RECOMPUTE',
  'REGRADE',
  'HAND_OVER',
  'OBJECT',
  'REASSIGN',
  'CALL_IN',
  'STAND_DOWN',
  'SUSPEND',
  'EXTEND',
  'RATIFY',
  'REPORT_TO_POLICE',
  'DEADLINE_PASSED',
]);

/**
 * What the event changes in the context. Four things follow from any event: red makes every clock urgent, an offer
 * lapses with its clock when the holder changes, an order of supervision is done with when the work goes on, and a unit
 * that becomes the lead, or holds the case, assists no more.
 */
export function recordFacts(context: DisputeContext, event: DisputeEvent): Change {
  const record = recorders[event.type] as
    | ((context: DisputeContext, event: DisputeEvent) => Change)
    | undefined;
  const next = { ...context, ...record?.(context, event) };
  const offer = next.holderId === context.holderId ? next.offer : null;
  const clocks = offer === null ? stopClocks(next, ['handOver']) : next.clocks;
  return {
    ...next,
    offer,
    assistingIds: next.assistingIds.filter((id) => id !== next.leadId && id !== next.holderId),
    ordered: next.ordered && besideTheWork.has(event.type),
    clocks: withUrgency(clocks, next.risk === 'red', event.on),
  };
}
