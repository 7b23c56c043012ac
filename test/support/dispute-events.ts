import {
  addDays,
  type CommandInput,
  type CommandType,
  type DisputeContext,
  type DisputeEvent,
  disputeCommands,
  type Imported,
  type IsoDate,
  mustPapers,
  productEdition,
  type Sign,
  type Stamp,
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
/** Some id of a meeting, a decision, another dispute. */
export const paper = uuid(31);
/** The two who dispute. */
export const both = [parties.applicant, parties.respondent];

/** When, and by whom: the clerk of a unit, the centre unless named. */
export const stampOn = (on: IsoDate, organisationId: string = units.centre): Stamp => ({
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
    rules: productEdition.id,
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
    rules: productEdition.id,
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

/** The court as the remaining way, told on the day. */
export const remedies = (on: IsoDate) => ({ toldOn: on, ways: ['court' as const] });
/** Works, or a payment of so many fen by the respondent, due on a day. */
export const promise = (id: string, on: IsoDate, fen?: number) =>
  fen === undefined
    ? { id, kind: 'build' as const, what: '清理排水沟', dueOn: on }
    : { id, kind: 'pay' as const, what: '赔偿', amountFen: fen, dueOn: on, fromPartyId: parties.respondent };

/** The checklist of a dossier with every must-paper in it. */
export const completeDossier = (context: DisputeContext) =>
  mustPapers(context).map((name) => ({ paper: name, present: true }));

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
/** News of the applicant, with these signs. */
export const observed = (on: IsoDate, signs: readonly Sign[]): DisputeEvent =>
  sent(
    'OBSERVE',
    { observedOn: on, source: 'village', mood: 'tense', whereabouts: 'known', signs: [...signs] },
    on,
  );

/** A prevention that somebody saw, unless other evidence is named. */
export const prevented = (
  on: IsoDate,
  over: Partial<CommandInput<'RECORD_PREVENTION'>> = {},
  preventionId: string = uuid(60),
): DisputeEvent =>
  sent(
    'RECORD_PREVENTION',
    { kind: 'suicide', persons: 1, preventedOn: on, facts: '劝回欲轻生的一方', witnesses: ['村医'], ...over },
    on,
    { preventionId },
  );

export const visited = (on: IsoDate, performed: boolean, dangerLeft: boolean): DisputeEvent =>
  sent('VISIT', { visitedOn: on, performed, satisfaction: 'satisfied', dangerLeft }, on);
