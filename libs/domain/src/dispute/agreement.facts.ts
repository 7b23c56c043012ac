import { effectiveDay } from '../agreement/effective.day.ts';
import type { IsoDate } from '../calendar/iso-date.ts';
import { stopClocks } from './dispute.clocks.ts';
import type { Agreement, DisputeContext, Obligation } from './dispute.context.ts';
import type { EventOf } from './dispute.events.ts';
import { withResult } from './dispute.results.ts';

type AgreementEvent =
  | 'REACH_AGREEMENT'
  | 'AMEND_AGREEMENT'
  | 'RECORD_PERFORMANCE'
  | 'RECORD_CONFIRMATION'
  | 'DEFAULT';
type Recorders = {
  readonly [T in AgreementEvent]: (context: DisputeContext, event: EventOf<T>) => Partial<DisputeContext>;
};

/** Promises of which nothing is kept yet. */
export const newObligations = (
  promised: readonly {
    readonly id: string;
    readonly amountFen?: number | undefined;
    readonly dueOn: IsoDate;
  }[],
): readonly Obligation[] =>
  promised.map(({ id, amountFen, dueOn }) => ({
    id,
    ...(amountFen === undefined ? {} : { amountFen }),
    dueOn,
    performedFen: 0,
    performed: false,
  }));

/** A payment is kept when its amount is reached, or reported as the whole (once: without an amount); anything else when it is reported done. */
function performed(promise: Obligation, { amountFen, partly }: EventOf<'RECORD_PERFORMANCE'>): Obligation {
  if (partly) return { ...promise, partly };
  if (promise.amountFen === undefined) return { ...promise, performed: true };
  if (amountFen === undefined) return { ...promise, performedFen: promise.amountFen, performed: true };
  const performedFen = promise.performedFen + amountFen;
  return { ...promise, performedFen, performed: performedFen >= promise.amountFen };
}

/** Whether its enforcement is asked for: of what is named, and where nothing is, of all that is owed. */
export const isEnforced = (
  { id, performed }: Pick<Obligation, 'id' | 'performed'>,
  { enforcedIds }: Pick<EventOf<'RECORD_CONFIRMATION'>, 'enforcedIds'>,
): boolean => !performed && (enforcedIds === undefined || enforcedIds.includes(id));

const withPromises = (agreement: Agreement, next: (promise: Obligation) => Obligation): Agreement => ({
  ...agreement,
  obligations: agreement.obligations.map(next),
});

/** What befalls the agreement that stands, or the one that was broken: that one stands again once all of it was kept. */
function withOwed(
  { agreement, brokenAgreement }: DisputeContext,
  next: (owed: Agreement) => Agreement,
): Partial<DisputeContext> {
  if (agreement !== null) return { agreement: next(agreement) };
  if (!brokenAgreement) return {};
  const owed = next(brokenAgreement);
  return owed.obligations.every(({ performed: isKept }) => isKept)
    ? { agreement: owed, brokenAgreement: null }
    : { brokenAgreement: owed };
}

/** What an agreement, its performance and its end write into the context. */
export const agreementRecorders: Recorders = {
  REACH_AGREEMENT: (context, event) => {
    const { on: effectiveOn } = effectiveDay(event);
    return {
      agreement: {
        form: event.form,
        effectiveOn,
        confirmation: 'none',
        obligations: newObligations(event.obligations),
      },
      // The former one is over, and the window of the court that it had with it.
      ...(context.brokenAgreement
        ? { brokenAgreement: null, clocks: stopClocks(context, ['judicialConfirmation', 'enforcement']) }
        : {}),
      ...withResult(context, 'settled', effectiveOn),
    };
  },
  AMEND_AGREEMENT: (context, event) => ({
    agreement: context.agreement && {
      ...context.agreement,
      ...(event.outdatesRuling ? { confirmation: 'none', renewedOn: event.amendedOn } : {}),
      obligations: [
        ...context.agreement.obligations.filter((promise) => promise.performed),
        ...newObligations(event.obligations),
      ],
    },
  }),
  RECORD_PERFORMANCE: (context, event) => ({
    ...withOwed(context, (owed) =>
      withPromises(owed, (promise) =>
        promise.id === event.obligationId ? performed(promise, event) : promise,
      ),
    ),
    ...(event.attachmentIds === undefined || event.attachmentIds.length === 0
      ? {}
      : { receiptFiles: [...(context.receiptFiles ?? []), ...event.attachmentIds] }),
  }),
  RECORD_CONFIRMATION: (context, event) => {
    const { step, datedOn } = event;
    // The ruling that confirmed it stands.
    if (step === 'enforcement') {
      return withOwed(context, (owed) =>
        withPromises(owed, (promise) =>
          isEnforced(promise, event) ? { ...promise, enforcedOn: datedOn } : promise,
        ),
      );
    }
    return withOwed(context, (owed) => ({ ...owed, confirmation: step }));
  },
  DEFAULT: ({ agreement }, { next, obligationId, conduct = null, on, stillOwed }) => {
    if (next !== 'guidance' && stillOwed !== true) return { agreement: null };
    const broken =
      agreement &&
      withPromises(agreement, (promise) =>
        promise.id === obligationId ? { ...promise, broken: { on, conduct } } : promise,
      );
    return next === 'guidance' ? { agreement: broken } : { agreement: null, brokenAgreement: broken };
  },
};
