import type { z } from 'zod';
import { addDays, orderToEach, type ReviewOrderType } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import type { Field } from '../../dispute/form/field.ts';
import type { Subject } from '../../dispute/form/field-input.tsx';
import type { AgendaEntry } from '../review-query.ts';
import { fieldsForMany, fieldsOfOrder, ordersForMany, orderTypes, schemaOfOrder } from './order-forms.ts';
import { meetingWords } from './words.ts';

/** What is asked for an order, of one case or of several. */
export interface OrderRules {
  /** What can be ordered now. */
  readonly orders: readonly ReviewOrderType[];
  readonly subject: Subject;
  readonly fieldsOf: (type: ReviewOrderType) => readonly Field[];
  readonly schemaOf: (type: ReviewOrderType) => z.ZodType;
  /** What stands in the form before anybody writes, so that a room mostly presses Enter. */
  readonly values: object;
}

/** How many days a unit has where the case has no day of its own yet. */
const usualDays = 15;

/** The orders that the case takes now, from this person. */
export const ordersOf = ({ allowedEvents }: Dispute): readonly ReviewOrderType[] =>
  orderTypes.filter((type) => allowedEvents.includes(type));

/** One case: the form begins with what the case says of itself. */
export function useRulesOf(dispute: Dispute): OrderRules {
  const say = useWords(meetingWords);
  const { today } = useDates();
  const { typeCode, localType, risk, complexity, lead, place, dueOn } = dispute;
  return {
    orders: ordersOf(dispute),
    subject: dispute,
    fieldsOf: fieldsOfOrder,
    schemaOf: schemaOfOrder,
    values: {
      typeCode,
      localTypeCode: localType?.code,
      risk,
      complexity,
      leadId: lead?.id ?? place.id,
      measure: say('usualMeasure'),
      dueOn: dueOn !== null && dueOn > today ? dueOn : addDays(today, usualDays),
    },
  };
}

/** No field that is asked once for several cases asks about one of them. */
const severalCases = {
  id: '',
  version: 0,
  parties: [],
  agreement: null,
  brokenAgreement: null,
  related: [],
  assisting: [],
};

/** Several cases: what they are and how dangerous stays as each of them says. */
export function useRulesForMany([first]: readonly AgendaEntry[]): OrderRules {
  const say = useWords(meetingWords);
  const { today } = useDates();
  return {
    orders: ordersForMany,
    subject: severalCases,
    fieldsOf: fieldsForMany,
    schemaOf: () => orderToEach,
    values: {
      leadId: first?.line.place.id,
      measure: say('usualMeasure'),
      dueOn: addDays(today, usualDays),
    },
  };
}
