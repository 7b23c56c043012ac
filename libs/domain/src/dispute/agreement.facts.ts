import type { IsoDate } from '../calendar/iso-date.ts';
import type { DisputeContext, Obligation } from './dispute.context.ts';
import type { EventOf } from './dispute.events.ts';
import { latest, withResult } from './dispute.results.ts';

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

/** A payment is kept when its amount is reached, or reported without one; anything else when it is reported done. */
function performed(promise: Obligation, amountFen: number | undefined): Obligation {
  if (promise.amountFen === undefined) return { ...promise, performed: true };
  if (amountFen === undefined) return { ...promise, performedFen: promise.amountFen, performed: true };
  const performedFen = promise.performedFen + amountFen;
  return { ...promise, performedFen, performed: performedFen >= promise.amountFen };
}

/**
 * A written agreement takes effect with the last of the signatures, the mediator's and the seal; an oral one on the day
 * on which the last party agreed, whenever the mediator wrote it down. @source Mediation Act, arts. 29 and 30
 */
function effectiveDay({ form, signatures, mediatorSignedOn, sealedOn }: EventOf<'REACH_AGREEMENT'>): IsoDate {
  const agreedOn = signatures.map((signature) => signature.on);
  return latest(form === 'oral' ? agreedOn : [...agreedOn, mediatorSignedOn, sealedOn ?? mediatorSignedOn]);
}

/** What an agreement, its performance and its end write into the context. */
export const agreementRecorders: Recorders = {
  REACH_AGREEMENT: (context, event) => {
    const effectiveOn = effectiveDay(event);
    return {
      agreement: {
        form: event.form,
        effectiveOn,
        confirmation: 'none',
        obligations: newObligations(event.obligations),
      },
      ...withResult(context, 'settled', effectiveOn),
    };
  },
  AMEND_AGREEMENT: (context, event) => ({
    agreement: context.agreement && {
      ...context.agreement,
      obligations: [
        ...context.agreement.obligations.filter((promise) => promise.performed),
        ...newObligations(event.obligations),
      ],
    },
  }),
  RECORD_PERFORMANCE: (context, event) => ({
    agreement: context.agreement && {
      ...context.agreement,
      obligations: context.agreement.obligations.map((promise) =>
        promise.id === event.obligationId ? performed(promise, event.amountFen) : promise,
      ),
    },
  }),
  RECORD_CONFIRMATION: (context, event) => ({
    agreement: context.agreement && { ...context.agreement, confirmation: event.step },
  }),
  DEFAULT: () => ({ agreement: null }),
};
