import {
  addDays,
  advance,
  type CommandInput,
  type CommandType,
  type DisputeContext,
  type DisputeEvent,
  type DisputeEventType,
  type DisputeSnapshot,
  disputeCommands,
  type Imported,
  type IsoDate,
  latestExtension,
  mustPapers,
  type Stamp,
  unreported,
} from '#domain';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Units, staff and parties of the cases that the specs of the domain make up. */
export const units = {
  township: uuid(1),
  centre: uuid(2),
  office: uuid(3),
  village: uuid(4),
  department: uuid(5),
} as const;
export const staff = { clerk: uuid(11), mediator: uuid(12), successor: uuid(13), head: uuid(14) } as const;
export const parties = { applicant: uuid(21), respondent: uuid(22), guardian: uuid(23) } as const;
const paper = uuid(31);
const both = [parties.applicant, parties.respondent];

const stampOn = (on: IsoDate, organisationId: string = units.centre): Stamp => ({
  at: `${on}T02:00:00.000Z`,
  on,
  by: { staffId: staff.clerk, organisationId },
});

/** A command as it passes its schema and enters the machine; `extra` is what the service adds. */
export function sent<T extends CommandType>(
  type: T,
  input: CommandInput<T>,
  on: IsoDate,
  extra: object = {},
): DisputeEvent {
  return {
    ...disputeCommands[type].parse(input),
    ...stampOn(on),
    ...extra,
    type,
  } as unknown as DisputeEvent;
}

/** A report by somebody of the village, green unless it says otherwise. */
export function reported(on: IsoDate, over: Partial<CommandInput<'REPORT'>> = {}): DisputeEvent {
  const known = over.partiesUnknown === undefined;
  const input: CommandInput<'REPORT'> = {
    origin: 'grid',
    placeId: units.village,
    typeCode: 'NEI',
    summary: '两家为门前排水沟争吵',
    parties: known
      ? [
          { role: 'applicant', name: '甲' },
          { role: 'respondent', name: '乙' },
        ]
      : [],
    ...over,
  };
  return sent('REPORT', input, on, {
    townshipId: units.township,
    centreId: units.centre,
    reportedOn: input.reportedOn ?? on,
    parties: known
      ? [
          { id: parties.applicant, role: 'applicant' },
          { id: parties.respondent, role: 'respondent' },
        ]
      : [],
    ...stampOn(on, units.village),
  });
}

/** A row of a register that proves a state; its agreement and result are what the state needs. */
export function imported(on: IsoDate, state: Imported['state'], over: Partial<Imported> = {}): DisputeEvent {
  const reportedOn = addDays(on, -40);
  const kept = { id: '1', amountFen: 100_00, dueOn: addDays(on, -5), performedFen: 100_00, performed: true };
  const results: Readonly<Record<Imported['state'], Imported['result']>> = {
    underway: null,
    agreed: { kind: 'settled', on: addDays(on, -10) },
    followUp: { kind: 'settled', on: addDays(on, -10) },
    concluded: { kind: 'settled', on: addDays(on, -10) },
    terminated: { kind: 'not_settled', on: addDays(on, -10) },
    withdrawn: { kind: 'withdrawn', on: addDays(on, -10) },
    referred: { kind: 'transferred', on: addDays(on, -10) },
  };
  return {
    ...stampOn(on),
    type: 'IMPORT',
    state,
    source: { file: '台账.xlsx', sheet: '台账', row: 4 },
    number: '（2026）月人调字第001号',
    typeCode: 'LAN',
    origin: 'visit',
    complexity: 'ordinary',
    risk: 'green',
    riskFactors: [],
    townshipId: units.township,
    placeId: units.village,
    centreId: units.centre,
    leadId: units.office,
    mediatorIds: [staff.mediator],
    parties: [
      { id: parties.applicant, role: 'applicant' },
      { id: parties.respondent, role: 'respondent' },
    ],
    reportedOn,
    dueOn: null,
    agreement:
      results[state]?.kind === 'settled'
        ? {
            form: 'written',
            effectiveOn: addDays(on, -10),
            confirmation: 'none',
            obligations: [
              state === 'agreed'
                ? { id: '1', dueOn: addDays(on, 9), performedFen: 0, performed: false }
                : kept,
            ],
          }
        : null,
    result: results[state],
    words: { 备注: '见原台账' },
    ...over,
  };
}

const remedies = (on: IsoDate) => ({ toldOn: on, ways: ['court' as const] });
const promise = (id: string, on: IsoDate, fen?: number) =>
  fen === undefined
    ? { id, kind: 'build' as const, what: '清理排水沟', dueOn: on }
    : { id, kind: 'pay' as const, what: '赔偿', amountFen: fen, dueOn: on, fromPartyId: parties.respondent };

/** The checklist of a dossier with every must-paper in it. */
export const completeDossier = (context: DisputeContext) =>
  mustPapers(context).map((name) => ({ paper: name, present: true }));

type Samples = {
  readonly [T in DisputeEventType]: (context: DisputeContext, on: IsoDate) => readonly DisputeEvent[];
};

/** What a weekly review decides: the village leads, the department assists. */
export const analysed = (on: IsoDate, over: Partial<CommandInput<'ANALYZE'>>): DisputeEvent =>
  sent(
    'ANALYZE',
    {
      typeCode: 'HOU',
      risk: 'green',
      leadId: units.village,
      assistingIds: [units.department],
      measure: '上门调解',
      dueOn: addDays(on, 3),
      meetingId: paper,
      decisionId: paper,
      ...over,
    },
    on,
  );
/** Settled at once by a mediator of the village, performed at once unless it says otherwise. */
export const settledOnSpot = (on: IsoDate, over: Partial<CommandInput<'SETTLE_ON_SPOT'>>): DisputeEvent =>
  sent(
    'SETTLE_ON_SPOT',
    {
      settledOn: on,
      terms: '乙清理排水沟',
      consentingPartyIds: both,
      performedAtOnce: true,
      mediatorIds: [staff.mediator],
      ...over,
    },
    on,
    { number: '（2026）月人调字第002号', ...stampOn(on, units.village) },
  );
/** A written agreement with a payment within a week and works within twenty days. */
export const agreedIn = (on: IsoDate, over: Partial<CommandInput<'REACH_AGREEMENT'>>): DisputeEvent =>
  sent(
    'REACH_AGREEMENT',
    {
      form: 'written',
      terms: '乙赔偿并清理排水沟',
      obligations: [promise('1', addDays(on, 7), 500_00), promise('2', addDays(on, 20))],
      totalFen: 500_00,
      signatures: both.map((partyId) => ({ partyId, on })),
      mediatorSignedOn: on,
      sealedOn: on,
      ...over,
    },
    on,
  );
/** A visit that found the promises kept or not, and danger left or not. */
export const visited = (on: IsoDate, performed: boolean, dangerLeft: boolean): DisputeEvent =>
  sent('VISIT', { visitedOn: on, performed, satisfaction: 'satisfied', dangerLeft }, on);

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
    agreedIn(on, { form: 'oral', obligations: [promise('1', addDays(on, 2))], totalFen: 0 }),
  ],
  RECORD_PERFORMANCE: ({ agreement }, on) => {
    const due = agreement?.obligations.find(({ performed }) => !performed);
    const part = Math.floor(((due?.amountFen ?? 0) - (due?.performedFen ?? 0)) / 2);
    const kept = { obligationId: due?.id ?? '1', performedOn: on, proof: '收条' };
    return [
      sent('RECORD_PERFORMANCE', kept, on),
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
    ),
  ],
  DEFAULT: ({ agreement }, on) => [
    sent(
      'DEFAULT',
      {
        obligationId: agreement?.obligations.find(({ performed }) => !performed)?.id ?? '1',
        facts: '逾期未付',
        remedies: { toldOn: on, ways: ['court', 'enforcement'] },
      },
      on,
    ),
  ],
  RECORD_CONFIRMATION: (_, on) => [
    sent('RECORD_CONFIRMATION', { step: 'applied', datedOn: on }, on),
    sent('RECORD_CONFIRMATION', { step: 'granted', datedOn: on, courtNumber: '（2026）豫0822调确1号' }, on),
    sent('RECORD_CONFIRMATION', { step: 'refused', datedOn: on, courtNumber: '（2026）豫0822调确1号' }, on),
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
  SUPERVISE: (_, on) => [sent('SUPERVISE', { order: '限期办结' }, on)],
  LINK: (_, on) => [sent('LINK', { disputeId: paper, kind: 'related', reason: '同一院落' }, on)],
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
const roads: Readonly<Record<Road, readonly DisputeEventType[]>> = {
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
