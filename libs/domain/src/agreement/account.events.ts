/** How each event begins an agreement, or changes the one that stands. */
import type { ObligationInput } from '../dispute/agreement.commands.ts';
import { isEnforced } from '../dispute/agreement.facts.ts';
import type { DisputeEventType, EventOf } from '../dispute/dispute.events.ts';
import type {
  AgreedPromise,
  AgreementAccount,
  CourtStep,
  FormerTerms,
  Receipt,
} from './agreement.account.ts';
import { effectiveDay } from './effective.day.ts';

type Beginnings = {
  readonly [T in DisputeEventType]?: (seq: number, event: EventOf<T>) => AgreementAccount | null;
};
type Changes = {
  readonly [T in DisputeEventType]?: (
    account: AgreementAccount,
    seq: number,
    event: EventOf<T>,
  ) => AgreementAccount;
};

const untouched = {
  kind: null,
  what: null,
  fromPartyId: null,
  toPartyId: null,
  instalment: null,
  receipts: [],
  performedFen: 0,
  performed: false,
  partly: false,
  breaches: [],
  enforcedOn: null,
} as const satisfies Partial<AgreedPromise>;

const promisedIn = (obligations: readonly ObligationInput[]): readonly AgreedPromise[] =>
  obligations.map(({ id, kind, what, dueOn, ...promise }) => ({
    ...untouched,
    id,
    kind,
    what,
    dueOn,
    amountFen: promise.amountFen ?? null,
    fromPartyId: promise.fromPartyId ?? null,
    toPartyId: promise.toPartyId ?? null,
    instalment: promise.instalment ?? null,
  }));

const fresh = { former: [], court: [], endedBy: null } as const;

/** The agreement that an event brings about. */
export const beginnings: Beginnings = {
  REACH_AGREEMENT: (seq, event) => ({
    ...fresh,
    seq,
    form: event.form,
    effective: effectiveDay(event),
    begunOn: event.signatures.map(({ on }) => on).toSorted()[0] ?? event.mediatorSignedOn,
    copies: event.copies ?? null,
    terms: event.terms,
    promises: promisedIn(event.obligations),
  }),
  SETTLE_ON_SPOT: (seq, event) => ({
    ...fresh,
    seq,
    form: 'oral',
    effective: { on: event.settledOn, by: 'agreed', partyIds: event.consentingPartyIds },
    begunOn: event.settledOn,
    copies: null,
    terms: event.terms,
    promises: event.performedAtOnce ? [] : [promisedOnSpot(event)],
  }),
  IMPORT: (seq, { agreement }) => agreement && importedAs(seq, agreement),
};

/** What an agreement on the spot promises: it has no words for each, and what was done at once was due that day. */
export const promisedOnSpot = ({
  amountFen,
  performBy,
  settledOn,
}: EventOf<'SETTLE_ON_SPOT'>): AgreedPromise => ({
  ...untouched,
  id: '1',
  amountFen: amountFen ?? null,
  dueOn: performBy ?? settledOn,
});

const importedAs = (
  seq: number,
  agreement: NonNullable<EventOf<'IMPORT'>['agreement']>,
): AgreementAccount => ({
  ...fresh,
  seq,
  form: agreement.form,
  effective: { on: agreement.effectiveOn, by: 'recorded', partyIds: [] },
  begunOn: null,
  copies: null,
  terms: null,
  promises: agreement.obligations.map(({ id, amountFen, dueOn, performedFen, performed }) => ({
    ...untouched,
    id,
    amountFen: amountFen ?? null,
    dueOn: dueOn ?? null,
    // A register may say that it is kept without counting.
    performedFen: performed ? (amountFen ?? performedFen) : performedFen,
    performed,
  })),
});

/** The agreement after one more event. */
export const changes: Changes = {
  RECORD_PERFORMANCE: (account, seq, event) =>
    standingAgain(withPromises(account, event.obligationId, (promise) => withReceipt(promise, seq, event))),
  AMEND_AGREEMENT: amended,
  RECORD_CONFIRMATION: throughCourt,
  DEFAULT: (account, seq, { obligationId, conduct = null, on, next, stillOwed = false }) => {
    const broken = withPromises(account, obligationId, (promise) => ({
      ...promise,
      breaches: [...promise.breaches, { seq, on, conduct }],
    }));
    return next === 'guidance' ? broken : { ...broken, endedBy: { seq, on, type: 'DEFAULT', stillOwed } };
  },
  REOPEN: (account, seq, { on }) => ({
    ...account,
    endedBy: { ...(account.endedBy ?? { seq, on, type: 'REOPEN' }), stillOwed: false },
  }),
};

const withPromises = (
  account: AgreementAccount,
  id: string,
  next: (promise: AgreedPromise) => AgreedPromise,
): AgreementAccount => ({
  ...account,
  promises: account.promises.map((promise) => (promise.id === id ? next(promise) : promise)),
});

/** An agreement that was broken stands again once all of it was kept. */
const standingAgain = (account: AgreementAccount): AgreementAccount =>
  account.endedBy !== null && account.promises.every(({ performed }) => performed)
    ? { ...account, endedBy: null }
    : account;

/** A payment without an amount is the whole of what is owed: it says so, but for events of before that was asked. */
function withReceipt(
  promise: AgreedPromise,
  seq: number,
  event: EventOf<'RECORD_PERFORMANCE'>,
): AgreedPromise {
  const isMoney = promise.amountFen !== null;
  const amountFen = isMoney
    ? (event.amountFen ?? Math.max(0, (promise.amountFen ?? 0) - promise.performedFen))
    : null;
  const receipt: Receipt = {
    seq,
    on: event.performedOn,
    amountFen,
    proof: event.proof,
    attachmentIds: event.attachmentIds ?? [],
    isLate: promise.dueOn !== null && event.performedOn > promise.dueOn,
  };
  const performedFen = promise.performedFen + (amountFen ?? 0);
  const isPart = event.partly === true || (promise.amountFen !== null && performedFen < promise.amountFen);
  return {
    ...promise,
    receipts: [...promise.receipts, receipt],
    performedFen,
    performed: !isPart,
    partly: !isMoney && isPart,
  };
}

/** What was kept stays; what was not is put aside with what had been paid of it. */
function amended(
  account: AgreementAccount,
  seq: number,
  event: EventOf<'AMEND_AGREEMENT'>,
): AgreementAccount {
  const { terms, promises, former } = account;
  const replaced: FormerTerms = {
    seq,
    until: event.amendedOn,
    reason: event.reason,
    terms,
    promises: promises.filter(({ performed }) => !performed),
  };
  return {
    ...account,
    terms: event.terms,
    promises: [...promises.filter(({ performed }) => performed), ...promisedIn(event.obligations)],
    former: [...former, replaced],
  };
}

function throughCourt(
  account: AgreementAccount,
  seq: number,
  event: EventOf<'RECORD_CONFIRMATION'>,
): AgreementAccount {
  const { step, datedOn, courtNumber, applyingPartyIds } = event;
  const taken: CourtStep = {
    seq,
    step,
    on: datedOn,
    courtNumber: courtNumber ?? null,
    applyingPartyIds: applyingPartyIds ?? [],
  };
  const promises =
    step === 'enforcement'
      ? account.promises.map((promise) =>
          isEnforced(promise, event) ? { ...promise, enforcedOn: datedOn } : promise,
        )
      : account.promises;
  return { ...account, promises, court: [...account.court, taken] };
}
