import {
  addDays,
  advance,
  type DisputeContext,
  type DisputeEvent,
  type DisputeEventType,
  type DisputeSnapshot,
  deadlineOfClock,
  type IsoDate,
  latestExtension,
  mustPapers,
  owedAgreement,
  productEdition,
  publishedCalendar,
  suppliedByAgreement,
  unreported,
} from '#domain';
import {
  agreedIn,
  analysed,
  both,
  completeDossier,
  imported,
  observed,
  paper,
  parties,
  prevented,
  promise,
  remedies,
  reported,
  sent,
  settledOnSpot,
  staff,
  stampOn,
  units,
  visited,
} from './dispute-events.ts';

type Samples = {
  readonly [T in DisputeEventType]: (context: DisputeContext, on: IsoDate) => readonly DisputeEvent[];
};

/**
 * Several commands of each kind that fit the case as far as any can: what the walks over the machine are driven by. Whether
 * the state accepts them is the machine's to say.
 */
const samples: Samples = {
  REPORT: (_, on) => [
    reported(on),
    reported(on, { risk: 'yellow' }),
    reported(on, { riskFactors: ['weapon'] }),
    reported(on, { partiesUnknown: true }),
  ],
  IMPORT: (_, on) => [
    imported(on, 'underway', { dueOn: addDays(on, -3) }),
    imported(on, 'agreed'),
    imported(on, 'followUp', { risk: 'red' }),
    imported(on, 'concluded'),
    imported(on, 'terminated'),
    imported(on, 'withdrawn'),
    imported(on, 'referred'),
  ],
  ACCEPT: (_, on) => [sent('ACCEPT', {}, on, { number: '（2026）月人调字第003号' })],
  DECLINE: (_, on) => [sent('DECLINE', { ground: '不属于民间纠纷', guidedTo: '县人民法院' }, on)],
  ANALYZE: (_, on) => [
    analysed(on, {}),
    analysed(on, { risk: 'yellow', leadId: units.office, complexity: 'major' }),
    analysed(on, { risk: 'red', leadId: units.centre }),
  ],
  ACT_AT_ONCE: (_, on) => [
    sent(
      'ACT_AT_ONCE',
      { leadId: units.office, mediatorIds: [staff.mediator], measure: '现场稳控', reason: '持械' },
      on,
      { number: '（2026）月人调字第004号' },
    ),
  ],
  RATIFY: (_, on) => [sent('RATIFY', { meetingId: paper, decisionId: paper }, on)],
  SIGN_FOR: (_, on) => [
    sent('SIGN_FOR', { mediatorIds: [staff.mediator], noConflictOfInterest: true }, on),
    sent('SIGN_FOR', { mediatorIds: [staff.successor], noConflictOfInterest: true }, on),
  ],
  OBJECT: (_, on) => [sent('OBJECT', { reason: '不在本单位职责内' }, on)],
  HOLD_SESSION: (_, on) => [
    sent(
      'HOLD_SESSION',
      { heldOn: on, place: '村委会', attendingPartyIds: both, record: '双方陈述意见', open: false },
      on,
    ),
  ],
  SUSPEND: (_, on) => [sent('SUSPEND', { ground: 'appraisal', reason: '委托鉴定' }, on)],
  RESUME: (_, on) => [sent('RESUME', {}, on)],
  EXTEND: (context, on) =>
    [0, 20].map((lessDays) =>
      sent(
        'EXTEND',
        {
          newDueOn: addDays(latestExtension(context), -lessDays),
          consentingPartyIds: both,
          approvedBy: staff.head,
          reason: '双方愿意继续',
        },
        on,
      ),
    ),
  SETTLE_ON_SPOT: (_, on) => [
    settledOnSpot(on, {}),
    settledOnSpot(on, { performedAtOnce: false, performBy: addDays(on, 5), amountFen: 300_00 }),
  ],
  REACH_AGREEMENT: (_, on) => [
    agreedIn(on, {}),
    agreedIn(on, { form: 'oral', obligations: [promise('1', on)], totalFen: 0 }),
  ],
  RECORD_PERFORMANCE: (context, on) => {
    const due = owedAgreement(context)?.obligations.find(({ performed }) => !performed);
    const part = Math.floor(((due?.amountFen ?? 0) - (due?.performedFen ?? 0)) / 2);
    const kept = { obligationId: due?.id ?? '1', performedOn: on, proof: '收条' };
    return [
      sent('RECORD_PERFORMANCE', due?.amountFen === undefined ? kept : { ...kept, whole: true }, on),
      ...(part > 0 ? [sent('RECORD_PERFORMANCE', { ...kept, amountFen: part }, on)] : []),
    ];
  },
  AMEND_AGREEMENT: ({ agreement }, on) => [
    sent(
      'AMEND_AGREEMENT',
      {
        terms: '延期履行',
        obligations: [promise(`a${agreement?.obligations.length ?? 0}`, addDays(on, 40), 200_00)],
        consentingPartyIds: both,
        amendedOn: on,
        reason: '乙方困难',
      },
      on,
      suppliedByAgreement({ type: 'AMEND_AGREEMENT' }, { agreement }),
    ),
  ],
  DEFAULT: ({ agreement }, on) => {
    const broken = {
      obligationId: agreement?.obligations.find(({ performed }) => !performed)?.id ?? '1',
      facts: '逾期未付',
      remedies: { toldOn: on, ways: ['court' as const, 'enforcement' as const] },
    };
    return [
      sent('DEFAULT', { ...broken, conduct: 'refused' }, on, { stillOwed: true }),
      sent('DEFAULT', { ...broken, conduct: 'refused', next: 'guidance' }, on),
    ];
  },
  RECORD_CONFIRMATION: (context, on) => [
    sent('RECORD_CONFIRMATION', { step: 'applied', datedOn: on, applyingPartyIds: both }, on),
    sent('RECORD_CONFIRMATION', { step: 'granted', datedOn: on, courtNumber: '（2026）豫0822调确1号' }, on),
    sent('RECORD_CONFIRMATION', { step: 'refused', datedOn: on, courtNumber: '（2026）豫0822调确1号' }, on),
    sent(
      'RECORD_CONFIRMATION',
      { step: 'enforcement', datedOn: on },
      on,
      suppliedByAgreement({ type: 'RECORD_CONFIRMATION', step: 'enforcement', datedOn: on }, context),
    ),
  ],
  FAIL: (_, on) => [sent('FAIL', { ground: '分歧过大', remedies: remedies(on) }, on)],
  RETRY: (_, on) => [
    sent('RETRY', { level: 'township', mediatorIds: [staff.successor], reason: '换人再调' }, on),
    sent(
      'RETRY',
      { level: 'township', leadId: units.office, mediatorIds: [staff.successor], reason: '提级' },
      on,
    ),
  ],
  TERMINATE: (_, on) => [
    sent('TERMINATE', { ground: 'no_agreement', reason: '分歧过大', remedies: remedies(on) }, on),
  ],
  REFUSE: ({ parties: known }, on) => [
    sent('REFUSE', { refusedOn: on, ...(known[0] ? { partyId: known[0].id } : {}) }, on),
  ],
  WITHDRAW: ({ parties: known }, on) => [
    sent('WITHDRAW', { withdrawnOn: on, ...(known[0] ? { partyId: known[0].id } : {}) }, on),
  ],
  REFER: (_, on) => [sent('REFER', { receivingBody: '县人民法院', kind: 'court', ground: '涉及确权' }, on)],
  REPORT_TO_POLICE: (_, on) => [
    sent('REPORT_TO_POLICE', { facts: '有人持刀', reportedAt: `${on}T00:00:00+08:00` }, on),
  ],
  VISIT: (_, on) => [visited(on, true, false), visited(on, true, true), visited(on, false, false)],
  ARCHIVE: (context, on) => [
    sent('ARCHIVE', { papers: completeDossier(context) }, on),
    sent(
      'ARCHIVE',
      {
        papers: mustPapers(context).map((name) => ({
          paper: name,
          present: false,
          whyMissing: '原件由法院调取',
        })),
      },
      on,
    ),
  ],
  REOPEN: (_, on) => [sent('REOPEN', { reason: '纠纷复发' }, on, { number: '（2026）月人调字第005号' })],
  HAND_OVER: ({ holderId }, on) => {
    const toId = holderId === units.department ? units.village : units.department;
    return [
      sent('HAND_OVER', { toId, reason: '属其职责' }, on),
      sent('HAND_OVER', { toId, acceptByOn: addDays(on, 4), reason: '属其职责' }, on),
    ];
  },
  REGRADE: (_, on) => [
    sent('REGRADE', { risk: 'red', reason: '扬言报复' }, on),
    sent('REGRADE', { risk: 'green', factors: [], reason: '情绪平复' }, on),
    sent('REGRADE', { risk: 'yellow', factors: ['alcohol'], reason: '酒后争吵' }, on),
  ],
  REASSIGN: (_, on) => [sent('REASSIGN', { mediatorIds: [staff.successor], reason: '轮岗' }, on)],
  CALL_IN: ({ holderId, assistingIds }, on) =>
    [units.department, units.office, units.village]
      .filter((unitId) => unitId !== holderId && !assistingIds.includes(unitId))
      .slice(0, 1)
      .map((unitId) => sent('CALL_IN', { unitId, reason: '须现场勘测' }, on)),
  STAND_DOWN: ({ assistingIds }, on) =>
    assistingIds.slice(0, 1).map((unitId) => sent('STAND_DOWN', { unitId, reason: '勘测已完成' }, on)),
  SUPERVISE: (_, on) => [sent('SUPERVISE', { order: '限期办结' }, on)],
  LINK: (_, on) => [sent('LINK', { disputeId: paper, kind: 'related', reason: '同一院落' }, on)],
  ATTACH: (_, on) => [sent('ATTACH', { kind: 'photo' }, on, { attachmentId: paper })],
  DETACH: (_, on) => [sent('DETACH', { attachmentId: paper, reason: '误传' }, on)],
  UNLINK: (_, on) => [sent('UNLINK', { disputeId: paper, reason: '并非同一院落' }, on)],
  MERGE_INTO: (_, on) => [sent('MERGE_INTO', { disputeId: paper, reason: '同一纠纷重复上报' }, on)],
  // Each of another case: one that was absorbed is not absorbed twice.
  ABSORB: ({ absorbed }, on) =>
    Array.from({ length: absorbed.length + 1 }, (_, n) => `${paper.slice(0, -2)}${40 + n}`)
      .filter((disputeId) => !absorbed.includes(disputeId))
      .slice(0, 1)
      .map((disputeId) => ({
        ...stampOn(on),
        type: 'ABSORB',
        disputeId,
        reason: '同一纠纷重复上报',
        addedParties: [],
      })),
  RELEASE: ({ absorbed }, on) =>
    absorbed.map((disputeId) => ({
      ...stampOn(on),
      type: 'RELEASE',
      disputeId,
      reason: '并非同一纠纷',
      removedPartyIds: [],
    })),
  SEAL_NOTE: (_, on) => [sent('SEAL_NOTE', { noteId: paper }, on)],
  ASK_TO_UNSEAL: (_, on) => [sent('ASK_TO_UNSEAL', { noteId: paper, reason: '调解员病故' }, on)],
  UNSEAL_NOTE: (_, on) => [
    sent('UNSEAL_NOTE', { noteId: paper, reason: '调解员病故' }, on, { askedById: staff.mediator }),
  ],
  NOTE: ({ parties: known }, on) => [
    sent('NOTE', { text: '已电话联系' }, on),
    ...(known.length < 2
      ? [
          sent('NOTE', { kind: 'party', text: '补录当事人' }, on, {
            addedParty:
              known.length === 0
                ? { id: parties.applicant, role: 'applicant' }
                : { id: parties.respondent, role: 'respondent' },
          }),
        ]
      : []),
  ],
  OBSERVE: (_, on) => [
    observed(on, []),
    observed(on, ['petition', 'gathering']),
    observed(on, ['self_harm']),
  ],
  RECORD_PREVENTION: ({ preventions = [] }, on) => [
    prevented(on, {}, `${paper.slice(0, -2)}${60 + preventions.length}`),
  ],
  RETRACT_PREVENTION: ({ preventions = [] }, on) =>
    preventions.map(({ id: preventionId }) =>
      sent('RETRACT_PREVENTION', { preventionId, reason: '与事实不符' }, on),
    ),
  DECLARE_INTEREST: (_, on) => [
    sent('DECLARE_INTEREST', { mediatorId: staff.head, saidBy: 'mediator', tie: 'relative', saidOn: on }, on),
  ],
  ACKNOWLEDGE: (_, on) => [sent('ACKNOWLEDGE', { note: '明日上门' }, on)],
  RECOMPUTE: ({ clocks }, on) => [
    {
      ...stampOn(on),
      type: 'RECOMPUTE',
      reason: '启用新的期限规则',
      rules: productEdition.id,
      clocks: clocks.map(({ key, passed }) => ({ key, dueBefore: on, dueOn: on, passed })),
    },
  ],
  DEADLINE_PASSED: ({ clocks }, on) =>
    clocks.map(({ key }) => ({
      ...stampOn(on),
      by: null,
      type: 'DEADLINE_PASSED',
      key,
      step: 'due',
      escalation: 'overdue',
    })),
};

/** Every kind of event, in the order of the catalogue. */
export const sampledTypes = Object.keys(samples) as readonly DisputeEventType[];

/** The samples of one kind of event for a case as it stands. */
export function samplesOf(
  type: DisputeEventType,
  context: DisputeContext,
  on: IsoDate,
): readonly DisputeEvent[] {
  return samples[type](context, on);
}

type Road =
  | 'registered'
  | 'accepted'
  | 'dispatched'
  | 'assigned'
  | 'underway'
  | 'suspended'
  | 'agreed'
  | 'failed'
  | 'followUp'
  | 'concluded';

/** The events that lead to a state, each by its first sample. */
export const roads: Readonly<Record<Road, readonly DisputeEventType[]>> = {
  registered: ['REPORT'],
  accepted: ['REPORT', 'ACCEPT'],
  dispatched: ['REPORT', 'ACCEPT', 'ANALYZE'],
  assigned: ['REPORT', 'ACCEPT', 'ANALYZE', 'SIGN_FOR'],
  underway: ['REPORT', 'ACCEPT', 'ANALYZE', 'SIGN_FOR', 'HOLD_SESSION'],
  suspended: ['REPORT', 'ACCEPT', 'ANALYZE', 'SIGN_FOR', 'HOLD_SESSION', 'SUSPEND'],
  agreed: ['REPORT', 'ACCEPT', 'ANALYZE', 'SIGN_FOR', 'HOLD_SESSION', 'REACH_AGREEMENT'],
  failed: ['REPORT', 'ACCEPT', 'ANALYZE', 'SIGN_FOR', 'HOLD_SESSION', 'FAIL'],
  followUp: ['REPORT', 'SETTLE_ON_SPOT'],
  concluded: ['REPORT', 'SETTLE_ON_SPOT', 'VISIT'],
};

/** Sends events to a case, one after the other. */
export const continued = (dispute: DisputeSnapshot, ...events: readonly DisputeEvent[]): DisputeSnapshot =>
  events.reduce(advance, dispute);

/** A dispute in a state, everything on one day; green, led by the village, between two parties. */
export function aDispute(state: Road, on: IsoDate): DisputeSnapshot {
  return roads[state].reduce((dispute, type) => {
    const [event] = samplesOf(type, dispute.context, on);
    return event ? advance(dispute, event) : dispute;
  }, unreported());
}

/** The day on which things happen unless a spec says otherwise: Monday, 2 March 2026. */
export const monday: IsoDate = '2026-03-02';

/** Sends the first sample of a kind to a case. */
export function done(
  type: DisputeEventType,
  dispute: DisputeSnapshot,
  on: IsoDate = monday,
): DisputeSnapshot {
  const [event] = samplesOf(type, dispute.context, on);
  if (!event) throw new Error(`no sample of ${type}`);
  return advance(dispute, event);
}

/** The clocks of a case by their key, each with its due day. */
export const due = (dispute: DisputeSnapshot): Readonly<Record<string, string>> =>
  Object.fromEntries(
    dispute.context.clocks.map((clock) => [
      clock.key,
      deadlineOfClock(clock, publishedCalendar).deadline.dueOn,
    ]),
  );
