import type { NumberedEvent } from '#casework/dispute';
import type { EventOf } from '#domain';
import type { CaseFacts } from '../../libs/casework/src/case-paper/facts/case.facts.ts';

const township = { id: '0193b2c4-0000-7000-8000-000000000001', name: '月山镇' };
const [applicant, respondent] = [
  '0193b2c4-0000-7000-8000-00000000000a',
  '0193b2c4-0000-7000-8000-00000000000b',
];
const mediator = { id: '0193b2c4-0000-7000-8000-00000000000c', name: '郭长顺' };
const stamp = (seq: number, on: string) => ({
  seq,
  on,
  at: `${on}T02:00:00.000Z`,
  by: { staffId: mediator.id, organisationId: township.id },
});
const party = (id: string, role: 'applicant' | 'respondent', name: string) => ({
  ...{ id, role, name },
  ...{ idType: null, idNumber: null, phone: null, address: null, headcount: 1 },
});

type Promised = EventOf<'REACH_AGREEMENT'>['obligations'][number];

/** What the respondent promises; without an amount it is no money. */
export const promise = (
  id: string,
  what: string,
  amountFen: number | undefined,
  dueOn: string,
): Promised => ({
  ...{ id, what, dueOn },
  kind: amountFen === undefined ? 'do' : 'pay',
  fromPartyId: respondent,
  toPartyId: applicant,
  ...(amountFen === undefined ? {} : { amountFen }),
});

/** A written agreement that both parties signed, which was sealed a day later. */
export const reached = (
  seq: number,
  obligations: readonly Promised[],
  sealedOn = '2026-11-27',
): NumberedEvent => ({
  ...stamp(seq, sealedOn),
  type: 'REACH_AGREEMENT',
  form: 'written',
  terms: '双方议定，互不追究。',
  obligations: [...obligations],
  signatures: [applicant, respondent].map((partyId) => ({ partyId, on: '2026-11-26' })),
  mediatorSignedOn: '2026-11-26',
  sealedOn,
});

export const amended = (seq: number, obligations: readonly Promised[]): NumberedEvent => ({
  ...stamp(seq, '2026-12-25'),
  type: 'AMEND_AGREEMENT',
  terms: '尾款延期，另修院墙。',
  obligations: [...obligations],
  reason: '外出务工',
  consentingPartyIds: [applicant, respondent],
  amendedOn: '2026-12-25',
});

export const paid = (
  seq: number,
  obligationId: string,
  performedOn: string,
  rest: Pick<EventOf<'RECORD_PERFORMANCE'>, 'proof' | 'amountFen' | 'partly'>,
): NumberedEvent => ({
  ...stamp(seq, performedOn),
  type: 'RECORD_PERFORMANCE',
  obligationId,
  performedOn,
  ...rest,
});

/** A default that ends the agreement. */
export const atLaw = (seq: number, obligationId: string): NumberedEvent => ({
  ...stamp(seq, '2027-01-02'),
  type: 'DEFAULT',
  obligationId,
  facts: '到期未付',
  next: 'attempt',
  remedies: { ways: ['court'], toldOn: '2027-01-02' },
});

/** An event of which a paper tells, on 20 December. */
export const happened = <Type extends NumberedEvent['type']>(
  seq: number,
  type: Type,
  rest: Omit<EventOf<Type>, 'type' | 'at' | 'on' | 'by'>,
): NumberedEvent => ({ ...stamp(seq, '2026-12-20'), type, ...rest }) as unknown as NumberedEvent;

/** Settled by word of mouth, to be kept by a day. */
export const spot = (seq: number, performBy: string): NumberedEvent => ({
  ...stamp(seq, '2026-11-26'),
  type: 'SETTLE_ON_SPOT',
  settledOn: '2026-11-26',
  terms: '赔偿损失，握手言和。',
  consentingPartyIds: [applicant, respondent],
  performedAtOnce: false,
  performBy,
  amountFen: 350_000,
  mediatorIds: [mediator.id],
});

/** A dispute of two neighbours with such a history, as its papers are filled with it. */
export function someFacts(events: readonly NumberedEvent[], today: string): CaseFacts {
  const view: Partial<CaseFacts['view']> = {
    number: '（2026）月人调字第001号',
    township,
    lead: { id: township.id, name: '柳溪村' },
    holder: null,
    mediators: [{ ...mediator, absence: null }],
    localType: null,
    typeCode: 'NEI',
    origin: 'grid',
    amountFen: null,
    persons: 2,
    summary: '滴水之争',
    reportedOn: '2026-11-20',
    acceptedOn: '2026-11-21',
    dueOn: '2026-12-21',
  };
  return {
    view: view as CaseFacts['view'],
    today,
    events,
    parties: [party(applicant, 'applicant', '郭秋生'), party(respondent, 'respondent', '申二牛')],
    partySalts: [],
    committee: '柳溪村人民调解委员会',
    people: new Map([[mediator.id, mediator.name]]),
    files: [],
    units: new Map(),
    slips: new Map(),
  };
}
