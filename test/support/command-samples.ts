import type { CommandInput, CommandType } from '#domain';

/** An id of nothing. */
export const nobody = '00000000-0000-4000-8000-000000000000';
const day = '2026-11-23';
const reason = '按工作需要';
const remedies = { toldOn: day, ways: ['court' as const] };
const obligations = [
  { id: '1', kind: 'pay' as const, what: '支付三百元', amountFen: 30_000, dueOn: '2026-12-01' },
];
const lead = { leadId: nobody, measure: '到场处置' };

/** One body per command that its schema accepts; whom it names does not exist. */
export const commandSamples: { readonly [T in CommandType]: CommandInput<T> } = {
  REPORT: {
    origin: 'grid',
    placeId: nobody,
    typeCode: 'NEI',
    summary: '两家为门前排水沟争吵',
    parties: [{ role: 'applicant', name: '甲' }],
  },
  ACCEPT: {},
  DECLINE: { ground: reason, guidedTo: '法院' },
  ANALYZE: {
    ...lead,
    typeCode: 'NEI',
    risk: 'green',
    dueOn: '2026-12-10',
    meetingId: nobody,
    decisionId: nobody,
  },
  ACT_AT_ONCE: { ...lead, mediatorIds: [nobody], reason },
  RATIFY: { meetingId: nobody, decisionId: nobody },
  SIGN_FOR: { mediatorIds: [nobody], noConflictOfInterest: true },
  OBJECT: { reason },
  HOLD_SESSION: {
    heldOn: day,
    place: '调解室',
    attendingPartyIds: [nobody],
    record: '各自陈述',
    open: false,
  },
  SUSPEND: { ground: 'appraisal', reason },
  RESUME: {},
  EXTEND: { newDueOn: '2026-12-30', consentingPartyIds: [nobody], approvedBy: nobody, reason },
  SETTLE_ON_SPOT: {
    settledOn: day,
    terms: '当场清理',
    consentingPartyIds: [nobody],
    performedAtOnce: true,
    mediatorIds: [nobody],
  },
  REACH_AGREEMENT: {
    form: 'oral',
    terms: '清理排水沟',
    obligations,
    signatures: [{ partyId: nobody, on: day }],
    mediatorSignedOn: day,
  },
  RECORD_PERFORMANCE: { obligationId: '1', performedOn: day, proof: '收条' },
  AMEND_AGREEMENT: {
    terms: '延期支付',
    obligations,
    consentingPartyIds: [nobody],
    amendedOn: day,
    reason,
  },
  DEFAULT: { obligationId: '1', facts: '到期未付', remedies },
  RECORD_CONFIRMATION: { step: 'applied', datedOn: day },
  FAIL: { ground: reason, remedies },
  RETRY: { level: 'township', mediatorIds: [nobody], reason },
  TERMINATE: { ground: 'no_agreement', reason, remedies },
  REFUSE: { partyId: nobody, refusedOn: day },
  WITHDRAW: { partyId: nobody, withdrawnOn: day },
  REFER: { receivingBody: '县人民法院', kind: 'court', ground: reason },
  REPORT_TO_POLICE: { facts: '扬言报复', reportedAt: '2026-11-23T00:30:00.000Z' },
  VISIT: { visitedOn: day, performed: true, satisfaction: 'satisfied', dangerLeft: false },
  ARCHIVE: { papers: [] },
  REOPEN: { reason },
  HAND_OVER: { toId: nobody, reason },
  REGRADE: { risk: 'yellow', reason },
  REASSIGN: { mediatorIds: [nobody], reason },
  CALL_IN: { unitId: nobody, reason },
  STAND_DOWN: { unitId: nobody, reason },
  ACKNOWLEDGE: {},
  SUPERVISE: { order: '三日内答复' },
  LINK: { disputeId: nobody, kind: 'related', reason },
  ATTACH: { kind: 'photo' },
  DETACH: { attachmentId: nobody, reason },
  UNLINK: { disputeId: nobody, reason },
  MERGE_INTO: { disputeId: nobody, reason },
  OBSERVE: { observedOn: day, source: 'phone', mood: 'calm', whereabouts: 'known' },
  RECORD_PREVENTION: {
    kind: 'suicide',
    persons: 1,
    preventedOn: day,
    facts: '劝回欲轻生的一方',
    witnesses: ['村医'],
  },
  RETRACT_PREVENTION: { preventionId: nobody, reason },
  DECLARE_INTEREST: { mediatorId: nobody, saidBy: 'party', tie: 'relative', saidOn: day },
  SEAL_NOTE: { noteId: nobody },
  ASK_TO_UNSEAL: { noteId: nobody, reason },
  UNSEAL_NOTE: { noteId: nobody, reason },
  NOTE: { text: '电话了解情况' },
};
